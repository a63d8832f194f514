import { Client } from 'pg';
import type { StarterCatalog } from '../seeds/catalogs/index.ts';
import { readMigrations, type Migration } from './migrations.ts';
import { ensureRoles } from './roles.ts';
import { loadStarterCatalogs, readStarterCatalogs } from './starter-catalogs.ts';

export type MigrateOptions = {
  /** URL of the owner's role; it must be able to create schemas, and roles where they are missing. */
  readonly adminUrl: string;
  /** Passwords are set where they are given; without one a role keeps what it has. */
  readonly appPassword?: string;
  readonly auditPassword?: string;
  readonly backupPassword?: string;
  readonly log: (line: string) => void;
  /** Another folder of migrations; the product's own by default. */
  readonly directory?: string;
  /** Other starter catalogues; the product's own by default. */
  readonly starterCatalogs?: readonly StarterCatalog[];
};

/** `applied` names what this run added, in order; `total` is how many the database has now. */
export type MigrateResult = { readonly applied: readonly string[]; readonly total: number };

const OLDEST_SERVER = 150_000;
// Any constant of our own: whoever migrates this database takes the same lock.
const LOCK_KEY = 4_120_260_301;

/**
 * Brings a database up to date: roles, numbered files in order, each in a transaction of its own, then security, the
 * partitions of the years to come and the starter catalogues. Runs at once are one after another; a file that changed after it was applied is refused by name.
 */
export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const migrations = await readMigrations(options.directory);
  const catalogs = options.starterCatalogs ?? (await readStarterCatalogs());
  const client = new Client({ connectionString: options.adminUrl, application_name: 'michangarrito-migrate' });
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    const { appPassword, auditPassword, backupPassword } = options;
    await ensureRoles(client, { appPassword, auditPassword, backupPassword }, options.log);
    const applied = await applyMissing(client, migrations, options.log);
    await finish(client);
    await loadStarterCatalogs(client, catalogs, migrations, options.log);
    return { applied, total: migrations.length };
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  );
  const server = rows[0];
  if (server === undefined || server.number < OLDEST_SERVER) {
    throw new Error(`MiChangarrito needs PostgreSQL 15 or later; this server is ${server?.version ?? 'unknown'}.`);
  }
}

async function applyMissing(
  client: Client,
  migrations: readonly Migration[],
  log: (line: string) => void,
): Promise<string[]> {
  await createRecord(client);
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from app.migrations');
  const recorded = new Map(rows.map((row) => [row.name, row.checksum]));
  refuseDifferences(migrations, recorded);

  const applied: string[] = [];
  for (const migration of migrations.filter(({ name }) => !recorded.has(name))) {
    await applyOne(client, migration);
    log(`migration ${migration.name} applied`);
    applied.push(migration.name);
  }
  return applied;
}

async function createRecord(client: Client): Promise<void> {
  await client.query(`
    set client_min_messages = warning;
    create schema if not exists app;
    create table if not exists app.migrations (
      name text primary key,
      checksum text not null check (checksum ~ '^[0-9a-f]{64}$'),
      applied_at timestamptz not null default now()
    );
    comment on table app.migrations is 'infrastructure: the migrations that this database has, with the SHA-256 of each file';
  `);
}

function refuseDifferences(migrations: readonly Migration[], recorded: ReadonlyMap<string, string>): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...recorded.keys()].find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new Error(`The database has the migration ${unknown}, which this release does not: the database is newer.`);
  const changed = migrations.find(({ name, checksum }) => recorded.has(name) && recorded.get(name) !== checksum);
  if (changed !== undefined)
    throw new Error(
      `The migration ${changed.name} changed after it was applied. Put it back, and add a new file instead.`,
    );
  const newest = [...recorded.keys()].toSorted().at(-1);
  const late = migrations.find(({ name }) => newest !== undefined && name < newest && !recorded.has(name));
  if (late !== undefined)
    throw new Error(
      `The migration ${late.name} comes before ${newest}, which is applied already. Give it a later number.`,
    );
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into app.migrations (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(
      `The migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

async function finish(client: Client): Promise<void> {
  const { rows } = await client.query<{ ready: boolean }>(
    `select to_regprocedure('app.secure_tables()') is not null as ready`,
  );
  if (rows[0]?.ready !== true) return;
  await client.query('begin');
  await client.query('select app.secure_tables()');
  await client.query('select app.extend_partitions(extract(year from now())::int + 2)');
  await client.query('commit');
}
