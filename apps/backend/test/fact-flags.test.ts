import type { CommandOf, TeamMember, Today } from '@michangarrito/contracts';
import { centavos, milli, variosLine } from '@michangarrito/domain';
import { freshPhone, ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { pushed } from './support/pushing.ts';
import { refundOf } from './support/refunds.ts';
import {
  count,
  openShop,
  openSuite,
  outcome,
  pieces,
  saleOf,
  shelve,
  verdictOf,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

let suite: SalesSuite;
let shop: ShopClient;
let soda: ShelfProduct;

beforeAll(async () => {
  suite = await openSuite();
  ({ shop, soda } = await openShop(suite));
});
afterAll(() => suite.close());

type Command = Parameters<ShopClient['send']>[0];

const flagsOf = async (command: Command) => outcome(await verdictOf(shop, command)).slice(1);
const customer = (name: string) => ({
  name,
  phone: null,
  creditLimitCentavos: null,
  dueRule: { kind: 'none' as const },
  note: null,
});
const abono = (customerId: string, tillSessionId: string | null) =>
  shop.command('recordFiadoPayment', {
    customerId,
    tillSessionId,
    method: 'cash',
    amountCentavos: centavos(500),
    tenderedCentavos: null,
    note: null,
  });
const cashOut = (tillSessionId: string | null) =>
  shop.command('recordCashMovement', { kind: 'out', amountCentavos: centavos(500), reason: 'Gas', tillSessionId });
const waste = (product: ShelfProduct, quantity: number): CommandOf<'recordStockMovement'> =>
  shop.command('recordStockMovement', {
    productId: product.productId,
    change: { reason: 'waste', quantityMilli: milli(quantity * 1_000) },
    note: null,
  });

describe('what somebody did who has left the team meanwhile', () => {
  let person: string;

  beforeAll(async () => {
    const permissions = ['sale.refund', 'discount.give', 'stock.adjust'];
    const hired = await shop.call<TeamMember>('POST', '/team', {
      name: 'Beto',
      phone: freshPhone(),
      pin: '8264',
      permissions,
    });
    person = hired.body.id;
    expect((await shop.call('PATCH', `/team/${person}`, { active: false })).status).toBe(200);
  });

  test.each<[string, () => Promise<Command>]>([
    ['a sale', async () => saleOf(shop, [pieces(soda, 1)])],
    ['an abono', async () => abono(await shop.record('createCustomer', customer('Lupe')), null)],
    ['cash out', async () => cashOut(null)],
    ['a till opened', async () => shop.command('openTill', { floatCentavos: centavos(100) })],
    ['waste', async () => waste(soda, 1)],
    ['a customer', async () => shop.command('createCustomer', customer('Toño'))],
  ])('%s is recorded and flagged', async (_, make) => {
    expect(await flagsOf({ ...(await make()), actorId: person })).toEqual(['permission_missing', 'actor_unknown']);
  });
});

describe('facts of every kind are flagged', () => {
  test('that come after the corte of their session', async () => {
    const session = await shop.record('openTill', { floatCentavos: centavos(10_000) });
    const customerId = await shop.record('createCustomer', customer('Chuy'));
    const z = shop.command('closeTill', {
      kind: 'z',
      tillSessionId: session,
      countedCentavos: centavos(10_000),
      denominations: [],
      note: null,
    });
    expect(await flagsOf(z)).toEqual([]);
    expect(await flagsOf(abono(customerId, session))).toEqual(['till_closed']);
    expect(await flagsOf(cashOut(session))).toEqual(['till_closed']);
  });

  test('that take more from the shelf than there was', async () => {
    const candle = await shelve(shop, 'Veladora', 1_500);
    expect(await flagsOf(waste(candle, 100))).toEqual([]);
    expect(await flagsOf(waste(candle, 1))).toEqual(['stock_negative']);
  });

  test('that take a place in the journal that another has', async () => {
    const first = cashOut(null);
    expect(await flagsOf(first)).toEqual([]);
    expect(await flagsOf({ ...cashOut(null), deviceSeq: first.deviceSeq })).toEqual(['device_forked']);
  });
});

test('a refund is of the day on which it was given', async () => {
  const today = async () => (await shop.call<Today>('GET', '/reports/today')).body;
  const sale = saleOf(shop, [pieces(soda, 2)]);
  await verdictOf(shop, sale);
  const before = await today();
  await verdictOf(shop, refundOf(shop, sale.id, { lines: [[1, 1000]], total: 1_900 }));
  const after = await today();
  expect([after.refundsCentavos - before.refundsCentavos, after.salesCentavos - before.salesCentavos]).toEqual([
    1_900, -1_900,
  ]);
});

describe('a lowered cap of varios', () => {
  const varios = (amount: number) => saleOf(shop, [variosLine(centavos(amount), 'iva16')]);
  const capAt = async (variosCapCentavos: number) =>
    expect((await shop.call('PATCH', '/shop', { variosCapCentavos })).status).toBe(200);

  test('refuses nothing that a device sold before it knew of it: a push records and flags it', async () => {
    const { shop: away, soda: theirs } = await openShop(suite);
    const [sold, within] = [saleOf(away, [variosLine(centavos(45_000), 'iva16')]), saleOf(away, [pieces(theirs, 1)])];
    expect((await away.call('PATCH', '/shop', { variosCapCentavos: 40_000 })).status).toBe(200);
    // The cap that was believed is forgotten in a moment.
    await vi.waitFor(
      async () =>
        expect(outcome(await verdictOf(away, { ...sold, id: uuidv7() }))).toEqual(['rejected', 'VARIOS_OUT_OF_RANGE']),
      { timeout: 10_000, interval: 500 },
    );
    expect(await pushed(away, sold, within)).toEqual(['recorded varios_above_cap', 'recorded']);
    expect(await count(suite, 'sales.cash_movements', away)).toBe(2);
  });

  test('is in force soon, and what was recorded under the old one stays so when it is sent again', async () => {
    const [sold, dear] = [varios(45_000), varios(46_000)];
    expect(outcome(await verdictOf(shop, sold))).toEqual(['recorded']);
    await capAt(40_000);
    await vi.waitFor(
      async () =>
        expect(outcome(await verdictOf(shop, { ...dear, id: uuidv7() }))).toEqual(['rejected', 'VARIOS_OUT_OF_RANGE']),
      { timeout: 10_000, interval: 500 },
    );
    const again = await verdictOf(shop, sold);
    expect([again.verdict, again.result]).toMatchObject([
      'already_recorded',
      { totalCentavos: 45_000, changeCentavos: 0 },
    ]);
    expect(outcome(await verdictOf(shop, { ...sold, deviceSeq: sold.deviceSeq + 1_000 }))).toEqual([
      'conflict',
      'COMMAND_CONFLICT',
    ]);
    expect(outcome(await verdictOf(shop, varios(40_000)))).toEqual(['recorded']);
  });
});
