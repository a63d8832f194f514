import type { ClosureDetail, CommandOf, TillReading } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import { registerShop, type ShopClient } from '@michangarrito/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  count,
  openShop,
  openSuite,
  outcome,
  pieces,
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
afterAll(() => suite.close());

type Close = CommandOf<'closeTill'>['payload'];

const open = (float: number, from = shop) => from.record('openTill', { floatCentavos: centavos(float) });
const move = (kind: 'in' | 'out' | 'expense', amount: number, tillSessionId: string | null) =>
  shop.command('recordCashMovement', { kind, amountCentavos: centavos(amount), reason: 'Cambio', tillSessionId });
const corte = (kind: 'x' | 'z', tillSessionId: string, counted: number | null, more: Partial<Close> = {}) =>
  shop.command('closeTill', {
    kind,
    tillSessionId,
    countedCentavos: counted === null ? null : centavos(counted),
    denominations: [],
    note: null,
    ...more,
  });
const reading = async (from = shop) => (await from.call<TillReading>('GET', '/till')).body;
const closure = async (id: string) => (await shop.call<ClosureDetail>('GET', `/till/closures/${id}`)).body;
const sell = (tillSessionId: string | null, quantity = 1) =>
  saleOf(shop, [pieces(soda, quantity)], { payload: { tillSessionId } });

beforeAll(async () => {
  ({ shop, soda } = await openShop(suite));
});

describe('a day of the till', () => {
  test('reads what is in the drawer, and closes with the difference', async () => {
    expect((await reading()).session).toBeNull();
    const session = await open(50_000);
    await verdictOf(shop, sell(session, 2));
    await verdictOf(
      shop,
      saleOf(shop, [pieces(soda, 1)], {
        payload: { tillSessionId: session },
        payments: [{ method: 'card', amountCentavos: 1_900 }],
      }),
    );
    await verdictOf(shop, move('in', 10_000, session));
    await verdictOf(shop, move('out', 2_000, session));
    await verdictOf(shop, move('expense', 500, session));
    const now = await reading();
    expect(now).toMatchObject({
      session: { id: session, floatCentavos: 50_000, openedByName: 'Doña Mary' },
      expectedCentavos: 61_300,
      salesCount: 2,
      salesCentavos: 5_700,
      refundsCentavos: 0,
      byMethod: { cashCentavos: 3_800, cardCentavos: 1_900, transferCentavos: 0, fiadoCentavos: 0 },
    });
    expect(now.movements).toEqual([
      { kind: 'expense', count: 1, amountCentavos: -500 },
      { kind: 'float', count: 1, amountCentavos: 50_000 },
      { kind: 'in', count: 1, amountCentavos: 10_000 },
      { kind: 'out', count: 1, amountCentavos: -2_000 },
      { kind: 'sale', count: 1, amountCentavos: 3_800 },
    ]);

    const x = await verdictOf(shop, corte('x', session, null));
    expect(x.result).toEqual({
      kind: 'x',
      number: 1,
      expectedCentavos: 61_300,
      countedCentavos: null,
      differenceCentavos: null,
    });
    const denominations = [
      { valueCentavos: centavos(50_000), count: 1 },
      { valueCentavos: centavos(10_000), count: 1 },
      { valueCentavos: centavos(100), count: 3 },
    ];
    const z = corte('z', session, 60_300, { denominations, note: 'Faltó cambio' });
    expect((await verdictOf(shop, z)).result).toEqual({
      kind: 'z',
      number: 1,
      expectedCentavos: 61_300,
      countedCentavos: 60_300,
      differenceCentavos: -1_000,
    });
    expect(await closure(z.id)).toMatchObject({
      kind: 'z',
      number: 1,
      actorName: 'Doña Mary',
      differenceCentavos: -1_000,
      salesCentavos: 5_700,
      floatCentavos: 50_000,
      note: 'Faltó cambio',
      denominations,
      adjustments: [],
    });
    expect((await reading()).session).toBeNull();
    expect((await reading()).expectedCentavos).toBe(0);
  });

  test('lists its movements and its cortes, the latest first', async () => {
    const session = await open(100);
    await verdictOf(shop, move('in', 900, session));
    const { body } = await shop.call<{ items: { kind: string; amountCentavos: number; actorName: string }[] }>(
      'GET',
      `/till/cash-movements?tillSessionId=${session}`,
    );
    expect(body.items).toMatchObject([
      { kind: 'in', amountCentavos: 900, reason: 'Cambio', actorName: 'Doña Mary' },
      { kind: 'float', amountCentavos: 100 },
    ]);
    const first = await shop.call<{ items: unknown[]; nextCursor: string }>('GET', '/till/cash-movements?limit=1');
    expect(first.body.items).toHaveLength(1);
    const cortes = await shop.call<{ items: { kind: string; number: number }[] }>('GET', '/till/closures');
    expect(cortes.body.items.map(({ kind }) => kind)).toEqual(['z', 'x']);
    expect((await shop.call<{ items: unknown[] }>('GET', '/till/closures?kind=x')).body.items).toHaveLength(1);
    await verdictOf(shop, corte('z', session, 1_000));
  });

  test.each<[string, (session: string) => ReturnType<typeof corte>, string]>([
    ['a Z without a count', (session) => corte('z', session, null), 'COUNT_MISSING'],
    [
      'notes that do not add up',
      (session) => corte('z', session, 100, { denominations: [{ valueCentavos: centavos(50), count: 1 }] }),
      'COUNT_MISMATCH',
    ],
    [
      'notes that do not exist',
      (session) => corte('x', session, 300, { denominations: [{ valueCentavos: centavos(300), count: 1 }] }),
      'COUNT_MISMATCH',
    ],
    [
      'notes and no count',
      (session) => corte('x', session, null, { denominations: [{ valueCentavos: centavos(50), count: 1 }] }),
      'COUNT_MISMATCH',
    ],
    ['a till that is nowhere', () => corte('z', '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10', 100), 'TILL_SESSION_NOT_FOUND'],
  ])('%s is rejected', async (_, make, code) => {
    const session = await open(0);
    expect(outcome(await verdictOf(shop, make(session)))).toEqual(['rejected', code]);
    expect(outcome(await verdictOf(shop, corte('z', session, 0)))).toEqual(['recorded']);
  });
});

