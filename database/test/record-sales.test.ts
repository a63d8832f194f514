import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, BUSINESS_DATE, createShop, sha256, type Shop } from './support/books.ts';
import { recordSales, saleItem } from './support/sales.ts';

let books: Books;
beforeAll(async () => {
  books = await Books.open();
});
afterAll(() => books.close());

/** How many rows of each table a shop has, and its balances. */
async function counts(shop: Shop) {
  const [row] = await books.rows(
    `select
       (select count(*)::int from sync.commands where tenant_id = $1) as commands,
       (select count(*)::int from sales.sales where tenant_id = $1) as sales,
       (select count(*)::int from sales.sale_items where tenant_id = $1) as items,
       (select count(*)::int from sales.payments where tenant_id = $1) as payments,
       (select count(*)::int from inventory.inventory_movements where tenant_id = $1) as movements,
       (select sum(quantity_milli)::int from inventory.stock_levels where tenant_id = $1) as stock,
       (select coalesce(sum(amount_centavos), 0)::int from sales.cash_movements where tenant_id = $1) as cash,
       (select coalesce(sum(sale_centavos), 0)::int from sales.day_totals where tenant_id = $1) as day,
       (select coalesce(sum(sale_count), 0)::int from sales.day_totals where tenant_id = $1) as day_count,
       (select count(*)::int from sync.changes where tenant_id = $1) as changes`,
    [shop.tenantId],
  );
  return row;
}

const NOTHING = {
  ...{ commands: 0, sales: 0, items: 0, payments: 0, movements: 0, stock: 20_000 },
  ...{ cash: 0, day: 0, day_count: 0, changes: 0 },
};
/** Two pieces of each of two products at $15, in cash. */
const ONE_SALE = {
  ...{ commands: 1, sales: 1, items: 2, payments: 1, movements: 2, stock: 16_000 },
  ...{ cash: 6_000, day: 6_000, day_count: 1, changes: 1 },
};

const IN_TIME = '(select app.work_for(b.tenant_id) as shop offset 0) w';
const EARLY = '(select b.tenant_id as shop offset 0) w';

describe('a sale', () => {
  it('is recorded whole', async () => {
    const shop = await createShop(books);
    const item = saleItem(shop);
    expect(await recordSales(books.app, [item])).toEqual([
      {
        ...{ place: 1, id: item.id, verdict: 'recorded', code: null, flags: [] },
        result: { saleId: item.id, folioSeries: 'A', folioNumber: item['folio_number'] },
      },
    ]);
    expect(await counts(shop)).toEqual(ONE_SALE);
    const [sale] = await books.rows(
      `select cost_centavos::int, business_date::text, status, actor_id from sales.sales where id = $1`,
      [item.id],
    );
    expect(sale).toEqual({
      cost_centavos: 4_400,
      business_date: BUSINESS_DATE,
      status: 'recorded',
      actor_id: shop.actorId,
    });
  });

  it('again, at once or later, is already recorded with the same answer; with other content it is a conflict', async () => {
    const shop = await createShop(books);
    const item = saleItem(shop);
    const [first, second] = await recordSales(books.app, [item, item]);
    const [third] = await recordSales(books.app, [item]);
    const [changed] = await recordSales(books.app, [{ ...item, hash: `\\x${sha256('other')}` }]);
    expect(second).toEqual({ ...first, place: 2, verdict: 'already_recorded' });
    expect(third).toEqual({ ...first, verdict: 'already_recorded' });
    expect(changed).toMatchObject({ verdict: 'conflict', code: 'COMMAND_CONFLICT', result: null });
    expect(await counts(shop)).toEqual(ONE_SALE);
  });

  it('twice in one batch with other content: the first counts, the second is a conflict', async () => {
    const shop = await createShop(books);
    const item = saleItem(shop);
    const verdicts = await recordSales(books.app, [
      item,
      { ...item, hash: `\\x${sha256('other')}`, total_centavos: 1 },
    ]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['recorded', 'conflict']);
    expect(await counts(shop)).toEqual(ONE_SALE);
  });

  it('sent on two connections at once is recorded once', async () => {
    const shop = await createShop(books);
    const item = saleItem(shop);
    const clients = [books.app, await books.another(), await books.another()];
    const answers = await Promise.all(clients.map((client) => recordSales(client, [item])));
    expect(
      answers
        .flat()
        .map(({ verdict }) => verdict)
        .toSorted(),
    ).toEqual(['already_recorded', 'already_recorded', 'recorded']);
    expect(await counts(shop)).toEqual(ONE_SALE);
  });

  it('of varios moves no stock', async () => {
    const shop = await createShop(books);
    await recordSales(books.app, [saleItem(shop, { lines: [{ productId: null, unitPriceCentavos: 2_000 }] })]);
    expect(await counts(shop)).toEqual({ ...ONE_SALE, items: 1, movements: 0, stock: 20_000, cash: 2_000, day: 2_000 });
  });
});

