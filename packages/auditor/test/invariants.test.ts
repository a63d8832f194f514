import { createTestDatabase, stopOwnTestServer, type TestDatabase } from '@michangarrito/testing';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Difference } from '../src/invariant.ts';
import { DATABASE_INVARIANTS, INVARIANTS } from '../src/invariants/index.ts';
import { auditorSources } from './support/auditor-sources.ts';
import { CORRUPTIONS, DATABASE_CORRUPTIONS, type Corruption } from './support/corruptions/index.ts';
import { writeDay, type Day } from './support/day.ts';
import { writeDebts } from './support/random-debts.ts';
import { ShopBooks } from './support/shop-books.ts';

let database: TestDatabase;
let admin: pg.Client;
let day: Day;
let neighbour: Day;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client(database.adminUrl);
  await admin.connect();
  day = await writeDay(new ShopBooks(admin, 1));
  neighbour = await writeDay(new ShopBooks(admin, 2));
});

afterAll(async () => {
  await admin.end();
  await database.drop();
  await stopOwnTestServer();
});

beforeEach(() => admin.query('begin'));
afterEach(() => admin.query('rollback'));

/** As the owner with every trigger asleep; what is read after it is read as the auditor. */
async function corrupt(sql: string): Promise<void> {
  await admin.query('set local session_replication_role = replica');
  const answers = [await admin.query(sql)].flat();
  await admin.query('set local role michangarrito_audit');
  expect(answers.at(-1)?.rowCount ?? 1).toBe(1);
}

async function all(differences: AsyncIterable<Difference>): Promise<Difference[]> {
  const found: Difference[] = [];
  for await (const difference of differences) found.push(difference);
  return found;
}

function titled(corruptions: readonly Corruption[]): (Corruption & { title: string })[] {
  return corruptions.map((corruption) => ({
    ...corruption,
    title: corruption.invariant + (corruption.how === undefined ? '' : `: ${corruption.how}`),
  }));
}

test('every invariant has a row that breaks it', () => {
  const codes = (entries: readonly { code: string }[]): Set<string> => new Set(entries.map(({ code }) => code));
  const broken = (entries: readonly { invariant: string }[]): Set<string> =>
    new Set(entries.map((entry) => entry.invariant));
  expect(broken(CORRUPTIONS)).toEqual(codes(INVARIANTS));
  expect(broken(DATABASE_CORRUPTIONS)).toEqual(codes(DATABASE_INVARIANTS));
  expect(codes([...INVARIANTS, ...DATABASE_INVARIANTS]).size).toBe(INVARIANTS.length + DATABASE_INVARIANTS.length);
});

/** Every difference of a shop, with the code of its invariant in front. */
async function differencesOf({ shop }: Day): Promise<string[]> {
  const told: string[] = [];
  for (const invariant of INVARIANTS) {
    const found = await all(invariant.check(admin, shop.tenantId));
    told.push(...found.map((difference) => `${invariant.code} ${JSON.stringify(difference)}`));
  }
  return told;
}

test('a day that was written rightly breaks none', async () => {
  await admin.query('set local role michangarrito_audit');
  expect(await differencesOf(day)).toEqual([]);
  expect(await differencesOf(neighbour)).toEqual([]);
  for (const invariant of DATABASE_INVARIANTS) expect(await all(invariant.check(admin)), invariant.code).toEqual([]);
});

test('the database’s fold of fiados and the auditor’s agree, whatever was paid and taken off', async () => {
  for (let seed = 1; seed <= 12; seed += 1) await writeDebts(day, seed);
  const { rows } = await admin.query<{ over: boolean }>(
    'select bool_or(lowered_centavos > amount_centavos) as over from customers.fiados where tenant_id = $1',
    [day.shop.tenantId],
  );
  expect(rows).toEqual([{ over: true }]);
  expect(await differencesOf(day)).toEqual([]);
});

test('its queries call no function and read no view of the product', async () => {
  const { rows } = await admin.query<{ name: string }>(`
    select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname not in ('pg_catalog', 'information_schema')
    union
    select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')`);
  expect(rows.length).toBeGreaterThan(10);
  const used = auditorSources().flatMap((text) =>
    rows.filter(({ name }) => new RegExp(`\\b${name.replace('.', '\\.')}\\b`).test(text)),
  );
  expect(used).toEqual([]);
});

describe('one wrong row of a shop is named, and its neighbour stays clean', () => {
  test.each(titled(CORRUPTIONS))('$title', async ({ invariant, sql, row }) => {
    const broken = INVARIANTS.find(({ code }) => code === invariant);
    if (!broken) throw new Error(`no invariant ${invariant}`);
    await corrupt(sql(day));
    const found = await all(broken.check(admin, day.shop.tenantId));
    expect(found.map((difference) => difference.row)).toEqual([row(day)]);
    expect(found.every(({ expected, found: is }) => expected !== is && expected !== '' && is !== '')).toBe(true);
    expect(await all(broken.check(admin, neighbour.shop.tenantId))).toEqual([]);
  });
});

describe('what guards the ledgers is named', () => {
  test.each(titled(DATABASE_CORRUPTIONS))('$title', async ({ invariant, sql, row }) => {
    const broken = DATABASE_INVARIANTS.find(({ code }) => code === invariant);
    if (!broken) throw new Error(`no invariant ${invariant}`);
    await corrupt(sql(day));
    expect((await all(broken.check(admin))).map((difference) => difference.row)).toEqual([row(day)]);
  });
});
