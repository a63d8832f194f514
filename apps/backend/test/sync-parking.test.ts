import { centavos, milli } from '@michangarrito/domain';
import type { ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { factsOf } from './support/facts.ts';
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
describe('a fact that names what is not here', () => {
  test('waits, moves its cash at once, and is carried out when that comes', async () => {
    const customer = make.customer();
    const sale = make.mixedSale(customer.id);
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
    const customer = make.customer();
    const category = shop.command('createCategory', { name: 'Botanas' });
    const product = make.product(category.id);
    const till = make.till();
    const sold = { ...soda, productId: product.id, unitPriceCentavos: centavos(2_500), taxClass: 'iva0' as const };
    const commands = [
      product,
      saleOf(shop, [pieces(sold, 1)]),
      make.mixedSale(customer.id, till.id),
      make.abono(customer.id, till.id),
      shop.command('recordCashMovement', {
        ...{ kind: 'expense', amountCentavos: centavos(500), reason: 'Hielo', tillSessionId: till.id },
      }),
      shop.command('recordStockMovement', {
        ...{ productId: product.id, note: null, change: { reason: 'waste', quantityMilli: milli(1_000) } },
      }),
    ];
    const z = make.z(till.id, 11_000);
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
    const customer = make.customer();
    const sale = make.mixedSale(customer.id);
    const [refund, ticket] = [make.refund(sale.id), make.ticket(sale.payload.folio)];
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
    const [customer, till] = [make.customer(), make.till()];
    const sale = make.mixedSale(customer.id, till.id);
    expect(await pushed(shop, sale, customer)).toEqual([PARKED, 'recorded']);
    expect((await heldOf(shop))[0]?.waitsFor).toEqual({ kind: 'till_session', ref: till.id });
    expect(await pushed(shop, till)).toEqual(['recorded']);
    expect(await heldOf(shop)).toEqual([]);
    expect(await cashOf(sale.id)).toEqual([{ amount: 1_900, session: null }]);
  });

  test('moves its cash in its open session, and the Z that comes in between takes it', async () => {
    const [customer, till] = [make.customer(), make.till()];
    expect(await pushed(shop, till)).toEqual(['recorded']);
    const [sale, abono] = [make.mixedSale(customer.id, till.id), make.abono(customer.id, till.id)];
    expect(await pushed(shop, sale, abono)).toEqual([PARKED, PARKED]);
    expect(await cashOf(sale.id)).toEqual([{ amount: 1_900, session: till.id }]);
    const z = make.z(till.id, 12_600);
    const { result } = await verdictOf(shop, z);
    expect(result).toMatchObject({ expectedCentavos: 12_600, differenceCentavos: 0 });
    expect(await pushed(shop, customer)).toEqual(['recorded']);
    expect(await pushed(shop, sale)).toEqual(['already_recorded till_closed']);
    expect(await adjustmentsOf(sale.id)).toEqual([{ reason: 'late_sale', cash: 0, total: 3_800 }]);
    expect(await adjustmentsOf(abono.id)).toEqual([{ reason: 'late_abono', cash: 0, total: 0 }]);
  });

  test('moves its cash as an adjustment where its session is closed, and adds none when the rest comes', async () => {
    const [customer, till] = [make.customer(), make.till()];
    expect(await pushed(shop, till, make.z(till.id, 10_000))).toEqual(['recorded', 'recorded']);
    const [sale, abono] = [make.mixedSale(customer.id, till.id), make.abono(customer.id, till.id)];
    expect(await pushed(shop, sale, abono)).toEqual([PARKED, PARKED]);
    const late = [{ reason: 'late_sale', cash: 1_900, total: 3_800 }];
    expect(await adjustmentsOf(sale.id)).toEqual(late);
    await expectSoundBooks(suite.auditUrl);
    expect(await pushed(shop, customer)).toEqual(['recorded']);
    expect(await pushed(shop, sale, abono)).toEqual(['already_recorded till_closed', 'already_recorded till_closed']);
    expect(await adjustmentsOf(sale.id)).toEqual(late);
  });

  test('moves its cash in no session where that is not here; its Z that knew nothing of it tells the sale alone, and the next Z takes the cash', async () => {
    const [till, customer] = [make.till(), make.customer()];
    const z = make.z(till.id, 10_000);
    const sale = make.mixedSale(customer.id, till.id);
    expect(await pushed(shop, customer, sale)).toEqual(['recorded', PARKED]);
    expect(await cashOf(sale.id)).toEqual([{ amount: 1_900, session: null }]);
    expect(await pushed(shop, till)).toEqual(['recorded']);
    expect(await pushed(shop, sale)).toEqual(['already_recorded']);
    expect(await pushed(shop, { ...z, payload: { ...z.payload, watermarks: [] } })).toEqual(['recorded']);
    expect(await adjustmentsOf(sale.id)).toEqual([{ reason: 'late_sale', cash: 0, total: 3_800 }]);
    const next = make.till();
    expect(await pushed(shop, next)).toEqual(['recorded']);
    expect((await verdictOf(shop, make.z(next.id, 11_900))).result).toMatchObject({ expectedCentavos: 11_900 });
  });

  test('that does not fit when it comes is refused and kept, and its cash stays', async () => {
    const sale = saleOf(shop, [pieces(soda, 1)]);
    const ticket = make.ticket(sale.payload.folio, null);
    expect(await pushed(shop, ticket, sale)).toEqual([PARKED, 'recorded']);
    expect(await heldOf(shop)).toMatchObject([{ id: ticket.id, reason: 'refused', code: 'REFUND_EXCEEDS_SALE' }]);
    expect((await cashOf(ticket.id))[0]?.amount).toBe(-1_900);
    expect(await pushed(shop, ticket)).toEqual(['quarantined AWAITS_OWNER']);
  });

  test('is refused at once where it is wrong in itself, whatever it names', async () => {
    const refund = make.refund(uuidv7());
    refund.payload.totalCentavos = centavos(7);
    const sale = make.mixedSale(uuidv7());
    sale.payload.totalCentavos = centavos(7);
    expect(await pushed(shop, refund, sale)).toEqual([
      'rejected REFUND_TOTAL_MISMATCH',
      'rejected SALE_TOTAL_MISMATCH',
    ]);
    expect(await heldOf(shop)).toEqual([]);
  });
});
