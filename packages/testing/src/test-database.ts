import { createHash, randomBytes } from 'node:crypto';
import { migrate, readMigrations, readStarterCatalogs } from '@michangarrito/database';
import pg from 'pg';
import { testServerUrl } from './test-server.ts';

// Roles belong to the server, not to a database, so every suite shares their passwords.
const APP_PASSWORD = 'test-app';
const AUDIT_PASSWORD = 'test-audit';
const BACKUP_PASSWORD = 'test-backup';
// Any constant of our own: whoever makes the template takes the same lock.
const TEMPLATE_LOCK = 4_120_260_302;

/** A migrated database of one suite's own. */
export interface TestDatabase {
  readonly name: string;
  readonly adminUrl: string;
  readonly appUrl: string;
  readonly auditUrl: string;
  /** Runs one statement as the server's administrator, whom no rule holds back. */
  administer(sql: string): Promise<void>;
  /** What one statement answers to the same. `Row` is what the caller knows of its columns. */
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Closes what is connected to it and forgets it. */
  drop(): Promise<void>;
}

/** Clones the migrated template, which the first call of a run makes. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = await testServerUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(serverUrl, async (client) => {
    // A template can be cloned by one at a time, and by nobody while it is being made.
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const template = await ensureTemplate(client, serverUrl);
    await client.query(`create database ${name} template ${template}`);
  });
  const adminUrl = urlOf(serverUrl, name);
  return {
    name,
    adminUrl,
    administer: (sql) => withClient(adminUrl, async (client) => void (await client.query(sql))),
    rows: <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      withClient(adminUrl, async (client) => (await client.query<Row>(sql, [...values])).rows),
    appUrl: urlOf(serverUrl, name, { user: 'michangarrito_app', password: APP_PASSWORD }),
    auditUrl: urlOf(serverUrl, name, { user: 'michangarrito_audit', password: AUDIT_PASSWORD }),
    drop: () =>
      withClient(
        serverUrl,
        async (client) => void (await client.query(`drop database if exists ${name} with (force)`)),
      ),
  };
}

/** The same server's URL for another database or person. */
export function urlOf(serverUrl: string, database: string, login?: { user: string; password: string }): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (login) {
    url.username = login.user;
    url.password = login.password;
  }
  return url.toString();
}

async function ensureTemplate(client: pg.Client, serverUrl: string): Promise<string> {
  const migrations = await readMigrations();
  // What the migrator puts into a database: files of another content make another template.
  const state = createHash('sha256')
    .update(migrations.map(({ checksum }) => checksum).join())
    .update(JSON.stringify(await readStarterCatalogs()))
    .digest('hex');
  const template = `template_${state.slice(0, 16)}`;
  const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [template]);
  if (rowCount) return template;
  await client.query(`drop database if exists ${template} with (force)`);
  await client.query(`create database ${template}`);
  await migrate({
    adminUrl: urlOf(serverUrl, template),
    appPassword: APP_PASSWORD,
    auditPassword: AUDIT_PASSWORD,
    backupPassword: BACKUP_PASSWORD,
    log: () => undefined,
  });
  await client.query(`alter database ${template} is_template true`);
  return template;
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
