import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, createShop } from './support/books.ts';

const CLASSES = ['tenant', 'identity', 'reference', 'infrastructure'];

interface Table extends Record<string, unknown> {
  readonly name: string;
  readonly class: string;
  readonly secured: boolean;
  readonly forced: boolean;
  readonly key: string[];
  /** Columns of its foreign keys to tables of shops. */
  readonly references: string[][];
  readonly privileges: string[];
}

const TABLES = `
  select c.oid::regclass::text as name, app.table_class(c.oid) as class, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    (select array_agg(a.attname::text order by k.place) from pg_constraint p, unnest(p.conkey) with ordinality k (column_number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.column_number where p.conrelid = c.oid and p.contype = 'p') as key,
    (select coalesce(json_agg(array(select a.attname::text from unnest(f.conkey) with ordinality k (column_number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.column_number order by k.place)), '[]')
      from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'
        and app.table_class(f.confrelid) in ('tenant', 'identity') and f.confrelid <> 'public.tenants'::regclass) as references,
    array(select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) p
      where has_table_privilege('michangarrito_app', c.oid, p)) as privileges
  from pg_class c
  where c.relkind in ('r', 'p') and not c.relispartition
    and c.relnamespace not in (select oid from pg_namespace where nspname ~ '^(pg_|information_schema)')
  order by 1`;

let books: Books;
let tables: Table[];
const ofClass = (name: string) => tables.filter((table) => table.class === name);

beforeAll(async () => {
  books = await Books.open();
  // As JSON, since node-postgres gives arrays of names as text.
  const [row] = await books.rows<{ tables: Table[] }>(`select json_agg(t) as tables from (${TABLES}) t`);
  tables = row?.tables ?? [];
});
afterAll(() => books.close());

describe('the class of every table', () => {
  it('is the first word of its comment', () => {
    expect(tables.length).toBeGreaterThan(45);
    expect(tables.filter((table) => !CLASSES.includes(table.class)).map(({ name }) => name)).toEqual([]);
  });

  it('tenant: row-level security is forced, and the shop comes first in the key and in every reference', () => {
    const wrong = ofClass('tenant').filter(
      ({ secured, forced, key, references }) =>
        !secured || !forced || key[0] !== 'tenant_id' || references.some(([first]) => first !== 'tenant_id'),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(ofClass('tenant').length).toBeGreaterThan(35);
  });

  it('identity: row-level security is on, and the application deletes nothing', () => {
    const names = ofClass('identity').map(({ name }) => name);
    expect(names.toSorted()).toEqual([
      'auth.device_people',
      'auth.devices',
      'auth.otp_codes',
      'auth.sessions',
      'auth.users',
      'tenant_whatsapp_numbers',
      'tenants',
    ]);
    expect(ofClass('identity').filter(({ secured, privileges }) => !secured || privileges.includes('DELETE'))).toEqual(
      [],
    );
  });

  it('reference: the application only reads', () => {
    expect(ofClass('reference').length).toBeGreaterThan(2);
    expect(ofClass('reference').filter(({ privileges }) => privileges.join() !== 'SELECT')).toEqual([]);
  });

  it('infrastructure: the application has no access', () => {
    expect(ofClass('infrastructure').map(({ name }) => name)).toContain('app.migrations');
    expect(ofClass('infrastructure').filter(({ privileges }) => privileges.length > 0)).toEqual([]);
  });

  it('a partition is reached through its parent only', async () => {
    const [row] = await books.rows<{ total: string; open: string }>(`
      select count(*) as total, count(*) filter (where not relrowsecurity or not relforcerowsecurity
        or has_table_privilege('michangarrito_app', oid, 'SELECT') or has_table_privilege('michangarrito_app', oid, 'INSERT')) as open
      from pg_class where relispartition and relkind = 'r'`);
    expect(Number(row?.total)).toBeGreaterThan(50);
    expect(row?.open).toBe('0');
  });

  it('a table that says none is refused', async () => {
    await books.admin.query('begin');
    await books.admin.query('create table sales.nameless (id int)');
    await expect(books.admin.query('select app.secure_tables()')).rejects.toThrow('sales.nameless');
    await books.admin.query('rollback');
  });
});

describe('what the application sees', () => {
  it('without a shop: no person, shop, device, session, sale or product', async () => {
    const shop = await createShop(books);
    for (const table of ['public.tenants', 'auth.users', 'auth.devices', 'auth.sessions', 'catalog.products']) {
      expect((await books.app.query(`select count(*)::int as n from ${table}`)).rows).toEqual([{ n: 0 }]);
    }
    await expect(books.app.query('select * from auth.otp_codes')).rejects.toThrow('permission denied');
    expect(await books.asShop(shop.tenantId, 'select id from auth.users')).toEqual([{ id: shop.actorId }]);
  });

  it('in its shop: no row of another, and none can be written there', async () => {
    const [mine, other] = [await createShop(books), await createShop(books)];
    expect(
      await books.asShop(mine.tenantId, 'select id from catalog.products where tenant_id = $1', [other.tenantId]),
    ).toEqual([]);
    const write = books.asShop(
      mine.tenantId,
      `insert into catalog.categories (tenant_id, id, name) values ($1, $1, 'Otra')`,
      [other.tenantId],
    );
    await expect(write).rejects.toThrow('row-level security');
  });

  it('cannot change the schema, its own powers or its shop’s ledgers by function', async () => {
    const calls = ['app.secure_tables()', 'app.extend_partitions(2031)', `app.ensure_partition('sales.sales', 2031)`];
    for (const call of calls) await expect(books.app.query(`select ${call}`)).rejects.toThrow('permission denied');
    const { rows } = await books.app.query(
      `select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user`,
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
  });
});
