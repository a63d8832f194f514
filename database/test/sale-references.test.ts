import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, createShop, type Shop } from './support/books.ts';
import { counts, NOTHING, ONE_SALE } from './support/counts.ts';
import { recordSales, saleItem, type SaleOptions } from './support/sales.ts';
import { closeTill } from './support/tills.ts';

let books: Books;
beforeAll(async () => {
  books = await Books.open();
});
afterAll(() => books.close());

/** What a sale may name that its shop has not: something of another shop, which row-level security hides, and something of nobody. */
const BROKEN: [string, string, (of: Pick<Shop, 'products' | 'customerId' | 'tillId' | 'actorId'>) => SaleOptions][] = [
  ['a product', 'PRODUCT_NOT_FOUND', ({ products }) => ({ lines: [{ productId: products[0] }] })],
  ['a customer', 'CUSTOMER_NOT_FOUND', ({ customerId }) => ({ customerId })],
  ['a customer who owes', 'CUSTOMER_NOT_FOUND', ({ customerId }) => ({ fiado: true, customerId })],
  ['a till', 'TILL_SESSION_NOT_FOUND', ({ tillId }) => ({ tillSessionId: tillId })],
  ['a person', 'PERSON_NOT_FOUND', ({ actorId }) => ({ actorId })],
];

describe.each(['of another shop', 'of nobody'])('a sale that names what is %s', (whose) => {
  async function stranger() {
    if (whose === 'of another shop') return await createShop(books);
    return { products: [uuidv7(), uuidv7()] as const, customerId: uuidv7(), tillId: uuidv7(), actorId: uuidv7() };
  }

  it.each(BROKEN)('%s: is rejected alone and claims nothing (%s)', async (_, code, options) => {
    const shop = await createShop(books);
    const item = saleItem(shop, options(await stranger()));
    expect(await recordSales(books.app, [item])).toEqual([
      { place: 1, id: item.id, verdict: 'rejected', code, flags: [], result: null },
    ]);
    expect(await counts(books, shop)).toEqual(NOTHING);
  });

  it.each(BROKEN)(
    '%s: fails its batch, which writes nothing; one by one only it is rejected',
    async (_, code, options) => {
      const shops = [await createShop(books), await createShop(books), await createShop(books)] as const;
      const broken = saleItem(shops[1], options(await stranger()));
      const items = [saleItem(shops[0]), broken, saleItem(shops[2])];
      await expect(recordSales(books.app, items)).rejects.toMatchObject({ code: '23503' });
      for (const shop of shops) expect(await counts(books, shop)).toEqual(NOTHING);

      const alone = (await Promise.all(items.map((item) => recordSales(books.app, [item])))).flat();
      expect(alone.map(({ verdict, code: why }) => [verdict, why])).toEqual([
        ['recorded', null],
        ['rejected', code],
        ['recorded', null],
      ]);
      expect(await Promise.all(shops.map((shop) => counts(books, shop)))).toEqual([ONE_SALE, NOTHING, ONE_SALE]);
    },
  );
});

it('a sale of a device of another shop is rejected: DEVICE_UNKNOWN', async () => {
  const [shop, other] = [await createShop(books), await createShop(books)];
  const [answer] = await recordSales(books.app, [{ ...saleItem(shop), device_id: other.deviceId }]);
  expect(answer).toMatchObject({ verdict: 'rejected', code: 'DEVICE_UNKNOWN' });
});

describe('a batch whose server read a row before the shop was set', () => {
  const IN_TIME = '(select app.work_for(b.tenant_id) as shop offset 0) w';
  const EARLY = '(select b.tenant_id as shop offset 0) w';
  const HIDDEN = 'not of the shop';
  const debt = (shop: Shop) => saleItem(shop, { fiado: true, lines: [{ productId: null, unitPriceCentavos: 100 }] });

  /** Makes the function read one of the rows that sales name before it sets the shop; without a place, as it was. */
  async function blind(source: string, place?: number): Promise<void> {
    const parts = source.split(IN_TIME);
    expect(parts.length - 1).toBe(5);
    const [first = '', ...rest] = parts;
    await books.admin.query(first + rest.map((part, index) => (index === place ? EARLY : IN_TIME) + part).join(''));
  }

  it.each([
    { place: 0, row: 'the customer whose limit it judges', sale: debt, refusal: HIDDEN, flags: [] },
    { place: 1, row: 'the till', sale: saleItem, refusal: HIDDEN, flags: [] },
    { place: 2, row: 'the product', sale: saleItem, refusal: HIDDEN, flags: [] },
    { place: 3, row: 'the till of a late sale', sale: saleItem, refusal: '"closure_id"', flags: ['till_closed'] },
    { place: 4, row: 'the customer by whose rule a debt is due', sale: debt, refusal: HIDDEN, flags: [] },
  ])('is refused, not recorded without $row; one by one it is recorded', async ({ place, sale, refusal, flags }) => {
    const shops = [await createShop(books), await createShop(books)];
    if (flags.includes('till_closed')) for (const shop of shops) await closeTill(books, shop);
    const items = shops.map((shop) => sale(shop));
    const [row] = await books.rows<{ source: string }>(
      `select pg_get_functiondef('sales.record_batch(sales.batch_sale[])'::regprocedure) as source`,
    );
    const source = row?.source ?? '';
    await blind(source, place);
    try {
      await expect(recordSales(books.app, items)).rejects.toThrow(refusal);
      for (const shop of shops) expect(await counts(books, shop)).toEqual(NOTHING);
      const alone = (await Promise.all(items.map((item) => recordSales(books.app, [item])))).flat();
      expect(alone).toMatchObject(items.map(({ id }) => ({ id, verdict: 'recorded', flags })));
    } finally {
      await blind(source);
    }
    for (const shop of shops)
      expect(await counts(books, shop)).toMatchObject({ sales: 1, adjustments: flags.length, day_count: 1 });
  });
});
