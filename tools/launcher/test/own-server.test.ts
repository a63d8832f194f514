import { startTemporaryPostgres, type EmbeddedPostgres } from '@michangarrito/embedded-postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asRole, withClient } from '../src/database-client.ts';
import { openDatabase } from '../src/database.ts';
import { readSettings } from '../src/environment.ts';

const secrets = { jwtSecret: 'x'.repeat(32), appPassword: 'generated-app', auditPassword: 'generated-audit' };

// A server of its own: roles and their passwords belong to a whole server, and other suites share theirs.
let server: EmbeddedPostgres;
let adminUrl: string;

beforeAll(async () => {
  server = await startTemporaryPostgres(() => {});
  await withClient(server.adminUrl, (client) => client.query('create database shop'));
  adminUrl = server.adminUrl.replace(/postgres$/, 'shop');
  await withClient(adminUrl, (client) => client.query(`create role michangarrito_app login password 'chosen'`));
});

afterAll(() => server.stop());

const open = (env: NodeJS.ProcessEnv): ReturnType<typeof openDatabase> =>
  openDatabase(readSettings(env), secrets, () => {});

test('without the owner’s URL, a database that lacks migrations is refused with what to do', async () => {
  const DATABASE_URL = asRole(adminUrl, 'michangarrito_app', 'chosen');
  await expect(open({ DATABASE_URL })).rejects.toThrow(/lacks migrations .*: set DATABASE_ADMIN_URL/);
});

test('a URL that does not work is said by its variable, and not repeated', async () => {
  const wrong = asRole(adminUrl, 'michangarrito_app', 'hunter2');
  const failure = (await open({ DATABASE_URL: wrong }).catch((error: unknown) => error)) as Error;
  expect(failure.message).toMatch(/^DATABASE_URL does not work: password authentication failed/);
  expect(failure.message).not.toContain('hunter2');
  await expect(open({ DATABASE_ADMIN_URL: 'postgres://me@127.0.0.1:1/x' })).rejects.toThrow(
    /^DATABASE_ADMIN_URL does not work/,
  );
});

test('a superuser in the application’s place is refused', async () => {
  await expect(open({ DATABASE_URL: adminUrl })).rejects.toThrow(
    /DATABASE_URL connects as postgres.*michangarrito_app/,
  );
});

test('the owner’s URL migrates; the passwords are those of the URLs given, else generated', async () => {
  const DATABASE_URL = asRole(adminUrl, 'michangarrito_app', 'mine');
  const database = await open({ DATABASE_URL, DATABASE_ADMIN_URL: adminUrl });
  expect(database.appUrl).toBe(DATABASE_URL);
  expect(database.migrations).toBeGreaterThan(0);
  const who = (url: string): Promise<unknown> =>
    withClient(
      url,
      async (client) => (await client.query<{ name: string }>('select current_user::text as name')).rows[0]?.name,
    );
  expect(await who(DATABASE_URL)).toBe('michangarrito_app');
  expect(await who(String(database.auditUrl))).toBe('michangarrito_audit');
  // Once migrated, the application's URL is enough, and stopping leaves a server that is not ours alone.
  await (await open({ DATABASE_URL })).stop();
  expect(server.isRunning()).toBe(true);

  const derived = await open({ DATABASE_ADMIN_URL: adminUrl });
  expect(await who(derived.appUrl)).toBe('michangarrito_app');
});

test('the application may not read the record of migrations, but is told what the database lacks', async () => {
  const DATABASE_URL = asRole(adminUrl, 'michangarrito_app', 'generated-app');
  await (await open({ DATABASE_URL })).stop();
  await withClient(adminUrl, (client) => client.query(`delete from app.migrations where name like '21-%'`));
  await expect(open({ DATABASE_URL })).rejects.toThrow(
    /lacks migrations \(21-device-forks\.sql\): set DATABASE_ADMIN_URL/,
  );
  await withClient(adminUrl, (client) => client.query('drop function app.applied_migrations()'));
  await expect(open({ DATABASE_URL })).rejects.toThrow(/lacks migrations \(22-applied-migrations\.sql and perhaps/);
});
