import { startBackendProcess } from '@michangarrito/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openDatabase, type SuiteDatabase } from './support/backend.ts';

let database: SuiteDatabase;
beforeAll(async () => {
  database = await openDatabase();
  await database.admin.query('create table public.as_migrated as table app.migrations');
});
afterEach(() =>
  database.admin.query('delete from app.migrations; insert into app.migrations table public.as_migrated'),
);
afterAll(() => database.close());

const REMEDY = 'Run npm start once with DATABASE_ADMIN_URL set to the URL of its owner';

test('a partly migrated database is refused at the start, with what it lacks and what to run', async () => {
  await database.admin.query(
    `delete from app.migrations where name in ('20-auth-functions.sql', '21-device-forks.sql')`,
  );
  const start = startBackendProcess(database.appUrl);
  await expect(start).rejects.toThrow(`lacks migrations (20-auth-functions.sql, 21-device-forks.sql). ${REMEDY}`);
});

test('so is one that was migrated by other files', async () => {
  await database.admin.query(`update app.migrations set checksum = repeat('0', 64) where name = '07-sales.sql'`);
  await expect(startBackendProcess(database.appUrl)).rejects.toThrow(
    `another 07-sales.sql than this release has. ${REMEDY}`,
  );
});

test('a newer database is served: its files only add', async () => {
  await database.admin.query(`insert into app.migrations (name, checksum) values ('99-later.sql', repeat('0', 64))`);
  await (await startBackendProcess(database.appUrl)).stop();
});
