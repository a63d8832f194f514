import type { ClientBase } from 'pg';

/** What the books say of one shop, read row by row. Amounts are centavos, quantities thousandths. */
export interface Books {
  readonly commands: ReadonlyMap<string, { readonly hash: string; readonly receivedAtMs: number }>;
  readonly held: ReadonlyMap<
    string,
    { readonly reason: string; readonly settledAs: string | null; readonly code: string | null }
  >;
  readonly rejections: ReadonlyMap<string, string>;
  readonly stock: ReadonlyMap<string, number>;
  readonly balances: ReadonlyMap<string, number>;
  readonly cash: ReadonlyMap<
    string,
    { readonly amount: number; readonly sessionId: string | null; readonly receivedAtMs: number }
  >;
  readonly debts: ReadonlyMap<string, { readonly amount: number; readonly customerId: string }>;
  readonly sales: ReadonlyMap<string, SaleRow>;
  readonly refunds: ReadonlyMap<
    string,
    { readonly saleId: string; readonly total: number; readonly businessDate: string }
  >;
  readonly closures: readonly ClosureRow[];
  /** The corte Z of each movement that one took. */
  readonly closureOf: ReadonlyMap<string, string>;
  /** The corte Z of each late movement, and what it changes in the drawer. */
  readonly adjustments: ReadonlyMap<string, { readonly closureId: string; readonly cash: number }>;
  readonly days: ReadonlyMap<string, Day>;
}

export interface SaleRow {
  readonly folio: string;
  readonly total: number;
  readonly businessDate: string;
  readonly flags: readonly string[];
  readonly lines: ReadonlyMap<number, { readonly productId: string | null; readonly quantity: number }>;
}

export interface ClosureRow {
  readonly id: string;
  readonly kind: string;
  readonly sessionId: string;
  readonly expected: number;
  readonly receivedAtMs: number;
}

export interface Day {
  readonly sales: number;
  readonly salesCentavos: number;
  readonly refunds: number;
  readonly refundsCentavos: number;
}

/** Reads the shop in the snapshot of the caller's transaction. */
export async function readBooks(client: ClientBase, tenantId: string): Promise<Books> {
  const read = async <Row extends object>(sql: string): Promise<Row[]> =>
    (await client.query<Row>(sql, [tenantId])).rows;
  const mapped = async <Row extends object>(sql: string): Promise<ReadonlyMap<string, Row>> =>
    new Map((await read<Row & { id: string }>(sql)).map((row) => [row.id, row]));
  return {
    commands: await mapped(
      `select id, encode(hash, 'hex') as hash, ${milliseconds('received_at')} as "receivedAtMs" from sync.commands where tenant_id = $1`,
    ),
    held: await mapped(
      `select id, reason, settled_as as "settledAs", code from sync.held_commands where tenant_id = $1`,
    ),
    rejections: pairs(await read(`select command_id as key, code as value from sync.rejections where tenant_id = $1`)),
    stock: pairs(
      await read(
        `select product_id as key, quantity_milli::float8 as value from inventory.stock_levels where tenant_id = $1`,
      ),
    ),
    balances: pairs(
      await read(
        `select customer_id as key, balance_centavos::float8 as value from customers.customer_balances where tenant_id = $1`,
      ),
    ),
    cash: await mapped(
      `select id, amount_centavos::float8 as amount, till_session_id as "sessionId", ${milliseconds('received_at')} as "receivedAtMs"
       from sales.cash_movements where tenant_id = $1`,
    ),
    debts: await mapped(
      `select id, amount_centavos::float8 as amount, customer_id as "customerId" from customers.customer_movements where tenant_id = $1`,
    ),
    sales: await readSales(read),
    refunds: await mapped(
      `select id, sale_id as "saleId", total_centavos::float8 as total, business_date::text as "businessDate"
       from sales.refunds where tenant_id = $1`,
    ),
    closures: await read(
      `select id, kind, till_session_id as "sessionId", expected_centavos::float8 as expected, ${milliseconds('received_at')} as "receivedAtMs"
       from sales.daily_closures where tenant_id = $1`,
    ),
    closureOf: pairs(
      await read(`select movement_id as key, closure_id as value from sales.closure_movements where tenant_id = $1`),
    ),
    adjustments: await mapped(
      `select id, closure_id as "closureId", cash_centavos::float8 as cash from sales.closure_adjustments where tenant_id = $1`,
    ),
    days: await readDays(read),
  };
}

type Read = <Row extends object>(sql: string) => Promise<Row[]>;

async function readSales(read: Read): Promise<Map<string, SaleRow>> {
  type Item = { saleId: string; lineNumber: number; productId: string | null; quantity: number };
  const items = await read<Item>(
    `select sale_id as "saleId", line_number as "lineNumber", product_id as "productId", quantity_milli::float8 as quantity
     from sales.sale_items where tenant_id = $1`,
  );
  const linesOf = Map.groupBy(items, ({ saleId }) => saleId);
  const rows = await read<Omit<SaleRow, 'lines'> & { id: string }>(
    `select id, folio_series || '-' || folio_number as folio, total_centavos::float8 as total, business_date::text as "businessDate", flags
     from sales.sales where tenant_id = $1`,
  );
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, lines: new Map(linesOf.get(row.id)?.map((line) => [line.lineNumber, line])) },
    ]),
  );
}

async function readDays(read: Read): Promise<Map<string, Day>> {
  const rows = await read<Day & { day: string }>(
    `select business_date::text as day, sum(sale_count)::float8 as sales, sum(sale_centavos)::float8 as "salesCentavos",
       sum(refund_count)::float8 as refunds, sum(refund_centavos)::float8 as "refundsCentavos"
     from sales.day_totals where tenant_id = $1 group by business_date`,
  );
  return new Map(rows.map((row) => [row.day, row]));
}

/** Milliseconds of Unix time with their fraction. */
function milliseconds(column: string): string {
  return `(extract(epoch from ${column}) * 1000)::float8`;
}

function pairs<Value>(rows: readonly { key: string; value: Value }[]): Map<string, Value> {
  return new Map(rows.map(({ key, value }) => [key, value]));
}
