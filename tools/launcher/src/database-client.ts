import { migrate } from '@michangarrito/database';
import pg from 'pg';
import type { Replaceable } from './keep-running.ts';
import { CommandError } from './processes.ts';

export type Log = (line: string) => void;

export type Database = {
  /** The owner's URL; absent when the user gave only the application's. */
  readonly adminUrl: string | undefined;
  /** The application's own role. */
  readonly appUrl: string;
  /** The auditor's role; absent when the user gave neither it nor the owner's URL. */
  readonly auditUrl: string | undefined;
  /** How many migrations the database has. */
  readonly migrations: number;
  /** The embedded server; absent with one of the user's, which nobody but its operator watches or starts. */
  readonly server: Replaceable | undefined;
  /** Stops the embedded server. */
  readonly stop: () => Promise<void>;
  /** Stops the embedded server if it was started for this command alone. */
  readonly release: () => Promise<void>;
};

export type RolePasswords = { readonly appPassword?: string; readonly auditPassword?: string };

export const APP_ROLE = 'michangarrito_app';
export const AUDIT_ROLE = 'michangarrito_audit';

/** The stable code of a PostgreSQL or system error; empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Runs `work` on a connection of its own. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server and database by another role. */
export function asRole(url: string, role: string, password: string): string {
  const other = new URL(url);
  other.username = role;
  other.password = encodeURIComponent(password);
  return other.href;
}

/** Migrates and sets the passwords given. Returns how many migrations the database has; failures are `CommandError`s. */
export async function migrateDatabase(adminUrl: string, passwords: RolePasswords, log: Log): Promise<number> {
  try {
    const { total } = await migrate({ adminUrl, ...passwords, log });
    return total;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(`The database could not be migrated: ${reason}`, { cause: error });
  }
}
