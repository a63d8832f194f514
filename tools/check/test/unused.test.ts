import { expect, test } from 'vitest';
import { unused } from '../src/rules/unused.ts';
import { problemsIn } from './house.ts';

const manifest = (dependencies: Record<string, string>): string =>
  JSON.stringify({ name: '@michangarrito/domain', type: 'module', exports: { '.': './src/index.ts' }, dependencies });

/** One package with a test that uses it: nothing here is unused. */
const DOMAIN = {
  'packages/domain/src/index.ts': 'export { one } from "./one.ts";\n',
  'packages/domain/src/one.ts': 'export const one = 1;\n',
  'packages/domain/test/one.test.ts': 'import { one } from "../src/index.ts";\nconsole.log(one);\n',
};

const ofDomain = (problems: string[]): string[] => problems.filter((problem) => problem.startsWith('packages/domain'));

test('accepts files, exports and dependencies that are used', async () => {
  expect(ofDomain(await problemsIn(unused, DOMAIN))).toEqual([]);
});

test('refuses an unused file, export, type, dependency, and one that is not listed', async () => {
  const problems = await problemsIn(unused, {
    ...DOMAIN,
    'packages/domain/package.json': manifest({ uuidv7: '^1.2.1' }),
    'packages/domain/src/one.ts':
      'import "pg";\nexport const one = 1;\nexport const two = 2;\nexport type Three = 3;\n',
    'packages/domain/src/lost.ts': 'export const lost = 1;\n',
  });
  expect(ofDomain(problems).sort()).toEqual([
    'packages/domain/package.json unused/dependencies',
    'packages/domain/src/lost.ts unused/files',
    'packages/domain/src/one.ts:1 unused/unlisted',
    'packages/domain/src/one.ts:3 unused/exports',
    'packages/domain/src/one.ts:4 unused/types',
  ]);
});

test('refuses what a package offers and nobody takes', async () => {
  const problems = await problemsIn(unused, {
    ...DOMAIN,
    'packages/domain/test/one.test.ts': 'import "../src/index.ts";\n',
  });
  expect(ofDomain(problems)).toContain('packages/domain/src/index.ts:1 unused/exports');
});
