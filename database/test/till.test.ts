import { uuidv7 } from 'uuidv7';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, BUSINESS_DATE, createShop, type Shop } from './support/books.ts';
import { recordSales, saleItem } from './support/sales.ts';

let books: Books;
beforeAll(async () => {
  books = await Books.open();
});
afterAll(() => books.close());

async function beginAs(client: pg.Client, shop: Shop): Promise<void> {
  await client.query('begin');
  await client.query(`select set_config('app.tenant_id', $1, true)`, [shop.tenantId]);
}

/** What every corte does: holds the session, sweeps what is in no corte yet, and closes. Answers what it swept. */
async function sweep(client: pg.Client, shop: Shop): Promise<number> {
  const { rows: open } = await client.query(
    'select from sales.till_sessions where id = $1 and closure_id is null for update',
    [shop.tillId],
  );
  if (open.length === 0) return -1;
  const closureId = uuidv7();
  await client.query(
    `insert into sales.daily_closures (tenant_id, id, kind, number, till_session_id, expected_centavos, actor_id, device_id, business_date, recorded_at)
     values ($1, $2, 'z', 1, $3, 0, $4, $5, $6, now())`,
    [shop.tenantId, closureId, shop.tillId, shop.actorId, shop.deviceId, BUSINESS_DATE],
  );
  const { rowCount } = await client.query(
    `insert into sales.closure_movements (tenant_id, movement_id, closure_id)
     select tenant_id, id, $2 from sales.cash_movements where till_session_id = $1`,
    [shop.tillId, closureId],
  );
  await client.query('update sales.till_sessions set closure_id = $2, closed_at = now() where id = $1', [
    shop.tillId,
    closureId,
  ]);
  return rowCount ?? 0;
}

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
    await beginAs(books.app, shop);
    expect(await sweep(books.app, shop)).toBe(1);
    await books.app.query('commit');

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
    await beginAs(books.app, shop);
    await sweep(books.app, shop);
    await books.app.query('commit');
    const again = books.asShop(
      shop.tenantId,
      `insert into sales.closure_movements select tenant_id, movement_id, closure_id from sales.closure_movements`,
    );
    await expect(again).rejects.toThrow('closure_movements');
  });
});
