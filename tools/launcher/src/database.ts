import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PortBusyError, startEmbeddedPostgres, type EmbeddedPostgres } from '@michangarrito/embedded-postgres';
import {
  APP_ROLE,
  asRole,
  AUDIT_ROLE,
  codeOf,
  migrateDatabase,
  withClient,
  type Database,
  type Log,
} from './database-client.ts';
import type { Settings } from './environment.ts';
import { openOwnServer } from './own-server.ts';
import { busyPort, CommandError, type Service } from './processes.ts';
import type { Secrets } from './secrets.ts';

const DATABASE_NAME = 'michangarrito';
const DUPLICATE_DATABASE = '42P04';
const WATCH_MS = 500;

/** The superuser's URL for another database of the same server. */
function onDatabase(server: EmbeddedPostgres, name: string): string {
  const url = new URL(server.adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function createIfMissing(server: EmbeddedPostgres): Promise<string> {
  await withClient(server.adminUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE_NAME]);
    if (rowCount !== 0) return;
    await client.query(`create database ${DATABASE_NAME}`).catch((error: unknown) => {
      // Another command started at the same moment and was first.
      if (codeOf(error) !== DUPLICATE_DATABASE) throw error;
    });
  });
  return onDatabase(server, DATABASE_NAME);
}

/** Watches a server that is not our child, or no longer: adopted ones send no event. */
async function watchServer(server: EmbeddedPostgres, isStopping: () => boolean): Promise<string> {
  for (;;) {
    await sleep(WATCH_MS, undefined, { ref: false });
    if (isStopping() || server.isRunning()) continue;
    return `its process ${server.pid} is gone; its log lies in ${server.directory}`;
  }
}

/** Starts a server in the place of one that died. The URLs that others hold name its port. */
async function replaceServer(dead: EmbeddedPostgres, settings: Settings, log: Log): Promise<EmbeddedPostgres> {
  const server = await startServer({ ...settings, embeddedDatabasePort: dead.port }, log);
  if (server.port === dead.port) return server;
  throw new CommandError(`another command has started it on port ${server.port} instead of ${dead.port}`);
}

async function openEmbedded(settings: Settings, secrets: Secrets, log: Log): Promise<Database> {
  let server = await startServer(settings, log);
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    await server.stop();
  };
  const watch = (): Service => ({ name: 'PostgreSQL', ended: watchServer(server, () => stopping), stop });
  const startAgain = async (): Promise<Service> => {
    server = await replaceServer(server, settings, log);
    return watch();
  };
  try {
    const adminUrl = await createIfMissing(server);
    const { appPassword, auditPassword } = secrets;
    const migrations = await migrateDatabase(adminUrl, { appPassword, auditPassword }, log);
    const urls = {
      adminUrl,
      appUrl: asRole(adminUrl, APP_ROLE, appPassword),
      auditUrl: asRole(adminUrl, AUDIT_ROLE, auditPassword),
    };
    // A server that was started answers already.
    const replaceable = { service: watch(), startAgain, isReady: () => Promise.resolve(true) };
    return { ...urls, migrations, server: replaceable, stop, release: () => stopUnlessUsed(server) };
  } catch (error) {
    if (!server.adopted) await stop();
    throw error;
  }
}

/**
 * Stops a server that a short command started for itself, unless `start` has adopted it in the meantime: then it is that one's
 * to stop.
 */
async function stopUnlessUsed(server: EmbeddedPostgres): Promise<void> {
  if (server.adopted) return;
  const isUsed = await withClient(server.adminUrl, async (client) => {
    const others = `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`;
    return (await client.query(others)).rowCount !== 0;
  });
  if (!isUsed) await server.stop();
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

/** Whether the settings name a PostgreSQL of the user's. */
export function usesOwnServer(settings: Settings): boolean {
  return settings.databaseUrl !== undefined || settings.databaseAdminUrl !== undefined;
}

/**
 * Opens the database that `start` uses, migrated: the embedded one, or the user's own. Failures are `CommandError`s that name
 * the variable to mend.
 */
export function openDatabase(settings: Settings, secrets: Secrets, log: Log): Promise<Database> {
  return usesOwnServer(settings) ? openOwnServer(settings, secrets, log) : openEmbedded(settings, secrets, log);
}

/**
 * Gives `work` the superuser's URL of an empty database in the embedded server, and drops it afterwards. The server is started
 * for the time of the work where `start` is not running.
 */
export async function withOwnDatabase<T>(
  settings: Settings,
  prefix: string,
  log: Log,
  work: (adminUrl: string) => Promise<T>,
): Promise<T> {
  const server = await startServer(settings, log);
  const name = `${prefix.replaceAll('-', '_')}_${randomBytes(4).toString('hex')}`;
  try {
    await withClient(server.adminUrl, (client) => client.query(`create database ${name}`));
    try {
      return await work(onDatabase(server, name));
    } finally {
      await withClient(server.adminUrl, (client) => client.query(`drop database ${name} with (force)`));
    }
  } finally {
    await stopUnlessUsed(server);
  }
}
