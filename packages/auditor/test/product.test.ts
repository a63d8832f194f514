import type { TaxRate } from '@michangarrito/domain';
import {
  createTestDatabase,
  freshPhone,
  logIn,
  registerShop,
  startBackendProcess,
  stopOwnTestServer,
  type BackendProcess,
  type TestDatabase,
} from '@michangarrito/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../src/index.ts';
import { BusyShop } from './support/busy-shop.ts';
import { seeded } from './support/seeded.ts';

let database: TestDatabase;
let backend: BackendProcess;
let admin: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client(database.adminUrl);
  await admin.connect();
  backend = await startBackendProcess(database.appUrl);
});

afterAll(async () => {
  await backend.stop();
  await admin.end();
  await database.drop();
  await stopOwnTestServer();
});

async function readRates(): Promise<TaxRate[]> {
  const { rows } = await admin.query<TaxRate>(
    `select tax_class as "taxClass", iva_basis_points as "ivaBasisPoints", ieps_basis_points as "iepsBasisPoints",
       valid_from::text as "validFrom" from catalog.tax_rates`,
  );
  return rows;
}

// What these stories meet is tried beyond the first; `npm run test:full` tells many more.
const SEEDS = process.env['FULL'] === '1' ? Array.from({ length: 25 }, (_, index) => 7 + index) : [7];

test.each(SEEDS)(
  'whatever two devices send, late, twice, at once or too much, the books have no difference: seed %i',
  async (seed) => {
    const phone = freshPhone();
    const first = await registerShop(backend.url, { phone, starterCatalog: true });
    // A phone gets its next code a while after the last one.
    await admin.query(`update auth.otp_codes set created_at = created_at - interval '10 minutes'`);
    const second = await logIn(backend.url, phone, first.login.tenantId, '482913');
    const shop = new BusyShop([first, second], seeded(seed), await readRates());
    await shop.open();
    for (let round = 0; round < 6; round += 1) {
      for (let act = 0; act < 25; act += 1) await shop.act();
      await shop.rush();
      await shop.mischief();
    }

    const { differences, movements } = await audit({ auditUrl: database.auditUrl });
    expect(differences).toEqual([]);
    expect(movements).toBeGreaterThan(200);
    // The story is worth something only if it went everywhere.
    expect([...shop.types].toSorted()).toEqual([
      'closeTill',
      'createCustomer',
      'createProduct',
      'openTill',
      'recordCashMovement',
      'recordFiadoPayment',
      'recordSale',
      'recordStockMovement',
      'refundSale',
    ]);
    expect([...shop.flags]).toEqual(
      expect.arrayContaining(['closed_twice', 'device_forked', 'refund_exceeds_sale', 'till_closed']),
    );
  },
);
