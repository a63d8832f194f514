import type { Today } from '@michangarrito/contracts';
import { ZERO_CENTAVOS, centavos } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';

/** The day's sums, from the striped totals that every sale and refund adds to. */
export interface DayTotals {
  sale_count: number;
  sale_centavos: number;
  cost_centavos: number;
  refund_centavos: number;
  refund_cost_centavos: number;
}

export async function readDayTotals(tx: TenantTx, date: string): Promise<DayTotals> {
  const [totals] = await tx.query<DayTotals>(
    `select coalesce(sum(sale_count), 0)::bigint as sale_count, coalesce(sum(sale_centavos), 0)::bigint as sale_centavos,
       coalesce(sum(cost_centavos), 0)::bigint as cost_centavos, coalesce(sum(refund_centavos), 0)::bigint as refund_centavos,
       coalesce(sum(refund_cost_centavos), 0)::bigint as refund_cost_centavos
     from sales.day_totals where tenant_id = $1 and business_date = $2`,
    [tx.tenantId, date],
  );
  if (!totals) throw new Error('an aggregate answers one row');
  return totals;
}

/** By the hour of each sale, less what was given back at that hour. */
export async function readByHour(tx: TenantTx, date: string): Promise<Today['byHour']> {
  const rows = await tx.query<{ hour: number; sales_centavos: number; sales_count: number }>(
    `select extract(hour from (recorded_at at time zone 'UTC') + utc_offset_minutes * interval '1 minute')::int as hour,
       sum(amount)::bigint as sales_centavos, sum(sold)::int as sales_count
     from (
       select recorded_at, utc_offset_minutes, total_centavos as amount, 1 as sold
       from sales.sales where tenant_id = $1 and business_date = $2
       union all
       select r.recorded_at, s.utc_offset_minutes, -r.total_centavos, 0
       from sales.refunds r join sales.sales s on s.tenant_id = r.tenant_id and s.id = r.sale_id
       where r.tenant_id = $1 and r.business_date = $2) moved
     group by 1 order by 1`,
    [tx.tenantId, date],
  );
  return rows.map((row) => ({
    hour: row.hour,
    salesCentavos: centavos(row.sales_centavos),
    salesCount: row.sales_count,
  }));
}

/** How the day was paid, less how it was given back. */
export async function readByMethod(tx: TenantTx, date: string): Promise<Today['byMethod']> {
  const rows = await tx.query<{ method: string; amount: number }>(
    `select method, sum(amount)::bigint as amount
     from (
       select p.method, p.amount_centavos as amount
       from sales.sales s join sales.payments p on p.tenant_id = s.tenant_id and p.sale_id = s.id
       where s.tenant_id = $1 and s.business_date = $2
       union all
       select p.method, -p.amount_centavos
       from sales.refunds r join sales.refund_payments p on p.tenant_id = r.tenant_id and p.refund_id = r.id
       where r.tenant_id = $1 and r.business_date = $2) moved
     group by method`,
    [tx.tenantId, date],
  );
  const of = (method: string) => centavos(rows.find((row) => row.method === method)?.amount ?? ZERO_CENTAVOS);
  return {
    cashCentavos: of('cash'),
    cardCentavos: of('card'),
    transferCentavos: of('transfer'),
    fiadoCentavos: of('fiado'),
  };
}

const TOP = 5;

/** What sold most by money, less what came back; varios is reported apart. */
export async function readTopProducts(
  tx: TenantTx,
  date: string,
): Promise<Pick<Today, 'topProducts' | 'variosCentavos'>> {
  const rows = await tx.query<{
    product_id: string | null;
    name: string;
    unit: string;
    total: number;
    quantity: number;
  }>(
    `select product_id, max(name) as name, max(unit) as unit, sum(amount)::bigint as total, sum(quantity)::bigint as quantity
     from (
       select i.product_id, i.name, i.unit, i.total_centavos as amount, i.quantity_milli as quantity
       from sales.sales s join sales.sale_items i on i.tenant_id = s.tenant_id and i.sale_id = s.id
       where s.tenant_id = $1 and s.business_date = $2
       union all
       select i.product_id, i.name, i.unit, -b.total_centavos, -b.quantity_milli
       from sales.refunds r
       join sales.refund_items b on b.tenant_id = r.tenant_id and b.refund_id = r.id
       join sales.sale_items i on i.tenant_id = b.tenant_id and i.sale_id = b.sale_id and i.line_number = b.sale_line_number
       where r.tenant_id = $1 and r.business_date = $2) moved
     group by product_id order by total desc, product_id`,
    [tx.tenantId, date],
  );
  const varios = rows.find((row) => row.product_id === null);
  const products = rows.filter((row) => row.product_id !== null && row.total > 0).slice(0, TOP);
  return {
    variosCentavos: centavos(varios?.total ?? ZERO_CENTAVOS),
    topProducts: products.map((row) => ({
      productId: row.product_id,
      name: row.name,
      unit: row.unit,
      totalCentavos: centavos(row.total),
      quantityMilli: row.quantity,
    })),
  };
}

/** Products at or below their minimum, the emptiest first. */
export async function readLowStock(tx: TenantTx): Promise<Today['lowStock']> {
  const rows = await tx.query<{ name: string }>(
    `select p.name from catalog.products p
     left join inventory.stock_levels s on s.tenant_id = p.tenant_id and s.product_id = p.id
     where p.tenant_id = $1 and p.archived_at is null and p.minimum_milli is not null and coalesce(s.quantity_milli, 0) <= p.minimum_milli
     order by coalesce(s.quantity_milli, 0) - p.minimum_milli, p.name`,
    [tx.tenantId],
  );
  return { count: rows.length, names: rows.slice(0, 3).map((row) => row.name) };
}

/** Sales with something odd about them; selling what nobody counted is not. */
export async function countFlagged(tx: TenantTx, date: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*)::int as count from sales.sales where tenant_id = $1 and business_date = $2 and array_remove(flags, 'stock_negative') <> '{}'`,
    [tx.tenantId, date],
  );
  return row?.count ?? 0;
}

/** The same weekday a week before, up to the same hour of the day; null where the shop sold nothing then. */
export async function readComparison(tx: TenantTx, date: string): Promise<Today['comparison']> {
  const [row] = await tx.query<{ day: string; sales: number | null }>(
    `with shop as (
       select ($2::date - 7) as day, case when $2::date = (now() at time zone t.timezone)::date
         then (now() at time zone t.timezone)::time else time '24:00' end as until
       from public.tenants t where t.id = $1)
     select shop.day, (select sum(s.total_centavos)::bigint from sales.sales s
       where s.tenant_id = $1 and s.business_date = shop.day
         and ((s.recorded_at at time zone 'UTC') + s.utc_offset_minutes * interval '1 minute')::time <= shop.until)
       - (select coalesce(sum(r.total_centavos), 0)::bigint
       from sales.refunds r join sales.sales s on s.tenant_id = r.tenant_id and s.id = r.sale_id
       where r.tenant_id = $1 and r.business_date = shop.day
         and ((r.recorded_at at time zone 'UTC') + s.utc_offset_minutes * interval '1 minute')::time <= shop.until) as sales
     from shop`,
    [tx.tenantId, date],
  );
  return row?.sales === null || row === undefined
    ? null
    : { businessDate: row.day, salesCentavos: centavos(row.sales) };
}
