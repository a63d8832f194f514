import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { stopOwnTestServer, testServerUrl, urlOf } from '@michangarrito/testing';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { migrate, readMigrations, readStarterCatalogs } from '../src/index.ts';
import { scramVerifier } from '../src/scram.ts';

const SCHEMAS = new URL('../schemas/', import.meta.url);
let serverUrl: string;
let server: pg.Client;
let directory: string;
let adminUrl: string;
let databases = 0;

beforeAll(async () => {
  serverUrl = await testServerUrl();
  server = new pg.Client({ connectionString: serverUrl });
  await server.connect();
});
afterAll(async () => {
  await server.end();
  await stopOwnTestServer();
});
beforeEach(async () => {
  databases += 1;
  const name = `migrate_${process.pid}_${databases}`;
  await server.query(`create database ${name}`);
  adminUrl = urlOf(serverUrl, name);
  directory = await mkdtemp(join(tmpdir(), 'migrations-'));
});
afterEach(async () => {
  await server.query(`drop database ${new URL(adminUrl).pathname.slice(1)} with (force)`);
  await rm(directory, { recursive: true });
});

const run = (lines: string[] = []) => migrate({ adminUrl, log: (line) => lines.push(line), directory });
const file = (name: string, sql: string) => writeFile(join(directory, name), sql);

async function query<R extends pg.QueryResultRow>(sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  it('applies the product’s files once, in order, and then none', async () => {
    await cp(SCHEMAS, directory, { recursive: true });
    const names = (await readMigrations()).map(({ name }) => name);
    expect(await run()).toEqual({ applied: names, total: names.length });
    expect(await run()).toEqual({ applied: [], total: names.length });
  });

  it('of several at once, one applies each file and the others wait', async () => {
    await file(
      '01-one.sql',
      `create table app.one (id int); comment on table app.one is 'infrastructure: a test'; select pg_sleep(0.2)`,
    );
    const results = await Promise.all([run(), run(), run()]);
    expect(results.flatMap(({ applied }) => applied)).toEqual(['01-one.sql']);
  });

  it('refuses by name a file that changed, and applies nothing', async () => {
    await file('01-one.sql', 'select 1');
    await run();
    await file('01-one.sql', 'select 2');
    await file('02-two.sql', 'create table app.two (id int)');
    await expect(run()).rejects.toThrow('01-one.sql changed');
    expect(await query(`select to_regclass('app.two') as found`)).toEqual([{ found: null }]);
  });

  it('refuses a file that comes before one applied, and a database newer than the files', async () => {
    await file('02-two.sql', 'select 2');
    await run();
    await file('01-one.sql', 'select 1');
    await expect(run()).rejects.toThrow('01-one.sql comes before 02-two.sql');
    await rm(join(directory, '01-one.sql'));
    await rm(join(directory, '02-two.sql'));
    await expect(run()).rejects.toThrow('02-two.sql, which this release does not');
  });

  it('leaves nothing of a file that fails, and says which', async () => {
    await file('01-one.sql', 'create table app.one (id int); select 1 / 0');
    await expect(run()).rejects.toThrow('01-one.sql failed: division by zero');
    expect(await query(`select to_regclass('app.one') as found`)).toEqual([{ found: null }]);
    expect(await query('select * from app.migrations')).toEqual([]);
  });

  it('refuses a file that is not numbered', async () => {
    await file('one.sql', 'select 1');
    await expect(run()).rejects.toThrow('one.sql');
  });

  it('gives an installation from before them the templates of the starter catalogues, and takes strays away', async () => {
    await cp(SCHEMAS, directory, { recursive: true, filter: (path) => !(Number(basename(path).slice(0, 2)) >= 28) });
    await run();
    await query(`insert into catalog.product_templates (business_type, code, position, category, name, unit, tax_class)
      values ('otro', 'stray', 1, 'Nada', 'Stray', 'piece', 'iva16')`);
    await cp(SCHEMAS, directory, { recursive: true });
    expect((await run()).applied[0]).toBe('28-product-templates.sql');
    const giros = (await readStarterCatalogs())
      .filter(({ products }) => products.length > 0)
      .map(({ businessType, products }) => ({ giro: businessType, products: products.length }));
    const rows = `select business_type as giro, count(*)::int as products from catalog.product_templates group by 1 order by 1`;
    expect(await query(rows)).toEqual(giros.toSorted((one, other) => (one.giro < other.giro ? -1 : 1)));
  });

  it('makes the partitions of years to come, once, and leaves a default that is in use alone', async () => {
    await cp(SCHEMAS, directory, { recursive: true });
    await run();
    await query(
      `insert into public.tenants (id, name, slug, business_type, phone) values (gen_random_uuid(), 'T', 't', 'otro', '5500000001')`,
    );
    await query(`insert into subscriptions.token_usage (tenant_id, id, kind, tokens)
      select id, app.uuid_floor('2033-05-01'), 'grant', 1 from public.tenants`);
    const unbounded = `select count(*)::int as made from pg_partitioned_table`;
    const [counted] = await query<{ made: number }>(unbounded);
    const made = counted?.made ?? 0;
    expect(await query('select app.extend_partitions(2033) as made')).toEqual([{ made: made * 3 - 1 }]);
    expect(await query('select app.extend_partitions(2033) as made')).toEqual([{ made: 0 }]);
    expect(await query('select tableoid::regclass::text as found from subscriptions.token_usage')).toEqual([
      { found: 'subscriptions.token_usage_default' },
    ]);
  });
});

describe('scramVerifier', () => {
  it('is what RFC 7677 says for its example', () => {
    const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
    expect(scramVerifier('pencil', salt)).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });
});