describe('after the corte', () => {
  test('sales, refunds and cash that come late are adjustments of it, and change no figure of it', async () => {
    const session = await open(10_000);
    const early = sell(session, 2);
    await verdictOf(shop, early);
    const z = corte('z', session, 13_800);
    await verdictOf(shop, z);
    expect(outcome(await verdictOf(shop, sell(session)))).toEqual(['recorded', 'till_closed']);
    expect(outcome(await verdictOf(shop, move('out', 700, session)))).toEqual(['recorded', 'till_closed']);
    const refund = shop.command('refundSale', {
      saleId: early.id,
      tillSessionId: session,
      lines: [{ lineNumber: 1, quantityMilli: early.payload.lines[0]!.quantityMilli, destination: 'stock' }],
      payments: [{ id: early.id, method: 'cash', amountCentavos: centavos(3_800) }],
      totalCentavos: centavos(3_800),
      reason: 'Tarde',
    });
    expect(outcome(await verdictOf(shop, refund))).toEqual(['recorded', 'till_closed']);
    const after = await closure(z.id);
    expect(after).toMatchObject({ expectedCentavos: 13_800, differenceCentavos: 0, salesCount: 1 });
    expect(after.adjustments.map(({ reason, amountCentavos }) => [reason, amountCentavos])).toEqual([
      ['late_sale', 1_900],
      ['late_cash', -700],
      ['late_refund', -3_800],
    ]);
  });

  test('a second Z is a counted X that says so, and takes nothing', async () => {
    const session = await open(5_000);
    await verdictOf(shop, corte('z', session, 5_000));
    const again = corte('z', session, 4_000);
    const verdict = await verdictOf(shop, again);
    expect(outcome(verdict)).toEqual(['recorded', 'closed_twice']);
    expect(verdict.result).toMatchObject({ kind: 'x', countedCentavos: 4_000, differenceCentavos: -1_000 });
    expect(await count(suite, 'sales.closure_movements', shop, 'closure_id = $2', [again.id])).toBe(0);
  });

  test('cash of a device that knew of no session is taken by the next corte, once', async () => {
    const loose = sell(null);
    await verdictOf(shop, loose);
    expect((await reading()).expectedCentavos).toBe(1_900);
    const session = await open(1_000);
    expect((await reading()).expectedCentavos).toBe(2_900);
    const z = await verdictOf(shop, corte('z', session, 2_900));
    expect(z.result).toMatchObject({ expectedCentavos: 2_900, differenceCentavos: 0 });
    expect(await count(suite, 'sales.closure_movements', shop, 'movement_id = $2', [loose.id])).toBe(1);
    const next = await open(0);
    expect((await verdictOf(shop, corte('z', next, 0))).result).toMatchObject({ expectedCentavos: 0 });
  });
});

test('closing while sales are in flight: each is in the corte or an adjustment of it, never both, and the sum is whole', async () => {
  const session = await open(0);
  const sales = Array.from({ length: 24 }, () => sell(session));
  const z = corte('z', session, 0);
  const [closed, ...verdicts] = await Promise.all([
    new Promise((resolve) => setTimeout(resolve, 5)).then(() => verdictOf(shop, z)),
    ...sales.map((sale) => verdictOf(shop, sale)),
  ]);
  expect(closed?.verdict).toBe('recorded');
  const late = verdicts.filter((verdict) => verdict.flags.includes('till_closed')).length;
  expect(verdicts.every((verdict) => verdict.verdict === 'recorded')).toBe(true);
  const after = await closure(z.id);
  expect(after.adjustments).toHaveLength(late);
  expect(after.expectedCentavos).toBe((24 - late) * 1_900);
  const unplaced = await count(
    suite,
    'sales.cash_movements m',
    shop,
    `m.till_session_id = $2 and (exists (select from sales.closure_movements c where c.tenant_id = m.tenant_id and c.movement_id = m.id))
       = (exists (select from sales.closure_adjustments a where a.tenant_id = m.tenant_id and a.id = m.id))`,
    [session],
  );
  expect(unplaced).toBe(0);
});

test('two cortes at once get numbers of their own', async () => {
  const sessions = [await open(0), await open(0), await open(0)];
  const verdicts = await Promise.all(sessions.map((session) => verdictOf(shop, corte('z', session, 0))));
  expect(new Set(verdicts.map(({ result }) => result?.['number'])).size).toBe(3);
});

test('another shop sees none of it', async () => {
  const session = await open(0);
  const z = corte('z', session, 0);
  await verdictOf(shop, z);
  const stranger = await registerShop(suite.url);
  expect((await stranger.call('GET', `/till/closures/${z.id}`)).status).toBe(404);
  expect((await stranger.call('GET', `/till/cash-movements?tillSessionId=${session}`)).status).toBe(404);
  expect((await reading(stranger)).movements).toEqual([]);
});
