import { createTestDatabase, startOwnServer, stopOwnTestServer, urlOf, type OwnServer } from '@michangarrito/testing';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, expect, it } from 'vitest';

let own: OwnServer | undefined;
afterAll(async () => {
  await own?.stop();
  await stopOwnTestServer();
});

async function query<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

async function registerShop(adminUrl: string, phone: string): Promise<string> {
  const tenantId = uuidv7();
  await query(adminUrl, `select auth.register_tenant($1, 'Tienda', $2, 'abarrotes', $3, $4, 'Ana', 'hash')`, [
    tenantId,
    `tienda-${phone}`,
    phone,
    uuidv7(),
  ]);
  return tenantId;
}

/** As the application reads it: with its role, and after what begins a pull. */
async function epochOf(appUrl: string, tenantId: string): Promise<string | null | undefined> {
  await query(appUrl, `select set_config('app.tenant_id', $1, true), sync.prepare_pull($2)`, [tenantId, uuidv7()]);
  const sql = `select (select sync.current_epoch() from set_config('app.tenant_id', $1, true)) as epoch`;
  const [row] = await query<{ epoch: string | null }>(appUrl, sql, [tenantId]);
  return row?.epoch;
}

it('is each shop’s own, and another one in a copy of the database', async () => {
  const original = await createTestDatabase();
  const [one, two] = [
    await registerShop(original.adminUrl, '5510000001'),
    await registerShop(original.adminUrl, '5510000002'),
  ];
  const epochs = [await epochOf(original.appUrl, one), await epochOf(original.appUrl, two)];
  expect(epochs[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(epochs[0]).not.toBe(epochs[1]);
  expect(await epochOf(original.appUrl, one)).toBe(epochs[0]);

  const copy = `${original.name}_copy`;
  await query(urlOf(original.adminUrl, 'postgres'), `create database ${copy} template ${original.name}`);
  const inCopy = await epochOf(urlOf(original.appUrl, copy), one);
  await query(urlOf(original.adminUrl, 'postgres'), `drop database ${copy} with (force)`);
  await original.drop();
  expect(inCopy).toMatch(/^[0-9a-f-]{36}$/);
  expect(inCopy).not.toBe(epochs[0]);
});

it('survives a crash, and changes at once when a standby is promoted', async () => {
  own = await startOwnServer();
  const shop = await registerShop(own.adminUrl, '5510000003');
  const before = await epochOf(own.appUrl, shop);
  await own.crash();
  expect(await epochOf(own.appUrl, shop)).toBe(before);
  await own.promote();
  const after = await epochOf(own.appUrl, shop);
  expect(after).toMatch(/^[0-9a-f-]{36}$/);
  expect(after).not.toBe(before);
});
