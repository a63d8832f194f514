import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource, type EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, startBackend, type SuiteDatabase } from './support/backend.ts';

type Described = Record<string, string>;

let database: SuiteDatabase;
let app: NestFastifyApplication;

beforeAll(async () => {
  database = await openDatabase();
  app = await startBackend(database);
});

afterAll(async () => {
  await app.close();
  await database.close();
});

/** Every column of a table as the catalog has it: type, whether it may be null, and its place in the primary key. */
async function catalogColumns(table: EntityMetadata): Promise<Described> {
  const { rows } = await database.admin.query<{ name: string; type: string; nullable: boolean; key: boolean }>(
    `select a.attname as name,
       case t.typtype when 'd' then format_type(t.typbasetype, t.typtypmod) else format_type(a.atttypid, a.atttypmod) end as type,
       not (a.attnotnull or t.typnotnull) as nullable,
       exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any(i.indkey)) as key
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [`"${table.schema ?? 'public'}"."${table.tableName}"`],
  );
  return Object.fromEntries(rows.map(({ name, ...column }) => [name, describeColumn(column)]));
}

function entityColumns(table: EntityMetadata): Described {
  return Object.fromEntries(
    table.columns.map((column) => [
      column.databaseName,
      describeColumn({ type: sqlType(column), nullable: column.isNullable, key: column.isPrimary }),
    ]),
  );
}

const NAMES: Readonly<Record<string, string>> = {
  timestamptz: 'timestamp with time zone',
  int: 'integer',
  varchar: 'character varying',
};

function sqlType({ type, enumName, precision, scale, isArray }: ColumnMetadata): string {
  const name = type === 'enum' ? (enumName ?? 'enum') : String(type);
  const exact = name === 'numeric' ? `numeric(${String(precision)},${String(scale)})` : (NAMES[name] ?? name);
  return isArray ? `${exact}[]` : exact;
}

function describeColumn({ type, nullable, key }: { type: string; nullable: boolean; key: boolean }): string {
  return `${type}${nullable ? ' null' : ''}${key ? ' key' : ''}`;
}

test('entities and database agree, column by column and both ways', async () => {
  const tables = app.get(DataSource).entityMetadatas;
  expect(tables.length).toBeGreaterThan(5);
  for (const table of tables) {
    const mapped = entityColumns(table);
    const stored = await catalogColumns(table);
    expect.soft({ [table.tablePath]: mapped }).toEqual({ [table.tablePath]: stored });
  }
});

/** The tables that the page of the data names as having no entity. */
function documentedTables(): string[] {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/data.md'), 'utf8');
  const section = page.split('\n## ').find((part) => part.startsWith('Tables without an entity')) ?? '';
  return [...section.matchAll(/`([a-z]+\.[a-z_]+)`/g)].map(([, name = '']) => name);
}

test('every table has an entity, or the documentation says that and why it has none', async () => {
  const mapped = app.get(DataSource).entityMetadatas.map((table) => `${table.schema ?? 'public'}.${table.tableName}`);
  const { rows } = await database.admin.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^(pg_|information_schema)'`,
  );
  const unmapped = rows.map(({ name }) => name).filter((name) => !mapped.includes(name));
  expect(unmapped.toSorted()).toEqual([...new Set(documentedTables())].toSorted());
});
