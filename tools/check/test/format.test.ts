import { expect, test } from 'vitest';
import { format } from '../src/rules/format.ts';
import { problemsIn } from './house.ts';

const ours = (problems: string[]): string[] => problems.filter((problem) => problem.startsWith('packages/domain/src/'));

test('refuses what the formatter would write in another way, or cannot read', async () => {
  const problems = await problemsIn(format, {
    'packages/domain/src/bad.ts': 'export const one = [1,2]',
    'packages/domain/src/broken.ts': 'export const = [1,',
    'packages/domain/src/good.ts': 'export const one = [1, 2];\n',
  });
  expect(ours(problems)).toEqual(['packages/domain/src/broken.ts:1 format', 'packages/domain/src/bad.ts format']);
});
