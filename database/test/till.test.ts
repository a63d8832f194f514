import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, createShop, type Shop } from './support/books.ts';
import { recordSales, saleItem } from './support/sales.ts';
import { beginAs, closeTill, sweep } from './support/tills.ts';

let books: Books;
beforeAll(async () => {
  books = await Books.open();
});
afterAll(() => books.close());

/** Whether a backend waits for a lock of another. */
async function isWaiting(pid: number): Promise<boolean> {
  const [row] = await books.rows<{ waits: boolean }>('select cardinality(pg_blocking_pids($1)) > 0 as waits', [pid]);
  return row?.waits === true;
}

async function untilWaiting(client: pg.Client): Promise<void> {
  const pid = (client as unknown as { processID: number }).processID;
  while (!(await isWaiting(pid))) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Every cash movement of a shop: in how many cortes and in how many adjustments it is. */
async function belonging(shop: Shop) {
  return await books.rows(
    `select (select count(*)::int from sales.closure_movements c where c.movement_id = m.id) as cortes,
       (select count(*)::int from sales.closure_adjustments a where a.id = m.id) as adjustments
     from sales.cash_movements m where tenant_id = $1 order by m.id`,
    [shop.tenantId],
  );
}

describe('a corte and the sales around it', () => {
  it('a sale after the corte is flagged and becomes an adjustment of it', async () => {
    const shop = await createShop(books);
    await recordSales(books.app, [saleItem(shop)]);
    expect(await closeTill(books, shop)).toBe(1);

    const late = saleItem(shop);
    const [verdict] = await recordSales(books.app, [late]);
    expect(verdict).toMatchObject({ verdict: 'recorded', flags: ['till_closed'] });
    expect(
      await books.rows(
        'select reason, cash_centavos::int, total_centavos::int from sales.closure_adjustments where id = $1',
        [late.id],
      ),
    ).toEqual([{ reason: 'late_sale', cash_centavos: 6_000, total_centavos: 6_000 }]);
    expect(await belonging(shop)).toEqual([
      { cortes: 1, adjustments: 0 },
      { cortes: 0, adjustments: 1 },
    ]);
  });

  it('a late sale paid in part by card changes the drawer by its cash, and the total by all of it', async () => {
    const shop = await createShop(books);
    await closeTill(books, shop);
    const mixed = saleItem(shop, { cashCentavos: 2_500 });
    const byCard = saleItem(shop, { cashCentavos: 0 });
    await recordSales(books.app, [mixed, byCard]);
    expect(
      await books.rows(
        `select a.id, a.cash_centavos::int as adjusted, a.total_centavos::int as total, m.amount_centavos::int as moved
         from sales.closure_adjustments a left join sales.cash_movements m on m.id = a.id where a.tenant_id = $1 order by a.id`,
        [shop.tenantId],
      ),
    ).toEqual([
      { id: mixed.id, adjusted: 2_500, total: 6_000, moved: 2_500 },
      { id: byCard.id, adjusted: 0, total: 6_000, moved: null },
    ]);
  });

  it('a sale that comes while a corte is closing waits for it, and is late', async () => {
    const shop = await createShop(books);
    const closer = await books.another();
    await beginAs(closer, shop);
    expect(await sweep(closer, shop)).toBe(0);

    const seller = await books.another();
    const sale = recordSales(seller, [saleItem(shop), saleItem(await createShop(books))]);
    await untilWaiting(seller);
    await closer.query('commit');
    expect((await sale).map(({ flags }) => flags)).toEqual([['till_closed'], []]);
    expect(await belonging(shop)).toEqual([{ cortes: 0, adjustments: 1 }]);
  });

  it('a corte that comes while a sale is in flight waits for it, and sweeps it', async () => {
    const shop = await createShop(books);
    const seller = await books.another();
    await seller.query('begin');
    await recordSales(seller, [saleItem(shop)]);

    const closer = await books.another();
    await beginAs(closer, shop);
    const swept = sweep(closer, shop);
    await untilWaiting(closer);
    await seller.query('commit');
    expect(await swept).toBe(1);
    await closer.query('commit');
    expect(await belonging(shop)).toEqual([{ cortes: 1, adjustments: 0 }]);
  });

  it('of two that close one session at once, one closes it and the other finds it closed', async () => {
    const shop = await createShop(books);
    const [one, two] = [await books.another(), await books.another()];
    await beginAs(one, shop);
    await beginAs(two, shop);
    expect(await sweep(one, shop)).toBe(0);
    const second = sweep(two, shop);
    await untilWaiting(two);
    await one.query('commit');
    expect(await second).toBe(-1);
    await two.query('rollback');
  });

  it('a movement cannot be in two cortes', async () => {
    const shop = await createShop(books);
    await recordSales(books.app, [saleItem(shop)]);
    await closeTill(books, shop);
    const again = books.asShop(
      shop.tenantId,
      `insert into sales.closure_movements select tenant_id, movement_id, closure_id from sales.closure_movements`,
    );
    await expect(again).rejects.toThrow('closure_movements');
  });
});
