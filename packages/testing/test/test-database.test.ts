import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase, stopOwnTestServer } from '../src/index.ts';

afterAll(stopOwnTestServer);

test('two suites get databases of their own, migrated, and the application cannot see shops it does not name', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const admin = new pg.Client(one.adminUrl);
  await admin.connect();
  await admin.query(
    `insert into public.tenants (id, name, slug, business_type, phone) values (gen_random_uuid(), 'Una', 'una', 'otro', '5511111111')`,
  );
  await admin.end();

  const app = new pg.Client(one.appUrl);
  await app.connect();
  const { rows: seen } = await app.query('select id from public.tenants');
  await app.end();
  const auditor = new pg.Client(other.auditUrl);
  await auditor.connect();
  const { rows: elsewhere } = await auditor.query('select id from public.tenants');
  await auditor.end();
  await Promise.all([one.drop(), other.drop()]);

  expect(seen).toEqual([]);
  expect(elsewhere).toEqual([]);
}, 60_000);
