import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, BUSINESS_DATE, createShop, sha256 } from './support/books.ts';
import { counts, ONE_SALE } from './support/counts.ts';
import { recordSales, saleItem } from './support/sales.ts';

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
});
