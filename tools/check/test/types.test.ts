import { expect, test } from 'vitest';
import { types } from '../src/rules/types.ts';
import { problemsIn } from './house.ts';

test('refuses a wrong type, in its workspace and across workspaces', async () => {
  const problems = await problemsIn(types, {
    'packages/domain/src/index.ts': 'export const one: number = 1;\nexport const two: number = "2";\n',
    'packages/contracts/src/index.ts':
      'import { one } from "@michangarrito/domain";\nexport const text: string = one;\n',
  });
  expect(problems).toContain('packages/domain/src/index.ts:2 types');
  expect(problems).toContain('packages/contracts/src/index.ts:2 types');
});

test('refuses a file that no tsconfig covers', async () => {
  const problems = await problemsIn(types, {
    'packages/domain/src/index.ts': 'export const one = 1;\n',
    'packages/domain/scripts/lost.ts': 'export const lost = 1;\n',
  });
  expect(problems).toEqual(['packages/domain/scripts/lost.ts types']);
});
