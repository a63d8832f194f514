import type { ChangesPage } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { registerShop } from '@michangarrito/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mirror } from './support/mirror.ts';
import { aDay, expectSame, withField } from './support/mirrored-day.ts';
import { openShop, openSuite, pieces, saleOf, verdictOf, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;
beforeAll(async () => {
  suite = await openSuite();
});
afterAll(() => suite.close());

describe('a pull', () => {
  test('brings everything at first, and afterwards every row that a command touched, once and as it is', async () => {
    const shop = await registerShop(suite.url);
    const before = await new Mirror(shop).pull();
    const day = await aDay(shop);
    const [early, late] = [before, await new Mirror(shop).pull(2)];
    await early.pull();
    for (const mirror of [early, late]) await expectSame(mirror);
    expect([...early.arrivals].filter(([, times]) => times > 1)).toEqual([]);
    expect(early.get('product', day.soda.productId)).toMatchObject({ stockMilli: 97_000 });
    expect(early.get('customer', day.customer)).toMatchObject({ balanceCentavos: 900 });
    expect(early.get('till', day.till)).toMatchObject({ expectedCentavos: 20_000 + 3_800 + 1_000, salesCount: 2 });
  });

  test('tells what follows from each kind of change', async () => {
    const shop = await registerShop(suite.url);
    const day = await aDay(shop);
    const mirror = await new Mirror(shop).pull();
    const touched = async (change: () => Promise<unknown>) => {
      mirror.arrivals.clear();
      await change();
      await mirror.pull();
      await expectSame(mirror);
      const names = Object.entries({ ...day, soda: day.soda.productId });
      return names
        .filter(([, id]) => mirror.arrivals.has(id))
        .map(([name]) => name)
        .toSorted();
    };
    const amountCentavos = centavos(100);
    const abono = { customerId: day.customer, amountCentavos, method: 'cash', tenderedCentavos: null } as const;
    const waste = { reason: 'waste', quantityMilli: milli(1_000) } as const;
    const count = { countedCentavos: centavos(24_900), denominations: [], note: null };
    expect(await touched(() => verdictOf(shop, saleOf(shop, [pieces(day.soda, 1)])))).toEqual(['soda', 'till']);
    expect(
      await touched(() => shop.record('recordFiadoPayment', { ...abono, tillSessionId: day.till, note: null })),
    ).toEqual(['customer', 'till']);
    expect(
      await touched(() =>
        shop.record('recordCashMovement', { kind: 'out', amountCentavos, reason: 'Hielo', tillSessionId: null }),
      ),
    ).toEqual(['till']);
    expect(
      await touched(() =>
        shop.record('recordStockMovement', { productId: day.soda.productId, change: waste, note: null }),
      ),
    ).toEqual(['soda']);
    expect(
      await touched(() =>
        shop.record('editCustomer', { customerId: day.customer, changes: { name: { from: 'Chuy', to: 'Jesús' } } }),
      ),
    ).toEqual(['customer', 'fiado']);
    expect(
      await touched(() =>
        shop.record('editProduct', { productId: day.soda.productId, changes: { archived: { from: false, to: true } } }),
      ),
    ).toEqual(['soda']);
    expect(
      await touched(() =>
        shop.record('refundSale', {
          ...{ saleId: day.cash, tillSessionId: day.till, totalCentavos: centavos(1_900), reason: 'No le gustó' },
          lines: [{ lineNumber: 1, quantityMilli: milli(1_000), destination: 'stock' }],
          payments: [{ id: '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10', method: 'cash', amountCentavos: centavos(1_900) }],
        }),
      ),
    ).toEqual(['cash', 'soda', 'till']);
    expect(await touched(() => shop.record('closeTill', { tillSessionId: day.till, kind: 'z', ...count }))).toEqual([
      'till',
    ]);
    expect(mirror.get('till', day.till)).not.toMatchObject({ closedAt: null });
    expect(mirror.of('closure')).toHaveLength(1);
  });

  test('names what is not there any more, and what a device no longer keeps', async () => {
    const shop = await registerShop(suite.url);
    const day = await aDay(shop);
    const mirror = await new Mirror(shop).pull();
    await suite.admin.query('update catalog.categories set archived_at = now() where id = $1', [day.category]);
    const old = { envelope: { businessDate: '2026-01-15' } };
    const ancient = saleOf(shop, [pieces(day.soda, 1)], old);
    await verdictOf(shop, ancient);
    await suite.admin.query(
      `insert into sync.changes (tenant_id, id, kind, ref) values ($1, gen_random_uuid(), 'category', $2)`,
      [shop.login.tenantId, day.category],
    );
    const page = await mirror.step();
    expect(page.gone).toEqual(
      expect.arrayContaining([
        { kind: 'category', id: day.category },
        { kind: 'sale', id: ancient.id },
      ]),
    );
    expect(mirror.of('category')).toEqual([]);
    expect((await new Mirror(shop).pull()).get('sale', ancient.id)).toBeUndefined();
  });

  test('tells on the day that a debt falls due, without a change', async () => {
    const shop = await registerShop(suite.url);
    const day = await aDay(shop);
    const mirror = await new Mirror(shop).pull();
    await suite.admin.query(`update customers.fiados set due_date = business_date where id = $1`, [day.fiado]);
    expect((await mirror.step()).rows.customer).toEqual([]);
    mirror.cursor = withField(mirror.cursor, 'day', '2026-01-01');
    await suite.admin.query(`update customers.fiados set due_date = '2026-02-01' where id = $1`, [day.fiado]);
    expect((await mirror.step()).rows.customer).toMatchObject([{ id: day.customer, overdue: true }]);
    expect((await mirror.step()).rows.customer).toEqual([]);
  });
});

test('a page in the middle of a new mirror says where it goes on, and the changes since its first page come last', async () => {
  const { shop, soda } = await openShop(suite);
  const mirror = new Mirror(shop);
  const pages: ChangesPage[] = [await mirror.step(1)];
  await verdictOf(shop, saleOf(shop, [pieces(soda, 1)]));
  while (pages.at(-1)?.hasMore) pages.push(await mirror.step(1));
  expect(pages.slice(1).every(({ state }) => state === null)).toBe(true);
  expect(pages.filter(({ hasMore }) => !hasMore)).toHaveLength(1);
  await expectSame(mirror);
});
