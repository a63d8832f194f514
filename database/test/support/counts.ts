import type { Books, Shop } from './books.ts';

/** How many rows of each table a shop has, and its balances. */
export async function counts(books: Books, shop: Shop) {
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
       (select coalesce(sum(balance_centavos), 0)::int from customers.customer_balances where tenant_id = $1) as owed,
       (select count(*)::int from customers.fiados where tenant_id = $1) as fiados,
       (select count(*)::int from sales.closure_adjustments where tenant_id = $1) as adjustments,
       (select count(*)::int from sync.changes where tenant_id = $1) as changes`,
    [shop.tenantId],
  );
  return row;
}

/** What a shop that sold nothing has. */
export const NOTHING = {
  ...{ commands: 0, sales: 0, items: 0, payments: 0, movements: 0, stock: 20_000 },
  ...{ cash: 0, day: 0, day_count: 0, owed: 0, fiados: 0, adjustments: 0, changes: 0 },
};
/** Two pieces of each of two products at $15, in cash. */
export const ONE_SALE = {
  ...NOTHING,
  ...{ commands: 1, sales: 1, items: 2, payments: 1, movements: 2, stock: 16_000 },
  ...{ cash: 6_000, day: 6_000, day_count: 1, changes: 1 },
};
