import { expect, test } from 'vitest';
import { fileSize } from '../src/rules/file-size.ts';
import { layout } from '../src/rules/layout.ts';
import { privatePaths } from '../src/rules/private-paths.ts';
import { makeHouse, place, problemsIn } from './house.ts';

const lines = (count: number): string => 'const x = 1;\n'.repeat(count);

test('warns above 250 lines and refuses above 400, but not tests, data or generated files', async () => {
  const root = makeHouse({
    'packages/domain/src/short.ts': lines(250),
    'packages/domain/src/long.ts': lines(251),
    'packages/domain/src/endless.ts': lines(401),
    'packages/domain/src/data.json': lines(900),
    'packages/domain/src/schema.gen.ts': lines(900),
    'packages/domain/test/endless.test.ts': lines(900),
    'packages/domain/dist/index.js': lines(900),
  });
  const { problems, warnings } = await fileSize.run(root);
  expect(problems.map(place)).toEqual(['packages/domain/src/endless.ts file-size']);
  expect(warnings?.map(place)).toEqual([
    'packages/domain/src/long.ts file-size',
    'packages/domain/test/endless.test.ts file-size',
  ]);
});

test('refuses paths of one machine and the hosts of registries', async () => {
  // Written in pieces, since this file must itself pass.
  const slash = '/';
  const bad = [
    `const a = '${slash}home${slash}ana/shop';`,
    `const b = '${slash}work${slash}main/x';`,
    `const c = '${slash}root${slash}.config';`,
    `const d = 'C:${'\\'}Users${'\\'}ana';`,
    `const e = 'https:${slash}/registry.${'npmjs'}.org/pg';`,
    `const f = 'file:${slash}${slash}${slash}opt';`,
  ];
  const problems = await problemsIn(privatePaths, { 'docs/notes.md': bad.join('\n') });
  expect(problems.sort()).toEqual(bad.map((_, index) => `docs/notes.md:${index + 1} private-paths`));
});

test('accepts addresses, Debian paths and relative paths', async () => {
  const good =
    "const a = ['/usr/bin/chromium', '../lib/x.ts', 'https://localhost:3140/home/x', '/api/work', './root/x'];\n";
  expect(await problemsIn(privatePaths, { 'packages/domain/src/index.ts': good })).toEqual([]);
});

test('refuses a module without its file and a use case without a verb and a noun', async () => {
  const modules = 'apps/backend/src/modules';
  const problems = await problemsIn(layout, {
    [`${modules}/sales/sales.module.ts`]: '',
    [`${modules}/sales/use-cases/record-sale.ts`]: '',
    [`${modules}/sales/use-cases/record-sale.spec.ts`]: '',
    [`${modules}/sales/use-cases/sale.ts`]: '',
    [`${modules}/sales/use-cases/helpers/add-up.ts`]: '',
    [`${modules}/tills/till.module.ts`]: '',
  });
  expect(problems).toEqual([
    `${modules}/tills/tills.module.ts layout`,
    `${modules}/sales/use-cases/helpers/add-up.ts layout`,
    `${modules}/sales/use-cases/sale.ts layout`,
  ]);
});
