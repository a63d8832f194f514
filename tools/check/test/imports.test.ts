import { expect, test } from 'vitest';
import { imports } from '../src/rules/imports.ts';
import { problemsIn } from './house.ts';

const HOUSE = {
  'packages/domain/src/index.ts': 'export const one = 1;\n',
  'packages/contracts/src/index.ts': 'export { one } from "@michangarrito/domain";\n',
  'packages/local-store/src/index.ts': 'export { one } from "@michangarrito/contracts";\n',
  'packages/auditor/src/index.ts': 'export const audit = 1;\n',
  'packages/testing/src/index.ts': 'export const database = 1;\n',
  'packages/domain/test/one.test.ts': 'export { database } from "@michangarrito/testing";\n',
  'apps/backend/src/common/context.ts': 'export const context = 1;\n',
  'apps/backend/src/modules/sales/sales.module.ts': 'export { sell } from "./use-cases/sell.ts";\n',
  'apps/backend/src/modules/sales/use-cases/sell.ts': 'export { context as sell } from "../../../common/context.ts";\n',
  'apps/backend/src/modules/reports/today.ts': 'export { sell } from "../sales/sales.module.ts";\n',
  'apps/frontend/src/main.ts': 'export { one } from "@michangarrito/local-store";\n',
};

/** One bad import per line: the file that makes it, what it imports, the rule that must refuse it. */
const BAD: [path: string, imported: string, rule: string][] = [
  ['packages/domain/src/x-contracts.ts', '@michangarrito/contracts', 'domain-is-pure'],
  ['packages/domain/src/x-builtin.ts', 'node:path', 'domain-is-pure'],
  ['packages/domain/src/x-package.ts', 'uuidv7', 'domain-is-pure'],
  ['packages/auditor/src/x-domain.ts', '@michangarrito/domain', 'auditor-is-independent'],
  ['packages/contracts/src/x-store.ts', '@michangarrito/auditor', 'contracts-inward'],
  ['packages/contracts/src/x-deep.ts', '@michangarrito/domain/src/index.ts', 'resolvable'],
  ['packages/contracts/src/x-relative.ts', '../../domain/src/index.ts', 'through-the-package'],
  ['packages/local-store/src/x-auditor.ts', '@michangarrito/auditor', 'local-store-inward'],
  ['packages/testing/src/x-app.ts', '../../../apps/backend/src/common/context.ts', 'nothing-imports-an-app'],
  ['apps/frontend/src/x-backend.ts', '../../backend/src/common/context.ts', 'apps-apart'],
  ['apps/frontend/src/x-auditor.ts', '@michangarrito/auditor', 'frontend-inward'],
  ['apps/backend/src/x-store.ts', '@michangarrito/local-store', 'backend-inward'],
  ['apps/backend/src/x-testing.ts', '@michangarrito/testing', 'testing-only-in-tests'],
  ['apps/backend/src/modules/reports/x-inside.ts', '../sales/use-cases/sell.ts', 'backend-modules-apart'],
  ['apps/backend/src/common/x-module.ts', '../modules/sales/sales.module.ts', 'common-knows-no-module'],
];

test('accepts imports that point inward', async () => {
  expect(await problemsIn(imports, HOUSE)).toEqual([]);
});

test('refuses each import that points outward or past the exports', async () => {
  const bad = BAD.map(([path, imported]) => [path, `import '${imported}';\n`] as const);
  const problems = await problemsIn(imports, { ...HOUSE, ...Object.fromEntries(bad) });
  expect(problems).toEqual(expect.arrayContaining(BAD.map(([path, , rule]) => `${path}:1 imports/${rule}`)));
  const places = new Set(problems.map((problem) => problem.split(':')[0] ?? ''));
  expect([...places].sort()).toEqual(BAD.map(([path]) => path).sort());
});

test('refuses a cycle, of values or of types, once', async () => {
  const problems = await problemsIn(imports, {
    ...HOUSE,
    'packages/domain/src/a.ts': 'export * from "./b.ts";\n',
    'packages/domain/src/b.ts': 'export * from "./a.ts";\n',
    'packages/contracts/src/c.ts': 'import type { D } from "./d.ts";\nexport type C = D | 1;\n',
    'packages/contracts/src/d.ts': 'import type { C } from "./c.ts";\nexport type D = C | 2;\n',
  });
  expect(problems.sort()).toEqual([
    'packages/contracts/src/c.ts:1 imports/no-cycle',
    'packages/domain/src/a.ts:1 imports/no-cycle',
  ]);
});
