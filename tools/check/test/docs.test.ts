import { expect, test } from 'vitest';
import { docs } from '../src/rules/docs.ts';
import { problemsIn } from './house.ts';

const ROOT = JSON.stringify({ workspaces: ['apps/*', 'packages/*'], scripts: { check: 'x' } });
const GOOD = {
  'package.json': ROOT,
  'docs/a.md': 'See [b](b.md#part), [the root](../README.md), [out](https://example.org), and run `npm run check`.\n',
  'docs/b.md': '[up](#part)\n',
  'README.md': '',
  '.env.example': '# Ports\n#WEB_PORT=3140   # the page\n',
  'packages/domain/src/index.ts': "export const port = process.env['WEB_PORT'] ?? process.env['PATH'];\n",
};

test('accepts pages and variables that are true', async () => {
  expect(await problemsIn(docs, GOOD)).toEqual([]);
});

test.each([
  ['a dead link', 'docs/b.md', '\n[gone](gone.md)\n', 'docs/b.md:2 docs'],
  ['a command that does not exist', 'docs/b.md', 'npm run fly\n', 'docs/b.md:1 docs'],
  [
    'a variable that nobody explains',
    'packages/domain/src/x.ts',
    "process.env['SECRET'];",
    'packages/domain/src/x.ts:1 docs',
  ],
  [
    'a variable of the configuration’s schema that nobody explains',
    'packages/domain/src/x.ts',
    'const schema = z.object({\n  DEMO_MODE: flag,\n});\nexport const read = (env: NodeJS.ProcessEnv) => schema.parse(env);\n',
    'packages/domain/src/x.ts:2 docs',
  ],
  ['a variable that nobody reads', '.env.example', '#WEB_PORT=3140\n#OLD_PORT=1\n', '.env.example:2 docs'],
])('refuses %s', async (_name, path, text, expected) => {
  expect(await problemsIn(docs, { ...GOOD, [path]: text })).toEqual([expected]);
});
