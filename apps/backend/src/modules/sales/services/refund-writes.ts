import { sumCentavos, type Flag } from '@michangarrito/domain';
import { happenedAtOf } from '../../../common/commands/command.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { absorbCounted } from '../../../common/stock/absorb-counted.ts';
import type { RefundLine, RefundOrder } from './refund-plan.ts';

/** What comes back enters the stock; what is lost leaves it again at once, so that the ledger tells both. What was counted since stays as counted. */
export async function moveStockBack(tx: TenantTx, command: RefundOrder, lines: readonly RefundLine[]): Promise<void> {
  const movements = lines
    .filter((line) => line.productId !== null)
    .flatMap(({ productId, quantityMilli, unitCostCentavos, destination }) => [
      { product: productId, reason: 'refund', delta: Number(quantityMilli), cost: unitCostCentavos },
      ...(destination === 'waste'
        ? [{ product: productId, reason: 'waste', delta: -Number(quantityMilli), cost: unitCostCentavos }]
        : []),
    ])
    .map((movement, index) => ({ ...movement, line: index + 1 }));
  if (movements.length === 0) return;
  const levels = await tx.query<{ is_counted: boolean | null }>(
    `with moved as (
       insert into inventory.inventory_movements (tenant_id, source_id, line_number, product_id, reason, delta_milli, unit_cost_centavos, actor_id,
         recorded_at, happened_at)
       select $1, $2, m.line, m.product, m.reason, m.delta, m.cost, $3, $4, $5
       from jsonb_to_recordset($6) as m (line smallint, product uuid, reason text, delta bigint, cost bigint)
       returning product_id, delta_milli
     )
     insert into inventory.stock_levels as s (tenant_id, product_id, quantity_milli)
     select $1, product_id, sum(delta_milli) from moved group by product_id order by product_id
     on conflict (tenant_id, product_id) do update set quantity_milli = s.quantity_milli + excluded.quantity_milli, updated_at = now()
     returning counted_at >= $5 as is_counted`,
    [tx.tenantId, command.id, command.actorId, command.recordedAt, happenedAtOf(command), JSON.stringify(movements)],
  );
  if (levels.some((level) => level.is_counted)) await absorbCounted(tx, command.id);
}

/** The refund with its lines and payments. */
export async function writeRefund(
  tx: TenantTx,
  command: RefundOrder,
  lines: readonly RefundLine[],
  flags: readonly Flag[],
): Promise<void> {
  const { saleId, tillSessionId, totalCentavos, reason, payments } = command.payload;
  const sums = sumsOf(lines);
  await tx.query(
    `insert into sales.refunds (tenant_id, id, sale_id, till_session_id, total_centavos, iva_centavos, ieps_centavos, cost_centavos, reason,
       flags, actor_id, device_id, business_date, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[tx.tenantId, command.id, saleId, tillSessionId, totalCentavos, sums.iva, sums.ieps, sums.cost, reason],
      ...[flags, command.actorId, command.deviceId, command.businessDate, command.recordedAt],
    ],
  );
  await tx.query(
    `insert into sales.refund_items (tenant_id, refund_id, line_number, sale_id, sale_line_number, quantity_milli, total_centavos, iva_centavos,
       ieps_centavos, destination)
     select $1, $2, l.ordinality, $3, l."saleLineNumber", l."quantityMilli", l."totalCentavos", l."ivaCentavos", l."iepsCentavos", l.destination
     from rows from (jsonb_to_recordset($4) as ("saleLineNumber" smallint, "quantityMilli" bigint, "totalCentavos" bigint, "ivaCentavos" bigint,
       "iepsCentavos" bigint, destination text)) with ordinality l`,
    [tx.tenantId, command.id, saleId, JSON.stringify(lines)],
  );
  await tx.query(
    `insert into sales.refund_payments (tenant_id, refund_id, id, method, amount_centavos)
     select $1, $2, p.id, p.method, p."amountCentavos" from jsonb_to_recordset($3) as p (id uuid, method text, "amountCentavos" bigint)`,
    [tx.tenantId, command.id, JSON.stringify(payments)],
  );
}

/** Adds the refund to the totals of its business date, in the stripe of its id as every sale. */
export async function addToDay(tx: TenantTx, command: RefundOrder, lines: readonly RefundLine[]): Promise<void> {
  const sums = sumsOf(lines);
  await tx.query(
    `insert into sales.day_totals as d (tenant_id, business_date, stripe, refund_count, refund_centavos, refund_iva_centavos,
       refund_ieps_centavos, refund_cost_centavos)
     values ($1, $2, get_byte(uuid_send($3), 15) & 15, 1, $4, $5, $6, $7)
     on conflict (tenant_id, business_date, stripe) do update set refund_count = d.refund_count + 1,
       refund_centavos = d.refund_centavos + excluded.refund_centavos, refund_iva_centavos = d.refund_iva_centavos + excluded.refund_iva_centavos,
       refund_ieps_centavos = d.refund_ieps_centavos + excluded.refund_ieps_centavos,
       refund_cost_centavos = d.refund_cost_centavos + excluded.refund_cost_centavos`,
    [tx.tenantId, command.businessDate, command.id, command.payload.totalCentavos, sums.iva, sums.ieps, sums.cost],
  );
}

function sumsOf(lines: readonly RefundLine[]): { iva: number; ieps: number; cost: number } {
  return {
    iva: sumCentavos(lines.map((line) => line.ivaCentavos)),
    ieps: sumCentavos(lines.map((line) => line.iepsCentavos)),
    cost: sumCentavos(lines.map((line) => line.costCentavos)),
  };
}
