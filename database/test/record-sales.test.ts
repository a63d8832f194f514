import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, BUSINESS_DATE, createShop, sha256 } from './support/books.ts';
import { counts, ONE_SALE } from './support/counts.ts';
import { recordSales, saleItem, type SaleItem } from './support/sales.ts';

let books: Books;
beforeAll(async () => {
  books = await Books.open();
});
afterAll(() => books.close());

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
    expect(await counts(books, shop)).toEqual(ONE_SALE);
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
    expect(await counts(books, shop)).toEqual(ONE_SALE);
  });

  it('twice in one batch with other content: the first counts, the second is a conflict', async () => {
    const shop = await createShop(books);
    const item = saleItem(shop);
    const verdicts = await recordSales(books.app, [
      item,
      { ...item, hash: `\\x${sha256('other')}`, total_centavos: 1 },
    ]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['recorded', 'conflict']);
    expect(await counts(books, shop)).toEqual(ONE_SALE);
  });

  it('of many with the same id in one batch the first counts, in whatever order the ids are', async () => {
    const shop = await createShop(books);
    const lines = [{ productId: null }];
    const hash = (nth: number) => sha256(`content ${nth}`);
    const inOrder = Array.from({ length: 16 }, () => saleItem(shop, { hash: hash(1), lines }));
    const firsts = inOrder.map((_, index) => inOrder[(index * 7) % 16] as SaleItem);
    const later = (nth: number) => firsts.map(({ id }) => saleItem(shop, { id, hash: hash(nth), lines }));
    const verdicts = await recordSales(books.app, [...firsts, ...later(2), ...later(3)]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([
      ...firsts.map(() => 'recorded'),
      ...[...firsts, ...firsts].map(() => 'conflict'),
    ]);
    const written = await books.rows(
      `select id, s.folio_number, c.device_seq, encode(c.hash, 'hex') as hash
       from sales.sales s join sync.commands c using (tenant_id, id) where tenant_id = $1 order by id`,
      [shop.tenantId],
    );
    expect(written).toEqual(
      inOrder.map(({ id, folio_number, device_seq }) => ({ id, folio_number, device_seq, hash: hash(1) })),
    );
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
    expect(await counts(books, shop)).toEqual(ONE_SALE);
  });

  it('of varios moves no stock', async () => {
    const shop = await createShop(books);
    await recordSales(books.app, [saleItem(shop, { lines: [{ productId: null, unitPriceCentavos: 2_000 }] })]);
    expect(await counts(books, shop)).toEqual({
      ...ONE_SALE,
      items: 1,
      movements: 0,
      stock: 20_000,
      cash: 2_000,
      day: 2_000,
    });
  });

  it.each([
    [[499], 0],
    [[500], 1],
    [[1_499], 1],
    [[1_500], 2],
    [[500, 1_500], 3],
    [[499, 1_499], 1],
  ])('of %j thousandths of what costs a centavo costs %i: each line is rounded, half up', async (quantities, cost) => {
    const shop = await createShop(books);
    await books.asShop(shop.tenantId, 'update catalog.products set cost_centavos = 1');
    const lines = quantities.map((quantityMilli, index) => ({
      ...{ productId: shop.products[index] ?? null, quantityMilli, unitPriceCentavos: 2_000 },
    }));
    const varios = { productId: null, quantityMilli: 1_500 };
    await recordSales(books.app, [saleItem(shop, { lines: [...lines, varios] })]);
    const costs = await books.rows(
      `select s.cost_centavos::int as sale, d.cost_centavos::int as day from sales.sales s join sales.day_totals d using (tenant_id) where tenant_id = $1`,
      [shop.tenantId],
    );
    expect(costs).toEqual([{ sale: cost, day: cost }]);
  });
});
