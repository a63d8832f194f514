import { expect, test } from 'vitest';
import { dependencies } from '../src/rules/dependencies.ts';
import { makeHouse, problemsIn } from './house.ts';

const manifest = (wanted: Record<string, string>): string =>
  JSON.stringify({ name: '@michangarrito/domain', dependencies: { '@michangarrito/contracts': '*', ...wanted } });
const page = (...rows: string[]): string =>
  ['| package | where | why | licence |', '|---|---|---|---|', ...rows].join('\n');

const PG = '| `pg` | packages/domain | speaks to PostgreSQL | MIT |';

test('accepts a pinned dependency with a true line', async () => {
  const files = { 'packages/domain/package.json': manifest({ pg: '8.23.1' }), 'docs/dependencies.md': page(PG) };
  expect(await problemsIn(dependencies, files)).toEqual([]);
});

test.each([
  ['no line', { pg: '8.23.1' }, page(), /pg has no line/],
  ['a line without a dependency', {}, page(PG), /pg is listed, and no package/],
  ['the wrong place', { pg: '8.23.1' }, page('| pg | apps/backend | x | MIT |'), /pg is used in: packages\/domain/],
  ['no reason', { pg: '8.23.1' }, page('| pg | packages/domain |  | MIT |'), /does not say why/],
  ['the wrong licence', { pg: '8.23.1' }, page('| pg | packages/domain | x | GPL-3.0 |'), /its licence is MIT/],
  ['two lines', { pg: '8.23.1' }, page(PG, PG), /listed twice/],
  ['any version', { pg: '*' }, page(PG), /give a version/],
  ['a tag', { pg: 'latest' }, page(PG), /give a version/],
  ['an address', { pg: 'git+https://example.org/pg.git' }, page(PG), /give a version/],
])('refuses %s', async (_name, wanted: Record<string, string>, text, message) => {
  const root = makeHouse({ 'packages/domain/package.json': manifest(wanted), 'docs/dependencies.md': text });
  const { problems } = await dependencies.run(root);
  expect(problems.map((problem) => problem.message)).toEqual([expect.stringMatching(message)]);
});

test('refuses two versions of one dependency', async () => {
  const root = makeHouse({
    'packages/domain/package.json': manifest({ pg: '8.23.1' }),
    'packages/auditor/package.json': JSON.stringify({ name: '@michangarrito/auditor', dependencies: { pg: '^8.0.0' } }),
    'docs/dependencies.md': page('| pg | packages/auditor, packages/domain | x | MIT |'),
  });
  const { problems } = await dependencies.run(root);
  expect(problems.map((problem) => problem.message)).toEqual([expect.stringMatching(/several versions/)]);
});
