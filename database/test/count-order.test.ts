import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, createShop, type Shop } from './support/books.ts';
import { recordSales, saleItem } from './support/sales.ts';

let books: Books;
beforeAll(async () => {
  books = await Books.open();
});
afterAll(() => books.close());

const NOON = '2026-11-24T12:00:00.000Z';
const BEFORE = '2026-11-24T11:59:59.999Z';
const AFTER = '2026-11-24T12:00:00.001Z';

/** A count of a product at noon that found as many thousandths, as the backend leaves it. */
async function count(shop: Shop, productId: string, countedMilli: number): Promise<void> {
  const id = uuidv7();
  await books.asShop(
    shop.tenantId,
    `with found as (
       update inventory.stock_levels s set quantity_milli = $3, counted_at = $4, counted_by = $5
       from inventory.stock_levels old where old.tenant_id = $1 and old.product_id = $2 and s.tenant_id = $1 and s.product_id = $2
       returning $3 - old.quantity_milli as delta
     )
     insert into inventory.inventory_movements (tenant_id, source_id, line_number, product_id, reason, delta_milli, counted_milli, actor_id,
       recorded_at, happened_at)
     select $1, $5, 1, $2, 'count', delta, $3, $6, $4, $4 from found`,
    [shop.tenantId, productId, countedMilli, NOON, id, shop.actorId],
  );
}

const levels = (shop: Shop) =>
  books.rows(
    `select quantity_milli::int as level from inventory.stock_levels where tenant_id = $1 order by product_id = $2 desc`,
    [shop.tenantId, shop.products[0]],
  );

const movements = (shop: Shop, sourceId: string) =>
  books.rows(
    `select line_number as line, reason, delta_milli::int as delta, happened_at = $3 as dated from inventory.inventory_movements
     where tenant_id = $1 and source_id = $2 order by line_number`,
    [shop.tenantId, sourceId, BEFORE],
  );

describe('a sale of what was counted after it', () => {
  it('is undone by its pair, line by line, and leaves the other products alone', async () => {
    const shop = await createShop(books);
    await count(shop, shop.products[0], 7_000);
    const sale = saleItem(shop, { happenedAt: BEFORE });
    const [verdict] = await recordSales(books.app, [sale]);
    expect(verdict).toMatchObject({ verdict: 'recorded', flags: [] });
    expect(await levels(shop)).toEqual([{ level: 7_000 }, { level: 8_000 }]);
    expect(await movements(shop, sale.id)).toEqual([
      { line: 1, reason: 'sale', delta: -2_000, dated: true },
      { line: 2, reason: 'sale', delta: -2_000, dated: true },
      { line: 1_001, reason: 'count_absorbed', delta: 2_000, dated: true },
    ]);
  });

  it('at the moment of the count was before it; a thousandth of a second later it takes from what was counted', async () => {
    const shop = await createShop(books);
    for (const product of shop.products) await count(shop, product, 7_000);
    await recordSales(books.app, [saleItem(shop, { happenedAt: NOON })]);
    expect(await levels(shop)).toEqual([{ level: 7_000 }, { level: 7_000 }]);
    const later = saleItem(shop, { happenedAt: AFTER });
    await recordSales(books.app, [later]);
    expect(await levels(shop)).toEqual([{ level: 5_000 }, { level: 5_000 }]);
    expect(await movements(shop, later.id)).toHaveLength(2);
  });

  it('twice on one sale has a pair for each line', async () => {
    const shop = await createShop(books);
    const [product] = shop.products;
    await count(shop, product, 7_000);
    const sale = saleItem(shop, { happenedAt: BEFORE, lines: [{ productId: product }, { productId: product }] });
    await recordSales(books.app, [sale]);
    expect((await levels(shop))[0]).toEqual({ level: 7_000 });
    expect((await movements(shop, sale.id)).map(({ line }) => line)).toEqual([1, 2, 1_001, 1_002]);
  });

  it('in a batch of many shops, older and younger than their counts, each level is what its shop counted and sold after', async () => {
    const shops = [await createShop(books), await createShop(books), await createShop(books)];
    const [first, second, third] = shops as [Shop, Shop, Shop];
    await count(first, first.products[0], 7_000);
    await count(second, second.products[1], 3_000);
    const batch = shops.flatMap((shop) => [
      saleItem(shop, { happenedAt: AFTER }),
      saleItem(shop, { happenedAt: BEFORE }),
    ]);
    const again = batch[0] as (typeof batch)[number];
    const verdicts = await recordSales(books.app, [...batch, again]);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([...batch.map(() => 'recorded'), 'already_recorded']);
    expect(await levels(first)).toEqual([{ level: 5_000 }, { level: 6_000 }]);
    expect(await levels(second)).toEqual([{ level: 6_000 }, { level: 1_000 }]);
    expect(await levels(third)).toEqual([{ level: 6_000 }, { level: 6_000 }]);
  });
});

describe('what is below zero', () => {
  const took = (shop: Shop, pieces: number, happenedAt: string) =>
    saleItem(shop, { happenedAt, lines: [{ productId: shop.products[0], quantityMilli: pieces * 1_000 }] });

  it('is no matter of a sale that the count had seen, and is from the one on that took the last of what was counted', async () => {
    const shop = await createShop(books);
    await count(shop, shop.products[0], 3_000);
    const verdicts = await recordSales(books.app, [
      took(shop, 2, AFTER),
      took(shop, 50, BEFORE),
      took(shop, 1, AFTER),
      took(shop, 1, AFTER),
      took(shop, 9, BEFORE),
    ]);
    expect(verdicts.map(({ flags }) => flags)).toEqual([[], [], [], ['stock_negative'], []]);
    expect((await levels(shop))[0]).toEqual({ level: -1_000 });
  });

  it('of a product that was not counted is told though another of the batch was', async () => {
    const shop = await createShop(books);
    await count(shop, shop.products[1], 3_000);
    const [absorbed, sold] = await recordSales(books.app, [
      saleItem(shop, { happenedAt: BEFORE, lines: [{ productId: shop.products[1], quantityMilli: 5_000 }] }),
      took(shop, 11, BEFORE),
    ]);
    expect([absorbed?.flags, sold?.flags]).toEqual([[], ['stock_negative']]);
    expect(await levels(shop)).toEqual([{ level: -1_000 }, { level: 3_000 }]);
  });
});
