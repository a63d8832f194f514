import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freezeMigrations, migrations } from '../src/rules/migrations.ts';
import { makeHouse, place } from './house.ts';

const FIRST = 'database/schemas/01-first.sql';
const SECOND = 'database/schemas/02-second.sql';
const CHECKSUMS = 'database/schemas/CHECKSUMS';

function frozenHouse(): string {
  const root = makeHouse({ [FIRST]: 'create table a ();\n' });
  writeFileSync(join(root, CHECKSUMS), freezeMigrations(root));
  return root;
}

async function problemsAfter(root: string, change: Record<string, string>): Promise<string[]> {
  for (const [path, text] of Object.entries(change)) writeFileSync(join(root, path), text);
  return (await migrations.run(root)).problems.map(place);
}

test('accepts migrations as they were frozen, whatever their line endings', async () => {
  expect(await problemsAfter(frozenHouse(), { [FIRST]: 'create table a ();\r\n' })).toEqual([]);
});

test('refuses a change to a frozen migration, and freezing again does not hide it', async () => {
  const root = frozenHouse();
  expect(await problemsAfter(root, { [FIRST]: 'create table b ();\n' })).toEqual([`${FIRST} migrations`]);
  expect(await problemsAfter(root, { [CHECKSUMS]: freezeMigrations(root) })).toEqual([`${FIRST} migrations`]);
});

test('asks to freeze a new migration', async () => {
  const root = frozenHouse();
  expect(await problemsAfter(root, { [SECOND]: 'create table b ();\n' })).toEqual([`${SECOND} migrations`]);
  expect(await problemsAfter(root, { [CHECKSUMS]: freezeMigrations(root) })).toEqual([]);
});