describe('a batch', () => {
  it('of several shops gives each its own rows, and every item its verdict', async () => {
    const shops = [await createShop(books), await createShop(books), await createShop(books)];
    const items = Array.from({ length: 9 }, (_, index) => saleItem(shops[index % 3] as Shop));
    const verdicts = await recordSales(books.app, items);
    expect(verdicts.map(({ id, verdict }) => [id, verdict])).toEqual(items.map(({ id }) => [id, 'recorded']));
    for (const shop of shops) {
      expect(await counts(shop)).toEqual({
        ...{ commands: 3, sales: 3, items: 6, payments: 3, movements: 6, stock: 8_000 },
        ...{ cash: 18_000, day: 18_000, day_count: 3, changes: 3 },
      });
    }
    const strays = await books.rows(
      `select 1 from sales.sale_items i where not exists (select from sales.sales s where s.tenant_id = i.tenant_id and s.id = i.sale_id)`,
    );
    expect(strays).toEqual([]);
  });

  it('that mixes what was sent before, another content, repeats, a clone, the last piece and a debt judges each by itself', async () => {
    const [shop, other] = [await createShop(books), await createShop(books)];
    const [product] = shop.products;
    const before = saleItem(shop, { folioNumber: 501, deviceSeq: 5_001, lines: [{ productId: product }] });
    await recordSales(books.app, [before]);
    const twice = saleItem(other);
    const seven = [{ productId: product, quantityMilli: 7_000 }];
    const verdicts = await recordSales(books.app, [
      before,
      saleItem(shop, { lines: seven }),
      { ...before, hash: `\\x${sha256('other')}` },
      twice,
      saleItem(shop, { folioNumber: 501, lines: [{ productId: null }] }),
      { ...saleItem(shop, { fiado: true, lines: seven }), id: twice.id },
      twice,
      saleItem(other, { fiado: true, lines: [{ productId: null, unitPriceCentavos: 50_001 }] }),
    ]);
    expect(verdicts.map(({ verdict, flags }) => [verdict, ...flags])).toEqual([
      ['already_recorded'],
      ['recorded'],
      ['conflict'],
      ['recorded'],
      ['recorded', 'device_forked'],
      ['recorded', 'stock_negative'],
      ['already_recorded'],
      ['recorded', 'credit_limit_passed'],
    ]);
    expect(await counts(shop)).toMatchObject({
      commands: 4,
      sales: 4,
      items: 4,
      payments: 4,
      movements: 3,
      stock: 5_000,
    });
    expect(await counts(other)).toMatchObject({ commands: 2, sales: 2, items: 3, payments: 2, stock: 16_000 });
    const debts = await books.rows(
      `select tenant_id, count(*)::int as fiados, sum(amount_centavos)::int as owed from customers.fiados where tenant_id = any ($1) group by 1 order by 3`,
      [[shop.tenantId, other.tenantId]],
    );
    expect(debts).toEqual(
      [
        { tenant_id: other.tenantId, fiados: 1, owed: 50_001 },
        { tenant_id: shop.tenantId, fiados: 1, owed: 10_500 },
      ].toSorted((left, right) => left.owed - right.owed),
    );
  });

  it('with a sale without lines, or a debt of nobody, is refused whole', async () => {
    const shop = await createShop(books);
    const nobody = { ...saleItem(shop, { fiado: true }), customer_id: null };
    await expect(recordSales(books.app, [saleItem(shop), { ...saleItem(shop), lines: [] }])).rejects.toThrow(
      'without lines',
    );
    await expect(recordSales(books.app, [saleItem(shop), nobody])).rejects.toThrow('customer_id');
    expect(await counts(shop)).toEqual(NOTHING);
  });

  it('whose server read a row before the shop was set is refused, not recorded without what it could not see', async () => {
    const shops = [await createShop(books), await createShop(books)];
    const { rows } = await books.admin.query<{ source: string }>(
      `select pg_get_functiondef('sales.record_batch(sales.batch_sale[])'::regprocedure) as source`,
    );
    const source = rows[0]?.source ?? '';
    const parts = source.split('(select app.work_for(b.tenant_id) as shop offset 0) w');
    expect(parts.length - 1).toBe(5);
    const orders = { fiado: true, lines: [{ productId: null, unitPriceCentavos: 100 }] };
    try {
      for (const blind of [0, 1, 2]) {
        const early = parts.map(
          (part, index) => part + (index === parts.length - 1 ? '' : index === blind ? EARLY : IN_TIME),
        );
        await books.admin.query(early.join(''));
        const batch = shops.map((shop) => saleItem(shop, [orders, {}, {}][blind]));
        await expect(recordSales(books.app, batch)).rejects.toThrow('not of the shop');
      }
    } finally {
      await books.admin.query(source);
    }
  });

  it('leaves no shop set for what comes after it on the connection', async () => {
    await recordSales(books.app, [saleItem(await createShop(books)), saleItem(await createShop(books))]);
    const { rows } = await books.app.query(
      'select app.current_tenant() as shop, (select count(*)::int from sales.sales) as seen',
    );
    expect(rows).toEqual([{ shop: null, seen: 0 }]);
  });

  it('with a broken item raises and writes nothing, so that the caller sends them one by one', async () => {
    const [shop, other] = [await createShop(books), await createShop(books)];
    const broken = saleItem(other, { lines: [{ productId: shop.products[0] }] });
    const items = [saleItem(shop), broken];
    await expect(recordSales(books.app, items)).rejects.toThrow('product_id_fkey');
    expect([await counts(shop), await counts(other)]).toEqual([NOTHING, NOTHING]);
    const alone = (await Promise.all(items.map((item) => recordSales(books.app, [item])))).flat();
    expect(alone.map(({ verdict, code }) => [verdict, code])).toEqual([
      ['recorded', null],
      ['rejected', 'PRODUCT_NOT_FOUND'],
    ]);
    expect([await counts(shop), await counts(other)]).toEqual([ONE_SALE, NOTHING]);
  });

  it('of many writers at once, of the same products, ends without a deadlock and with the sum of all', async () => {
    const shops = [await createShop(books), await createShop(books)];
    const clients = [await books.another(), await books.another(), await books.another(), await books.another()];
    const batch = () =>
      Array.from({ length: 6 }, (_, index) => saleItem(shops[index % 2] as Shop, { deviceSeq: index + 1 }));
    await Promise.all(
      clients.map(async (client) => {
        for (let round = 0; round < 5; round += 1) await recordSales(client, batch().toReversed());
      }),
    );
    for (const shop of shops) {
      expect(await counts(shop)).toMatchObject({
        sales: 60,
        stock: 20_000 - 60 * 4_000,
        day: 360_000,
        day_count: 60,
        cash: 360_000,
      });
    }
  });
});

