import { afterAll, beforeAll, expect, it } from 'vitest';
import { Books, createShop, type Shop } from './support/books.ts';
import { counts } from './support/counts.ts';
import { recordSales, saleItem } from './support/sales.ts';

// Enough keys that an order of chance is not the right one.
const SHOPS = 8;
const TABLES = ['sync.commands', 'inventory.stock_levels', 'customers.customer_balances', 'sales.day_totals'];
let books: Books;
let shops: Shop[];
beforeAll(async () => {
  books = await Books.open();
  shops = [];
  while (shops.length < SHOPS) shops.push(await createShop(books));
});
afterAll(() => books.close());

/** Every sale owes to its shop's customer and has its products in the opposite order. */
function owing(shop: Shop) {
  const lines = shop.products.toReversed().map((productId) => ({ productId, quantityMilli: 2_000 }));
  return saleItem(shop, { fiado: true, lines });
}

/** Writes down the key of every row that is about to be inserted, or locked and updated because it is there, into `touched`. */
async function watch(): Promise<void> {
  await books.admin.query(`
    create table touched (nth int generated always as identity, relation text, key text);
    create function watch() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      insert into touched (relation, key) select tg_argv[0], string_agg(lpad(to_jsonb(new) ->> name, 36), '/' order by nth)
      from unnest(tg_argv) with ordinality as columns (name, nth) where nth > 1;
      return new;
    end $$;
    create trigger watch before insert on sync.commands for each row execute function watch('sync.commands', 'tenant_id', 'id');
    create trigger watch before insert on inventory.stock_levels for each row
      execute function watch('inventory.stock_levels', 'tenant_id', 'product_id');
    create trigger watch before insert on customers.customer_balances for each row
      execute function watch('customers.customer_balances', 'tenant_id', 'customer_id');
    create trigger watch before insert on sales.day_totals for each row
      execute function watch('sales.day_totals', 'tenant_id', 'business_date', 'stripe');
  `);
}

it('a batch locks commands, stock, balances and totals in this order, and of each table the rows by their keys', async () => {
  await watch();
  try {
    // Without a sort that the statement does not ask for, rows that are grouped come in no order.
    for (const sort of ['on', 'off']) {
      const client = await books.another();
      await client.query(`set enable_sort = ${sort}`);
      const items = [...shops, ...shops, ...shops].map(owing).toReversed();
      await books.admin.query('truncate touched');
      await recordSales(client, items);
      const touched = await books.rows<{ relation: string; key: string }>(
        'select relation, key from touched order by nth',
      );
      const keys = TABLES.map((table) => touched.filter(({ relation }) => relation === table).map(({ key }) => key));
      expect(keys.map(({ length }) => length)).toEqual([3 * SHOPS, 2 * SHOPS, SHOPS, expect.any(Number)]);
      expect(keys).toEqual(keys.map((ofTable) => ofTable.toSorted()));
      expect(touched.map(({ relation }) => relation)).toEqual(
        keys.flatMap((ofTable, index) => ofTable.map(() => TABLES[index])),
      );
    }
  } finally {
    await books.admin.query('drop function watch cascade; drop table touched');
  }
});

it('many writers at once, of the same products and customers in opposite orders, end without a deadlock and with the sum of all', async () => {
  const own = [await createShop(books), await createShop(books)];
  const clients = [await books.another(), await books.another(), await books.another(), await books.another()];
  const batch = () => Array.from({ length: 6 }, (_, index) => (index < 4 ? saleItem : owing)(own[index % 2] as Shop));
  await Promise.all(
    clients.map(async (client, nth) => {
      for (let round = 0; round < 5; round += 1)
        await recordSales(client, nth % 2 === 0 ? batch() : batch().toReversed());
    }),
  );
  for (const shop of own) {
    expect(await counts(books, shop)).toMatchObject({
      ...{ sales: 60, stock: 20_000 - 60 * 4_000, day: 360_000, day_count: 60 },
      ...{ cash: 240_000, owed: 120_000, fiados: 20 },
    });
  }
});
