import { createTestDatabase, stopOwnTestServer, type TestDatabase } from '@michangarrito/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { audit } from '../src/index.ts';
import { writeDay, type Day } from './support/day.ts';
import type { Line } from './support/sale-item.ts';
import { ShopBooks } from './support/shop-books.ts';

let database: TestDatabase;
let admin: pg.Client;
let day: Day;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = new pg.Client(database.adminUrl);
  await admin.connect();
  day = await writeDay(new ShopBooks(admin, 1));
});

afterAll(async () => {
  await admin.end();
  await database.drop();
  await stopOwnTestServer();
});

/** Whole numbers below `limit`, the same for the same seed. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A customer who buys on credit, pays, and is forgiven, now and then more than was owed. */
async function writeHistory({ shop, openSession }: Day, seed: number): Promise<void> {
  const below = seeded(seed);
  const customerId = await shop.customer();
  const fiados: string[] = [];
  for (let event = 0; event < 14; event += 1) {
    const amount = 1 + below(1_000);
    const kind = fiados.length === 0 ? 0 : below(4);
    if (kind <= 1) {
      const line: Line = {
        productId: null,
        quantityMilli: 1_000,
        unitPriceCentavos: amount,
        totalCentavos: amount,
        taxClass: 'iva0',
      };
      fiados.push(...(await shop.sell({ customerId, lines: [line], payments: { fiado: amount } })));
    } else if (kind === 2) {
      await shop.abono(customerId, 'transfer', amount, openSession);
    } else {
      await shop.owe(
        await shop.command('forgiveDebt'),
        customerId,
        'forgiven',
        -amount,
        fiados[below(fiados.length)] ?? '',
      );
    }
  }
}

test('the database’s fold of fiados and the auditor’s agree, whatever was paid and taken off', async () => {
  for (let seed = 1; seed <= 12; seed += 1) await writeHistory(day, seed);
  const { rows } = await admin.query<{ over: boolean }>(
    'select bool_or(lowered_centavos > amount_centavos) as over from customers.fiados where tenant_id = $1',
    [day.shop.tenantId],
  );
  expect(rows).toEqual([{ over: true }]);
  const { differences } = await audit({ auditUrl: database.auditUrl });
  expect(differences).toEqual([]);
});