describe('what is not of the shop is rejected and claims nothing', () => {
  it.each([
    ['PRODUCT_NOT_FOUND', (_: Shop, other: Shop) => ({ lines: [{ productId: other.products[0] }] })],
    ['CUSTOMER_NOT_FOUND', (_: Shop, other: Shop) => ({ customerId: other.customerId })],
    ['CUSTOMER_NOT_FOUND', (_: Shop, other: Shop) => ({ fiado: true, customerId: other.customerId })],
    ['TILL_SESSION_NOT_FOUND', (_: Shop, other: Shop) => ({ tillSessionId: other.tillId })],
    ['PERSON_NOT_FOUND', (_: Shop, other: Shop) => ({ actorId: other.actorId })],
    ['PERSON_NOT_FOUND', () => ({ actorId: uuidv7() })],
  ])('%s', async (code, options) => {
    const [shop, other] = [await createShop(books), await createShop(books)];
    const item = saleItem(shop, options(shop, other));
    expect(await recordSales(books.app, [item])).toEqual([
      { place: 1, id: item.id, verdict: 'rejected', code, flags: [], result: null },
    ]);
    expect(await counts(shop)).toEqual(NOTHING);
  });

  it('DEVICE_UNKNOWN', async () => {
    const [shop, other] = [await createShop(books), await createShop(books)];
    const [answer] = await recordSales(books.app, [{ ...saleItem(shop), device_id: other.deviceId }]);
    expect(answer).toMatchObject({ verdict: 'rejected', code: 'DEVICE_UNKNOWN' });
  });
});
