import { readMigrations, whyOutOfDate } from '@michangarrito/database';
import type pg from 'pg';
import {
  APP_ROLE,
  asRole,
  AUDIT_ROLE,
  codeOf,
  migrateDatabase,
  withClient,
  type Database,
  type Log,
  type RolePasswords,
} from './database-client.ts';
import type { Settings } from './environment.ts';
import { CommandError } from './processes.ts';
import type { Secrets } from './secrets.ts';

const OLDEST_SERVER = 150_000;

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

function urlsOf(settings: Settings, secrets: Secrets): Pick<Database, 'adminUrl' | 'appUrl' | 'auditUrl'> {
  const { databaseUrl, databaseAdminUrl: adminUrl, databaseAuditUrl } = settings;
  const derive = (role: string, password: string): string | undefined => adminUrl && asRole(adminUrl, role, password);
  const appUrl = databaseUrl ?? derive(APP_ROLE, secrets.appPassword);
  if (appUrl === undefined) throw new Error('neither DATABASE_URL nor DATABASE_ADMIN_URL is set');
  return { adminUrl, appUrl, auditUrl: databaseAuditUrl ?? derive(AUDIT_ROLE, secrets.auditPassword) };
}

/** The passwords that the user chose for our roles, in the URLs he gave; ours where he gave none. Others are not ours to set. */
function passwordsOf(settings: Settings, secrets: Secrets): RolePasswords {
  const choose = (given: string | undefined, role: string, generated: string): string | undefined => {
    if (given === undefined) return generated;
    const url = new URL(given);
    return url.username === role && url.password !== '' ? decodeURIComponent(url.password) : undefined;
  };
  const appPassword = choose(settings.databaseUrl, APP_ROLE, secrets.appPassword);
  const auditPassword = choose(settings.databaseAuditUrl, AUDIT_ROLE, secrets.auditPassword);
  return { ...(appPassword !== undefined && { appPassword }), ...(auditPassword !== undefined && { auditPassword }) };
}

/**
 * Opens a PostgreSQL of the user's: migrated with the owner's URL where he gave it, else checked to be up to date. Failures are
 * `CommandError`s that name the variable to mend.
 */
export async function openOwnServer(settings: Settings, secrets: Secrets, log: Log): Promise<Database> {
  const urls = urlsOf(settings, secrets);
  let migrations = (await readMigrations()).length;
  if (urls.adminUrl !== undefined) {
    await tryUrl('DATABASE_ADMIN_URL', urls.adminUrl, refuseOldServer);
    migrations = await migrateDatabase(urls.adminUrl, passwordsOf(settings, secrets), log);
  }
  const reason = await tryUrl('DATABASE_URL', urls.appUrl, async (client) => {
    await refuseOldServer(client);
    await refuseStrongRole(client);
    return whyOutOfDate(async (sql) => (await client.query<{ name: string; checksum: string }>(sql)).rows);
  });
  if (reason !== undefined) {
    const remedy = 'set DATABASE_ADMIN_URL to the URL of its owner, so that they can run';
    throw new CommandError(`The database ${reason}: ${remedy}.`);
  }
  // Nobody but its operator stops a server that is not ours.
  const nothing = (): Promise<void> => Promise.resolve();
  return { ...urls, migrations, server: undefined, stop: nothing, release: nothing };
}
