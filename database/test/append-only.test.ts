import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, createShop, type Shop } from './support/books.ts';
import { recordSales, saleItem } from './support/sales.ts';

/** Every ledger, and the columns that a status may change. */
const LEDGERS: Readonly<Record<string, readonly string[]>> = {
  'catalog.price_history': [],
  'customers.customer_movements': [],
  'customers.fiado_payments': [],
  'customers.fiados': ['due_date', 'lowered_centavos', 'paid_centavos', 'status'],
  'inventory.inventory_movements': [],
  'sales.cash_movements': [],
  'sales.closure_adjustments': [],
  'sales.closure_movements': [],
  'sales.daily_closures': [],
  'sales.payments': [],
  'sales.refund_items': [],
  'sales.refund_payments': [],
  'sales.refunds': [],
  'sales.sale_items': [],
  'sales.sales': ['note', 'refunded_centavos', 'status'],
  'subscriptions.token_usage': [],
  'sync.changes': ['position'],
  'sync.command_results': [],
  'sync.commands': [],
  'sync.edits': [],
  'sync.folio_series': [],
  'sync.number_jumps': [],
};

let books: Books;
let shop: Shop;

beforeAll(async () => {
  books = await Books.open();
  shop = await createShop(books);
  await recordSales(books.app, [saleItem(shop, { fiado: true }), saleItem(shop)]);
});
afterAll(() => books.close());

describe('ledgers are append-only', () => {
  it('by privilege: the application may not delete, nor update but what may change', async () => {
    const rows = await books.rows<{ name: string; updatable: string[] }>(`
      select t.tgrelid::regclass::text as name,
        (select coalesce(json_agg(a.attname order by a.attname), '[]') from pg_attribute a where a.attrelid = t.tgrelid and a.attnum > 0
          and has_column_privilege('michangarrito_app', t.tgrelid, a.attname, 'UPDATE')) as updatable
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where t.tgname = 'append_only' and not c.relispartition
        and not has_table_privilege('michangarrito_app', t.tgrelid, 'DELETE')
        and not has_table_privilege('michangarrito_app', t.tgrelid, 'TRUNCATE')`);
    expect(Object.fromEntries(rows.map(({ name, updatable }) => [name, updatable]))).toEqual(LEDGERS);
  });

  it.each(['sales.sales', 'sales.sale_items', 'sales.payments', 'sync.commands', 'inventory.inventory_movements'])(
    'by trigger, even for the owner: %s',
    async (table) => {
      await expect(books.admin.query(`delete from ${table}`)).rejects.toThrow('append-only');
      await expect(
        books.admin.query(`update ${table} set tenant_id = tenant_id, ${await firstOther(table)}`),
      ).rejects.toThrow('append-only');
      await expect(books.admin.query(`truncate ${table} cascade`)).rejects.toThrow('append-only');
    },
  );

  it('a status may follow, and nothing else with it', async () => {
    await books.asShop(shop.tenantId, `update sales.sales set status = 'partly_refunded', refunded_centavos = 100`);
    expect(await books.rows(`select distinct status from sales.sales`)).toEqual([{ status: 'partly_refunded' }]);
    await expect(
      books.asShop(shop.tenantId, `update sales.sales set status = 'refunded', total_centavos = 0`),
    ).rejects.toThrow('permission denied');
    await expect(books.admin.query(`update sales.sales set status = 'refunded', iva_centavos = 0`)).rejects.toThrow(
      'append-only',
    );
  });
});

/** An assignment that changes something: `received_at`, or the amount of a payment. */
async function firstOther(table: string): Promise<string> {
  const [column] = await books.rows<{ name: string }>(
    `select attname::text as name from pg_attribute where attrelid = $1::regclass and attname in ('received_at', 'amount_centavos') order by 1 desc`,
    [table],
  );
  if (!column) throw new Error(`${table} has neither received_at nor an amount`);
  return `${column.name} = ${column.name === 'received_at' ? `received_at + interval '1 hour'` : 'amount_centavos + 1'}`;
}
