import { setTimeout as sleep } from 'node:timers/promises';
import { migrate, readMigrations } from '@michangarrito/database';
import { PortBusyError, startEmbeddedPostgres, type EmbeddedPostgres } from '@michangarrito/embedded-postgres';
import pg from 'pg';
import type { Settings } from './environment.ts';
import { busyPort, CommandError } from './processes.ts';
import type { Secrets } from './secrets.ts';

export type Database = {
  /** The owner's URL; absent when the user gave only the application's. */
  readonly adminUrl: string | undefined;
  /** The application's own role. */
  readonly appUrl: string;
  /** The auditor's role; absent when the user gave neither it nor the owner's URL. */
  readonly auditUrl: string | undefined;
  /** How many migrations the database has. */
  readonly migrations: number;
  /** Resolves, with words for how, when the embedded server ended by itself. */
  readonly ended: Promise<string>;
  /** Whether the embedded server was already running before. */
  readonly adopted: boolean;
  readonly stop: () => Promise<void>;
};

type Log = (line: string) => void;
type Urls = Pick<Database, 'adminUrl' | 'appUrl' | 'auditUrl'>;

const DATABASE_NAME = 'michangarrito';
const APP_ROLE = 'michangarrito_app';
const AUDIT_ROLE = 'michangarrito_audit';
const OLDEST_SERVER = 150_000;
const WATCH_MS = 500;

const CODES = { undefinedTable: '42P01', undefinedSchema: '3F000', denied: '42501' } as const;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server and database by another role. */
function asRole(url: string, role: string, password: string): string {
  const other = new URL(url);
  other.username = role;
  other.password = encodeURIComponent(password);
  return other.href;
}

function passwordOf(url: string | undefined, fallback: string): string {
  return url === undefined ? fallback : decodeURIComponent(new URL(url).password);
}

/** Connects with the name of the variable in the error, since the user has to mend that one. */
async function tryUrl<T>(variable: string, url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  try {
    return await withClient(url, work);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const reason = error instanceof Error ? error.message || codeOf(error) : String(error);
    throw new CommandError(`${variable} does not work: ${reason}`, { cause: error });
  }
}

async function createIfMissing(server: EmbeddedPostgres): Promise<string> {
  await withClient(server.adminUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE_NAME]);
    if (rowCount === 0) await client.query(`create database ${DATABASE_NAME}`);
  });
  const url = new URL(server.adminUrl);
  url.pathname = `/${DATABASE_NAME}`;
  return url.href;
}

