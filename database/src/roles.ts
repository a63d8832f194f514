import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseError, escapeLiteral, type Client } from 'pg';
import { scramVerifier } from './scram.ts';

/** A role that the schema's grants name. `settings` hold for every connection of the role. */
type Role = {
  readonly name: string;
  readonly password: string | undefined;
  readonly readsAll: boolean;
  readonly settings: Readonly<Record<string, string>>;
};

export type RolePasswords = {
  readonly appPassword: string | undefined;
  readonly auditPassword: string | undefined;
  readonly backupPassword: string | undefined;
};

function rolesOf(passwords: RolePasswords): Role[] {
  return [
    // The planner's guesses for sets out of JSON are high enough to start the JIT compiler, which costs more than the statement. And
    // what it plans while a table is empty (a sequential scan) lives as long as the connection: foreign keys and functions keep it.
    {
      name: 'michangarrito_app',
      password: passwords.appPassword,
      readsAll: false,
      settings: { jit: 'off', enable_seqscan: 'off' },
    },
    {
      name: 'michangarrito_audit',
      password: passwords.auditPassword,
      readsAll: true,
      settings: { default_transaction_read_only: 'on' },
    },
    { name: 'michangarrito_backup', password: passwords.backupPassword, readsAll: true, settings: {} },
  ];
}

const CONCURRENT_UPDATE = 'XX000';
const INSUFFICIENT_PRIVILEGE = '42501';
const ALREADY_THERE = new Set(['42710', '23505']);
const isCode = (error: unknown, code: string) => error instanceof DatabaseError && error.code === code;

/**
 * Creates the roles that are missing and sets the passwords that are given. Roles belong to the whole server, so another
 * database's migration may do the same at this moment.
 * @throws Error naming the role when the admin may not create it.
 */
export async function ensureRoles(
  client: Client,
  passwords: RolePasswords,
  log: (line: string) => void,
): Promise<void> {
  for (const role of rolesOf(passwords)) {
    const { rows } = await client.query<{ rolbypassrls: boolean }>(
      'select rolbypassrls from pg_roles where rolname = $1',
      [role.name],
    );
    if (rows[0] === undefined) await createRole(client, role, log);
    await settle(client, role, rows[0] === undefined);
  }
}

async function createRole(client: Client, role: Role, log: (line: string) => void): Promise<void> {
  try {
    await create(client, role, role.readsAll);
  } catch (error) {
    if (error instanceof DatabaseError && ALREADY_THERE.has(error.code ?? '')) return;
    if (!isCode(error, INSUFFICIENT_PRIVILEGE)) throw error;
    if (!role.readsAll) throw missing(role, error);
    // Only a superuser may let a role bypass row-level security; the policies `audit_reads` serve it all the same.
    await create(client, role, false).catch((again: unknown) => {
      throw missing(role, again);
    });
    log(`role ${role.name} cannot bypass row-level security: pg_dump needs that, or a superuser`);
  }
  log(`role ${role.name} created`);
}

async function create(client: Client, role: Role, bypass: boolean): Promise<void> {
  await client.query(
    `create role ${role.name} login nosuperuser nocreatedb nocreaterole noinherit ${bypass ? 'bypassrls' : 'nobypassrls'}`,
  );
}

function missing(role: Role, cause: unknown): Error {
  return new Error(
    `The role ${role.name} is missing and DATABASE_ADMIN_URL may not create it. Create it, or use a role with CREATEROLE.`,
    { cause },
  );
}

async function settle(client: Client, role: Role, isNew: boolean): Promise<void> {
  const statements: string[] = [];
  if (role.password !== undefined)
    statements.push(`alter role ${role.name} password ${escapeLiteral(scramVerifier(role.password))}`);
  if (isNew)
    statements.push(
      ...Object.entries(role.settings).map(
        ([name, value]) => `alter role ${role.name} set ${name} = ${escapeLiteral(value)}`,
      ),
    );
  for (const statement of statements) await retryWhileConcurrent(() => client.query(statement));
}

/** PostgreSQL says "tuple concurrently updated" when two sessions alter one role at once. */
async function retryWhileConcurrent(work: () => Promise<unknown>, attempts = 5): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isCode(error, CONCURRENT_UPDATE) || attempts === 1) throw error;
    await delay(20);
    await retryWhileConcurrent(work, attempts - 1);
  }
}
