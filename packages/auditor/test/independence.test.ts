import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createTestDatabase, stopOwnTestServer } from '@michangarrito/testing';
import { afterAll, expect, test } from 'vitest';
import { DATABASE_INVARIANTS, INVARIANTS } from '../src/invariants/index.ts';

const SOURCES = fileURLToPath(new URL('../src', import.meta.url));
const PAGE = fileURLToPath(new URL('../../../docs/audit.md', import.meta.url));
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(`${SOURCES}/${path}`, 'utf8') }));

afterAll(stopOwnTestServer);

test('the auditor imports pg, Node and itself, and nothing else', () => {
  const imports = files.flatMap(({ text }) =>
    [...text.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map((match) => match[1] ?? match[2] ?? ''),
  );
  expect(imports).not.toHaveLength(0);
  expect(imports.filter((name) => name !== 'pg' && !name.startsWith('node:') && !/^\.\.?\//.test(name))).toEqual([]);
});

test('its queries call no function and read no view of the product', async () => {
  const database = await createTestDatabase();
  const admin = new pg.Client(database.adminUrl);
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>(`
    select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname not in ('pg_catalog', 'information_schema')
    union
    select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')`);
  await admin.end();
  await database.drop();
  expect(rows.length).toBeGreaterThan(10);
  const used = files.flatMap(({ text }) =>
    rows.filter(({ name }) => new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(text)),
  );
  expect(used).toEqual([]);
});

test('every invariant is explained on its page', () => {
  const page = readFileSync(PAGE, 'utf8');
  const missing = [...INVARIANTS, ...DATABASE_INVARIANTS].filter(
    ({ code, description }) => !page.includes(`| \`${code}\` | ${description} |`),
  );
  expect(missing.map(({ code, description }) => `| \`${code}\` | ${description} |`)).toEqual([]);
});
