import { centavos, milli } from '@michangarrito/domain';
import { logIn, type ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { factsOf } from './support/facts.ts';
import { expectSoundBooks, heldOf, pushed, retry } from './support/pushing.ts';
import {
  count,
  openShop,
  openSuite,
  pieces,
  saleOf,
  verdictOf,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

let suite: SalesSuite;
let shop: ShopClient;
let soda: ShelfProduct;
let make: ReturnType<typeof factsOf>;

beforeAll(async () => {
  suite = await openSuite();
});
beforeEach(async () => {
  ({ shop, soda } = await openShop(suite));
  make = factsOf(shop, soda);
});
afterAll(async () => {
  await expectSoundBooks(suite.auditUrl);
  await suite.close();
});

const PARKED = 'parked PARENT_MISSING';

describe('what waits is carried out', () => {
  test('by the timer, where the row came by a single call', async () => {
    const customer = make.customer();
    const sale = make.mixedSale(customer.id);
    expect(await pushed(shop, sale)).toEqual([PARKED]);
    expect((await verdictOf(shop, customer)).verdict).toBe('recorded');
    expect(await heldOf(shop)).toHaveLength(1);
    await retry(suite);
    expect(await heldOf(shop)).toEqual([]);
    expect(await count(suite, 'sync.waiting_shops', shop)).toBe(0);
  });

  test('by the next push of the shop, whichever of its devices sends it', async () => {
    const customer = make.customer();
    const sale = make.mixedSale(customer.id);
    expect(await pushed(shop, sale)).toEqual([PARKED]);
    expect((await verdictOf(shop, customer)).verdict).toBe('recorded');
    const other = await secondDevice();
    expect(await pushed(other, saleOf(other, [pieces(soda, 1)]))).toEqual(['recorded']);
    expect(await heldOf(shop)).toEqual([]);
  });

  test('and later and later, while nothing comes', async () => {
    expect(await pushed(shop, make.mixedSale(uuidv7()))).toEqual([PARKED]);
    await retry(suite);
    await retry(suite);
    const { rows } = await suite.admin.query<{ attempts: number; seconds: number; due: boolean }>(
      `select attempts, extract(epoch from h.next_try_at - now())::int as seconds, w.next_try_at = h.next_try_at as due
       from sync.held_commands h join sync.waiting_shops w using (tenant_id) where tenant_id = $1`,
      [shop.login.tenantId],
    );
    expect(rows).toMatchObject([{ attempts: 2, due: true }]);
    expect(rows[0]?.seconds).toBeGreaterThan(100);
  });

  test('is answered the same over the single calls, which reject what is missing as ever', async () => {
    const abono = make.abono(uuidv7());
    expect((await verdictOf(shop, abono)).error?.code).toBe('CUSTOMER_NOT_FOUND');
    expect(await pushed(shop, abono)).toEqual([PARKED]);
    expect(await verdictOf(shop, abono)).toMatchObject({ verdict: 'parked', error: { code: 'PARENT_MISSING' } });
  });
});

test('a parked sale that also comes by the single call moves no cash twice', async () => {
  const customer = make.customer();
  const sale = make.mixedSale(customer.id);
  expect(await pushed(shop, sale)).toEqual([PARKED]);
  await verdictOf(shop, customer);
  expect(await verdictOf(shop, sale)).toMatchObject({ verdict: 'parked', error: { code: 'PARENT_MISSING' } });
  await retry(suite);
  expect((await verdictOf(shop, sale)).verdict).toBe('already_recorded');
});

test('another shop’s rows are no rows: facts wait for them, intents are refused, and that shop learns nothing', async () => {
  const { shop: other, soda: theirs } = await openShop(suite);
  const customer = await other.record('createCustomer', factsOf(other, theirs).customer().payload);
  const till = await other.record('openTill', { floatCentavos: centavos(100) });
  const category = await other.record('createCategory', { name: 'Suya' });
  const sale = saleOf(other, [pieces(theirs, 1)]);
  await verdictOf(other, sale);
  const stolen = { ...soda, productId: theirs.productId };
  const facts = [
    make.mixedSale(customer),
    saleOf(shop, [pieces(stolen, 1)]),
    saleOf(shop, [pieces(soda, 1)], { payload: { tillSessionId: till } }),
    make.refund(sale.id),
    make.ticket({ series: 'Z', number: 9 }),
    make.abono(customer),
    make.product(category),
    make.z(till, 100),
    shop.command('recordCashMovement', {
      ...{ kind: 'in', amountCentavos: centavos(500), reason: 'Cambio', tillSessionId: till },
    }),
    shop.command('recordStockMovement', {
      ...{ productId: theirs.productId, note: null, change: { reason: 'count', countedMilli: milli(0) } },
    }),
  ];
  const intents = [
    shop.command('editProduct', { productId: theirs.productId, changes: { favourite: { from: false, to: true } } }),
    shop.command('editCustomer', { customerId: customer, changes: { note: { from: null, to: 'mía' } } }),
  ];
  expect(await pushed(shop, ...facts, ...intents)).toEqual([
    ...facts.map(() => PARKED),
    ...['rejected PRODUCT_NOT_FOUND', 'rejected CUSTOMER_NOT_FOUND'],
  ]);
  await retry(suite);
  expect(await heldOf(shop)).toHaveLength(facts.length);
  expect(await heldOf(other)).toEqual([]);
  expect(await count(suite, 'sales.cash_movements', other)).toBe(2);
});

/** Another device of the same shop. */
async function secondDevice(): Promise<ShopClient> {
  const { rows } = await suite.admin.query<{ phone: string }>(`select phone from auth.users where id = $1`, [
    shop.login.personId,
  ]);
  await suite.admin.query(`update auth.otp_codes set created_at = created_at - interval '10 minutes'`);
  return logIn(suite.url, rows[0]?.phone ?? '', shop.login.tenantId, '482913');
}
