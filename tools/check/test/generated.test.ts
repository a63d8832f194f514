import { expect, test } from 'vitest';
import { staleFiles } from '../src/rules/generated.ts';
import { makeHouse, place } from './house.ts';

test('refuses a generated file that is missing or differs', () => {
  const root = makeHouse({ 'packages/domain/same.gen.ts': 'a\n', 'packages/domain/old.gen.ts': 'a\n' });
  const expected = new Map([
    ['packages/domain/same.gen.ts', 'a\n'],
    ['packages/domain/old.gen.ts', 'b\n'],
    ['packages/domain/missing.gen.ts', 'a\n'],
  ]);
  expect(staleFiles(root, expected).map(place)).toEqual([
    'packages/domain/old.gen.ts generated',
    'packages/domain/missing.gen.ts generated',
  ]);
});
