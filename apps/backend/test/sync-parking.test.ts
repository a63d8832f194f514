import type { CommandOf } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { logIn, type ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HeldRetries } from '../src/modules/sync/services/held-retries.ts';
import { expectSoundBooks, heldOf, pushed } from './support/pushing.ts';
import {
  count,
  openShop,
  openSuite,
  pieces,
  rowsOfSale,
  saleOf,
  verdictOf,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

let suite: SalesSuite;
let shop: ShopClient;
let soda: ShelfProduct;

beforeAll(async () => {
  suite = await openSuite();
});
beforeEach(async () => {
  ({ shop, soda } = await openShop(suite));
});
afterAll(async () => {
  await expectSoundBooks(suite.auditUrl);
  await suite.close();
});

const PARKED = 'parked PARENT_MISSING';

const customerOf = (of = shop) =>
  of.command('createCustomer', {
    ...{ name: 'Doña Cata', phone: null, creditLimitCentavos: null, note: null },
    dueRule: { kind: 'none' },
  });
const productOf = (categoryId: string | null) =>
  shop.command('createProduct', {
    ...{ name: 'Atún', unit: 'piece', priceCentavos: centavos(2_500), costCentavos: null, taxClass: 'iva0' },
    ...{ restricted: null, favourite: false, minimumMilli: null, silhouette: null, barcodes: [], aliases: [] },
    ...{ categoryId, initialStockMilli: milli(3_000) },
  });
const tillOf = () => shop.command('openTill', { floatCentavos: centavos(10_000) });
const zOf = (tillSessionId: string, counted: number) =>
  shop.command('closeTill', {
    ...{ kind: 'z', tillSessionId, countedCentavos: centavos(counted), denominations: [], note: null },
  });
const abonoOf = (customerId: string, tillSessionId: string | null = null) =>
  shop.command('recordFiadoPayment', {
    ...{ customerId, amountCentavos: centavos(700), method: 'cash', tenderedCentavos: null, tillSessionId, note: null },
  });
/** Two sodas for a customer, half in cash and half on credit. */
const mixedSale = (customerId: string, tillSessionId: string | null = null) =>
  saleOf(shop, [pieces(soda, 2)], {
    payload: { customerId, tillSessionId },
    payments: [
      { method: 'cash', amountCentavos: 1_900 },
      { method: 'fiado', amountCentavos: 1_900 },
    ],
  });
const refundOf = (saleId: string, tillSessionId: string | null = null) =>
  shop.command('refundSale', {
    ...{ saleId, tillSessionId, reason: 'No le gustó', totalCentavos: centavos(1_900) },
    lines: [{ lineNumber: 1, quantityMilli: milli(1_000), destination: 'stock' }],
    payments: [{ id: uuidv7(), method: 'cash', amountCentavos: centavos(1_900) }],
  });
const ticketOf = (folio: CommandOf<'recordSale'>['payload']['folio'], productId: string | null = soda.productId) =>
  shop.command('refundTicket', {
    ...{ folio, tillSessionId: null, reason: 'Venía roto', totalCentavos: centavos(1_900) },
    lines: [{ productId, quantityMilli: milli(1_000), amountCentavos: centavos(1_900), destination: 'waste' }],
    payments: [{ id: uuidv7(), method: 'cash', amountCentavos: centavos(1_900) }],
  });

/** The movement of the drawer that a command made, and its place. */
const cashOf = async (id: string) =>
  (
    await suite.admin.query<{ amount: number; session: string | null }>(
      `select amount_centavos::int as amount, till_session_id as session from sales.cash_movements where tenant_id = $1 and id = $2`,
      [shop.login.tenantId, id],
    )
  ).rows;
const adjustmentsOf = async (id: string) =>
  (
    await suite.admin.query<{ reason: string; cash: number; total: number }>(
      `select reason, cash_centavos::int as cash, total_centavos::int as total from sales.closure_adjustments where tenant_id = $1 and id = $2`,
      [shop.login.tenantId, id],
    )
  ).rows;
const retry = async () => {
  await suite.admin.query(`update sync.waiting_shops set next_try_at = now()`);
  await suite.admin.query(`update sync.held_commands set next_try_at = now() where settled_at is null`);
  await suite.app.get(HeldRetries, { strict: false }).run();
};

describe('a fact that names what is not here', () => {
  test('waits, moves its cash at once, and is carried out when that comes', async () => {
    const customer = customerOf();
    const sale = mixedSale(customer.id);
    expect(await pushed(shop, sale)).toEqual([PARKED]);
    expect(await cashOf(sale.id)).toEqual([{ amount: 1_900, session: null }]);
    expect(await count(suite, 'sales.sales', shop, 'id = $2', [sale.id])).toBe(0);
    expect(await heldOf(shop)).toMatchObject([
      {
        ...{ id: sale.id, reason: 'parked', type: 'recordSale', totalCentavos: 3_800, code: null },
        ...{ waitsFor: { kind: 'customer', ref: customer.id }, folio: 'A-000001' },
      },
    ]);
    await expectSoundBooks(suite.auditUrl);

    expect(await pushed(shop, sale, { ...sale, skewMs: 9 })).toEqual([PARKED, 'conflict COMMAND_CONFLICT']);
    expect(await pushed(shop, customer)).toEqual(['recorded']);
    expect(await heldOf(shop)).toEqual([]);
    expect(await pushed(shop, sale)).toEqual(['already_recorded']);
    expect(await rowsOfSale(suite, shop, sale.id)).toMatchObject({ 'sales.sales': 1, 'sales.cash_movements': 1 });
    expect((await cashOf(sale.id))[0]?.amount).toBe(1_900);
  });

  test('waits whatever its type and whatever it names', async () => {
    const customer = customerOf();
    const category = shop.command('createCategory', { name: 'Botanas' });
    const product = productOf(category.id);
    const till = tillOf();
    const sold = { ...soda, productId: product.id, unitPriceCentavos: centavos(2_500), taxClass: 'iva0' as const };
    const commands = [
      product,
      saleOf(shop, [pieces(sold, 1)]),
      mixedSale(customer.id, till.id),
      abonoOf(customer.id, till.id),
      shop.command('recordCashMovement', {
        ...{ kind: 'expense', amountCentavos: centavos(500), reason: 'Hielo', tillSessionId: till.id },
      }),
      shop.command('recordStockMovement', {
        ...{ productId: product.id, note: null, change: { reason: 'waste', quantityMilli: milli(1_000) } },
      }),
    ];
    const z = zOf(till.id, 11_000);
    expect(await pushed(shop, ...commands, z)).toEqual([...commands, z].map(() => PARKED));
    expect((await heldOf(shop)).map(({ waitsFor }) => waitsFor?.kind)).toEqual([
      ...['category', 'product', 'customer', 'customer', 'till_session', 'product', 'till_session'],
    ]);
    await expectSoundBooks(suite.auditUrl);
    // The session comes, and its Z with it; then customer and category: late to that Z.
    expect(await pushed(shop, till)).toEqual(['recorded']);
    expect(await heldOf(shop)).toHaveLength(5);
    await expectSoundBooks(suite.auditUrl);
    expect(await pushed(shop, customer, category)).toEqual(['recorded', 'recorded']);
    expect(await heldOf(shop)).toEqual([]);
    expect(new Set((await pushed(shop, ...commands, z)).map((word) => word.split(' ')[0]))).toEqual(
      new Set(['already_recorded']),
    );
  });

  test('resolves chains: a refund of a sale of a customer', async () => {
    const customer = customerOf();
    const sale = mixedSale(customer.id);
    const [refund, ticket] = [refundOf(sale.id), ticketOf(sale.payload.folio)];
    expect(await pushed(shop, refund, ticket, sale)).toEqual([PARKED, PARKED, PARKED]);
    expect((await cashOf(refund.id))[0]?.amount).toBe(-1_900);
    expect((await heldOf(shop)).map(({ waitsFor }) => waitsFor)).toEqual([
      { kind: 'customer', ref: customer.id },
      { kind: 'sale', ref: sale.id },
      { kind: 'sale', ref: 'A-000001' },
    ]);
    expect(await pushed(shop, customer)).toEqual(['recorded']);
    expect(await heldOf(shop)).toEqual([]);
    expect(await pushed(shop, ticket)).toEqual(['already_recorded refund_exceeds_sale']);
    expect(await count(suite, 'sales.refunds', shop, 'sale_id = $2', [sale.id])).toBe(2);
  });

  test('waits for each thing that is missing, one after the other', async () => {
    const [customer, till] = [customerOf(), tillOf()];
    const sale = mixedSale(customer.id, till.id);
    expect(await pushed(shop, sale, customer)).toEqual([PARKED, 'recorded']);
    expect((await heldOf(shop))[0]?.waitsFor).toEqual({ kind: 'till_session', ref: till.id });
    expect(await pushed(shop, till)).toEqual(['recorded']);
    expect(await heldOf(shop)).toEqual([]);
    expect(await cashOf(sale.id)).toEqual([{ amount: 1_900, session: null }]);
  });

  test('moves its cash in its open session, and the Z that comes in between takes it', async () => {
    const [customer, till] = [customerOf(), tillOf()];
    expect(await pushed(shop, till)).toEqual(['recorded']);
    const [sale, abono] = [mixedSale(customer.id, till.id), abonoOf(customer.id, till.id)];
    expect(await pushed(shop, sale, abono)).toEqual([PARKED, PARKED]);
    expect(await cashOf(sale.id)).toEqual([{ amount: 1_900, session: till.id }]);
    const z = zOf(till.id, 12_600);
    const { result } = await verdictOf(shop, z);
    expect(result).toMatchObject({ expectedCentavos: 12_600, differenceCentavos: 0 });
    expect(await pushed(shop, customer)).toEqual(['recorded']);
    expect(await pushed(shop, sale)).toEqual(['already_recorded till_closed']);
    expect(await adjustmentsOf(sale.id)).toEqual([{ reason: 'late_sale', cash: 0, total: 3_800 }]);
    expect(await adjustmentsOf(abono.id)).toEqual([{ reason: 'late_abono', cash: 0, total: 0 }]);
  });

  test('moves its cash as an adjustment where its session is closed, and adds none when the rest comes', async () => {
    const [customer, till] = [customerOf(), tillOf()];
    expect(await pushed(shop, till, zOf(till.id, 10_000))).toEqual(['recorded', 'recorded']);
    const [sale, abono] = [mixedSale(customer.id, till.id), abonoOf(customer.id, till.id)];
    expect(await pushed(shop, sale, abono)).toEqual([PARKED, PARKED]);
    const late = [{ reason: 'late_sale', cash: 1_900, total: 3_800 }];
    expect(await adjustmentsOf(sale.id)).toEqual(late);
    await expectSoundBooks(suite.auditUrl);
    expect(await pushed(shop, customer)).toEqual(['recorded']);
    expect(await pushed(shop, sale, abono)).toEqual(['already_recorded till_closed', 'already_recorded till_closed']);
    expect(await adjustmentsOf(sale.id)).toEqual(late);
  });

  test('that does not fit when it comes is refused and kept, and its cash stays', async () => {
    const sale = saleOf(shop, [pieces(soda, 1)]);
    const ticket = ticketOf(sale.payload.folio, null);
    expect(await pushed(shop, ticket, sale)).toEqual([PARKED, 'recorded']);
    expect(await heldOf(shop)).toMatchObject([{ id: ticket.id, reason: 'refused', code: 'REFUND_EXCEEDS_SALE' }]);
    expect((await cashOf(ticket.id))[0]?.amount).toBe(-1_900);
    expect(await pushed(shop, ticket)).toEqual(['quarantined AWAITS_OWNER']);
  });

  test('is refused at once where it is wrong in itself, whatever it names', async () => {
    const refund = refundOf(uuidv7());
    refund.payload.totalCentavos = centavos(7);
    const sale = mixedSale(uuidv7());
    sale.payload.totalCentavos = centavos(7);
    expect(await pushed(shop, refund, sale)).toEqual([
      'rejected REFUND_TOTAL_MISMATCH',
      'rejected SALE_TOTAL_MISMATCH',
    ]);
    expect(await heldOf(shop)).toEqual([]);
  });
});

describe('what waits is carried out', () => {
  test('by the timer, where the row came by a single call', async () => {
    const customer = customerOf();
    const sale = mixedSale(customer.id);
    expect(await pushed(shop, sale)).toEqual([PARKED]);
    expect((await verdictOf(shop, customer)).verdict).toBe('recorded');
    expect(await heldOf(shop)).toHaveLength(1);
    await retry();
    expect(await heldOf(shop)).toEqual([]);
    expect(await count(suite, 'sync.waiting_shops', shop)).toBe(0);
  });

  test('by the next push of the shop, whichever of its devices sends it', async () => {
    const customer = customerOf();
    const sale = mixedSale(customer.id);
    expect(await pushed(shop, sale)).toEqual([PARKED]);
    expect((await verdictOf(shop, customer)).verdict).toBe('recorded');
    const other = await secondDevice();
    expect(await pushed(other, saleOf(other, [pieces(soda, 1)]))).toEqual(['recorded']);
    expect(await heldOf(shop)).toEqual([]);
  });

  test('and later and later, while nothing comes', async () => {
    expect(await pushed(shop, mixedSale(uuidv7()))).toEqual([PARKED]);
    await retry();
    await retry();
    const { rows } = await suite.admin.query<{ attempts: number; seconds: number; due: boolean }>(
      `select attempts, extract(epoch from h.next_try_at - now())::int as seconds, w.next_try_at = h.next_try_at as due
       from sync.held_commands h join sync.waiting_shops w using (tenant_id) where tenant_id = $1`,
      [shop.login.tenantId],
    );
    expect(rows).toMatchObject([{ attempts: 2, due: true }]);
    expect(rows[0]?.seconds).toBeGreaterThan(100);
  });

  test('is answered the same over the single calls, which reject what is missing as ever', async () => {
    const abono = abonoOf(uuidv7());
    expect((await verdictOf(shop, abono)).error?.code).toBe('CUSTOMER_NOT_FOUND');
    expect(await pushed(shop, abono)).toEqual([PARKED]);
    expect(await verdictOf(shop, abono)).toMatchObject({ verdict: 'parked', error: { code: 'PARENT_MISSING' } });
  });
});

test('another shop’s rows are no rows: facts wait for them, intents are refused, and that shop learns nothing', async () => {
  const { shop: other, soda: theirs } = await openShop(suite);
  const customer = await other.record('createCustomer', customerOf(other).payload);
  const till = await other.record('openTill', { floatCentavos: centavos(100) });
  const category = await other.record('createCategory', { name: 'Suya' });
  const sale = saleOf(other, [pieces(theirs, 1)]);
  await verdictOf(other, sale);
  const stolen = { ...soda, productId: theirs.productId };
  const facts = [
    mixedSale(customer),
    saleOf(shop, [pieces(stolen, 1)]),
    saleOf(shop, [pieces(soda, 1)], { payload: { tillSessionId: till } }),
    refundOf(sale.id),
    ticketOf({ series: 'Z', number: 9 }),
    abonoOf(customer),
    productOf(category),
    zOf(till, 100),
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
  await retry();
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
