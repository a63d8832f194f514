import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, createShop, sha256, type Shop } from './support/books.ts';
import { counts, NOTHING } from './support/counts.ts';
import { recordSales, saleItem } from './support/sales.ts';

let books: Books;
beforeAll(async () => {
  books = await Books.open();
});
afterAll(() => books.close());

describe('a batch', () => {
  it('of several shops gives each its own rows, and every item its verdict', async () => {
    const shops = [await createShop(books), await createShop(books), await createShop(books)];
    const items = Array.from({ length: 9 }, (_, index) => saleItem(shops[index % 3] as Shop));
    const verdicts = await recordSales(books.app, items);
    expect(verdicts.map(({ id, verdict }) => [id, verdict])).toEqual(items.map(({ id }) => [id, 'recorded']));
    for (const shop of shops) {
      expect(await counts(books, shop)).toEqual({
        ...NOTHING,
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
    expect(await counts(books, shop)).toMatchObject({
      commands: 4,
      sales: 4,
      items: 4,
      payments: 4,
      movements: 3,
      stock: 5_000,
    });
    expect(await counts(books, other)).toMatchObject({ commands: 2, sales: 2, items: 3, payments: 2, stock: 16_000 });
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
    expect(await counts(books, shop)).toEqual(NOTHING);
  });

  it('leaves no shop set for what comes after it on the connection', async () => {
    await recordSales(books.app, [saleItem(await createShop(books)), saleItem(await createShop(books))]);
    const { rows } = await books.app.query(
      'select app.current_tenant() as shop, (select count(*)::int from sales.sales) as seen',
    );
    expect(rows).toEqual([{ shop: null, seen: 0 }]);
  });
});
