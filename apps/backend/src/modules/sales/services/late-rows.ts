import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { IS_KNOWN, type Watermarks } from './watermarks.ts';

/**
 * What is of a session and above the watermarks of its corte: its sales, refunds and abonos, also those without cash, its other cash, and the
 * cash of what is parked. `r` has the row's id, device, reason, what it changes in the day's total, and when it was recorded.
 */
const ROWS_OF_SESSION = `
  select s.tenant_id, s.id, s.device_id, 'late_sale' as reason, s.total_centavos::bigint as total_centavos, s.recorded_at
  from sales.sales s where s.tenant_id = $1 and s.till_session_id = $2
  union all
  select f.tenant_id, f.id, f.device_id, 'late_refund', -f.total_centavos, f.recorded_at
  from sales.refunds f where f.tenant_id = $1 and f.till_session_id = $2
  union all
  select a.tenant_id, a.id, a.device_id, 'late_abono', 0, a.recorded_at
  from customers.fiado_payments a where a.tenant_id = $1 and a.till_session_id = $2
  union all
  select m.tenant_id, m.id, m.device_id, 'late_cash', 0, m.recorded_at
  from sales.cash_movements m
  where m.tenant_id = $1 and m.till_session_id = $2 and m.kind not in ('float', 'sale', 'refund', 'abono')
  union all
  select m.tenant_id, m.id, m.device_id, 'late_' || m.kind,
    coalesce((h.command #>> '{payload,totalCentavos}')::bigint, 0) * case m.kind when 'sale' then 1 when 'refund' then -1 else 0 end, m.recorded_at
  from sales.cash_movements m
  join sync.held_commands h on h.tenant_id = m.tenant_id and h.id = m.id and h.settled_as is distinct from 'recorded'
  where m.tenant_id = $1 and m.till_session_id = $2 and m.kind in ('sale', 'refund', 'abono')`;

/**
 * Writes what a corte Z did not know of as its adjustments, though it had arrived: told the same as where it arrives later. Cash that moved
 * before its session was here is in no session, and the next corte takes it.
 */
export async function adjustForUnknown(
  tx: TenantTx,
  closureId: string,
  tillSessionId: string,
  watermarks: Watermarks,
): Promise<void> {
  if (watermarks === null) return;
  await tx.query(
    `insert into sales.closure_adjustments (tenant_id, id, closure_id, reason, cash_centavos, total_centavos, recorded_at)
     select $1, r.id, $4, r.reason, coalesce(m.amount_centavos, 0), r.total_centavos, r.recorded_at
     from (${ROWS_OF_SESSION}) r
     left join sales.cash_movements m on m.tenant_id = r.tenant_id and m.id = r.id and m.till_session_id = $2
     where (${IS_KNOWN}) is not true`,
    [tx.tenantId, tillSessionId, JSON.stringify(watermarks), closureId],
  );
}