async function migrateAs(
  adminUrl: string,
  passwords: { appPassword: string; auditPassword: string },
  log: Log,
): Promise<number> {
  try {
    const { total } = await migrate({ adminUrl, ...passwords, log });
    return total;
  } catch (error) {
    throw new CommandError(
      `The database could not be migrated: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}

/** Watches a server that is not our child, or no longer: adopted ones send no event. */
async function watchServer(server: EmbeddedPostgres, isStopping: () => boolean): Promise<string> {
  for (;;) {
    await sleep(WATCH_MS, undefined, { ref: false });
    if (isStopping() || server.isRunning()) continue;
    return `its process ${server.pid} is gone; its log lies in ${server.directory}`;
  }
}

async function openEmbedded(settings: Settings, secrets: Secrets, log: Log): Promise<Database> {
  const server = await startServer(settings, log);
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    await server.stop();
  };
  try {
    const adminUrl = await createIfMissing(server);
    const { appPassword, auditPassword } = secrets;
    const migrations = await migrateAs(adminUrl, { appPassword, auditPassword }, log);
    const urls = {
      adminUrl,
      appUrl: asRole(adminUrl, APP_ROLE, appPassword),
      auditUrl: asRole(adminUrl, AUDIT_ROLE, auditPassword),
    };
    return { ...urls, migrations, adopted: server.adopted, ended: watchServer(server, () => stopping), stop };
  } catch (error) {
    if (!server.adopted) await stop();
    throw error;
  }
}

async function startServer(settings: Settings, log: Log): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres({ dataDir: settings.dataDir, port: settings.embeddedDatabasePort, log });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const busy = error instanceof PortBusyError;
    throw new CommandError(busy ? busyPort('EMBEDDED_DATABASE_PORT', error.port) : message, { cause: error });
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  );
  const server = rows[0];
  if (server === undefined || server.number < OLDEST_SERVER) {
    throw new CommandError(
      `MiChangarrito needs PostgreSQL 15 or newer; this server is ${server?.version ?? 'unknown'}.`,
    );
  }
}

/** A role that passes by row-level security would let one shop read another. */
async function refuseStrongRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ rolname: string; strong: boolean }>(
    'select rolname, rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user',
  );
  if (rows[0]?.strong === true) {
    throw new CommandError(
      `DATABASE_URL connects as ${rows[0].rolname}, which passes by row-level security (superuser or BYPASSRLS). ` +
        `Use the role ${APP_ROLE} there, and give this URL as DATABASE_ADMIN_URL: it is used to migrate, and only then.`,
    );
  }
}

/** How many migrations a database lacks, as far as the application's role may know. */
async function countPending(client: pg.Client): Promise<number> {
  const known = await readMigrations();
  try {
    const { rows } = await client.query<{ name: string }>('select name from app.migrations');
    const applied = new Set(rows.map((row) => row.name));
    return known.filter(({ name }) => !applied.has(name)).length;
  } catch (error) {
    if (codeOf(error) === CODES.undefinedTable || codeOf(error) === CODES.undefinedSchema) return known.length;
    // The record exists and is not ours to read: the backend's readiness tells whether its tables are there.
    if (codeOf(error) === CODES.denied) return 0;
    throw error;
  }
}

function ownUrls(settings: Settings, secrets: Secrets): Urls {
  const { databaseUrl, databaseAdminUrl: adminUrl, databaseAuditUrl } = settings;
  const derive = (role: string, password: string): string | undefined => adminUrl && asRole(adminUrl, role, password);
  const appUrl = databaseUrl ?? derive(APP_ROLE, secrets.appPassword);
  if (appUrl === undefined) throw new Error('neither DATABASE_URL nor DATABASE_ADMIN_URL is set');
  return { adminUrl, appUrl, auditUrl: databaseAuditUrl ?? derive(AUDIT_ROLE, secrets.auditPassword) };
}

async function openOwn(settings: Settings, secrets: Secrets, log: Log): Promise<Database> {
  const urls = ownUrls(settings, secrets);
  let migrations = (await readMigrations()).length;
  if (urls.adminUrl !== undefined) {
    await tryUrl('DATABASE_ADMIN_URL', urls.adminUrl, refuseOldServer);
    const appPassword = passwordOf(settings.databaseUrl, secrets.appPassword);
    const auditPassword = passwordOf(settings.databaseAuditUrl, secrets.auditPassword);
    migrations = await migrateAs(urls.adminUrl, { appPassword, auditPassword }, log);
  }
  const pending = await tryUrl('DATABASE_URL', urls.appUrl, async (client) => {
    await refuseOldServer(client);
    await refuseStrongRole(client);
    return countPending(client);
  });
  if (pending > 0) {
    throw new CommandError(
      `The database lacks ${pending} migrations: set DATABASE_ADMIN_URL to the URL of its owner, so that they can run.`,
    );
  }
  // Nobody but its operator watches or stops a server that is not ours.
  const ended = new Promise<string>(() => {});
  return { ...urls, migrations, adopted: true, ended, stop: () => Promise.resolve() };
}

/** Whether the settings name a PostgreSQL of the user's. */
export function usesOwnServer(settings: Settings): boolean {
  return settings.databaseUrl !== undefined || settings.databaseAdminUrl !== undefined;
}

/**
 * Opens the database that `start` uses, migrated: the embedded one, or the user's own. Failures are `CommandError`s that name
 * the variable to mend.
 */
export function openDatabase(settings: Settings, secrets: Secrets, log: Log): Promise<Database> {
  return usesOwnServer(settings) ? openOwn(settings, secrets, log) : openEmbedded(settings, secrets, log);
}
