import { sameRows, violations, type Invariant } from '../invariant.ts';
import { cashOfWaiting, MOVED_EARLY } from './held.ts';

const KEY = ['id'] as const;
const COLUMNS = ['amount_centavos', 'till_session_id'] as const;

/** The movements of the drawer of one kind, with their sign. */
function movements(kind: string): string {
  return `select id, amount_centavos, till_session_id from sales.cash_movements where tenant_id = $1 and kind = '${kind}'`;
}

/** The cash of commands that wait, as rows of `COLUMNS`. */
function waiting(...types: readonly string[]): string {
  return `select id, amount_centavos, till_session_id from (${cashOfWaiting(types)}) w`;
}

/** Where the cash of row `row` is: in its session, or in none where it moved before its session was here. */
function placeOf(row: string): string {
  return `case when early.id is not null and early.till_session_id is null then null else ${row}.till_session_id end`;
}

/** The drawer's ledger: every movement has its source and its place. */
export const CASH: readonly Invariant[] = [
  sameRows(
    'cash.sale',
    'What a sale was paid in cash entered the drawer, also where the sale still waits, and nothing else did as a sale.',
    {
      key: KEY,
      columns: COLUMNS,
      expected: `
      select s.id, sum(p.amount_centavos) as amount_centavos, ${placeOf('s')} as till_session_id
      from sales.payments p join sales.sales s on s.tenant_id = p.tenant_id and s.id = p.sale_id
      left join ${MOVED_EARLY} early on early.id = s.id
      where p.tenant_id = $1 and p.method = 'cash' and p.amount_centavos > 0 group by s.id, s.till_session_id, early.id, early.till_session_id
      union all ${waiting('recordSale')}`,
      found: movements('sale'),
    },
  ),
  sameRows(
    'cash.refund',
    'What a refund gave back in cash left the drawer, also where the refund still waits, and nothing else did as a refund.',
    {
      key: KEY,
      columns: COLUMNS,
      expected: `
      select r.id, -sum(p.amount_centavos) as amount_centavos, ${placeOf('r')} as till_session_id
      from sales.refund_payments p join sales.refunds r on r.tenant_id = p.tenant_id and r.id = p.refund_id
      left join ${MOVED_EARLY} early on early.id = r.id
      where p.tenant_id = $1 and p.method = 'cash' group by r.id, r.till_session_id, early.id, early.till_session_id
      union all ${waiting('refundSale', 'refundTicket')}`,
      found: movements('refund'),
    },
  ),
  sameRows(
    'cash.abono',
    'An abono in cash entered the drawer, also where it still waits, and nothing else did as an abono.',
    {
      key: KEY,
      columns: COLUMNS,
      expected: `
      select a.id, a.amount_centavos, ${placeOf('a')} as till_session_id
      from customers.fiado_payments a left join ${MOVED_EARLY} early on early.id = a.id
      where a.tenant_id = $1 and a.method = 'cash'
      union all ${waiting('recordFiadoPayment')}`,
      found: movements('abono'),
    },
  ),
  sameRows('cash.float', 'Every till session began with its float in the drawer.', {
    key: KEY,
    columns: COLUMNS,
    expected: `select id, float_centavos as amount_centavos, id as till_session_id from sales.till_sessions where tenant_id = $1`,
    found: movements('float'),
  }),
  sameRows(
    'cash.command',
    'Cash that is of no sale, refund, abono or float comes from its command, and such a command moves once.',
    {
      key: KEY,
      columns: ['actor_id', 'device_id', 'recorded_at'],
      expected: `
      select id, actor_id, device_id, recorded_at from sync.commands where tenant_id = $1 and type = 'recordCashMovement'
      union all select id, actor_id, device_id, recorded_at from (${cashOfWaiting(['recordCashMovement'])}) w`,
      found: `
      select id, actor_id, device_id, recorded_at from sales.cash_movements
      where tenant_id = $1 and kind not in ('sale', 'refund', 'abono', 'float')`,
    },
  ),
  violations(
    'cash.place',
    'The cash of a closed till session is in exactly one of its corte Z and the adjustments; that of an open session is in neither.',
    `select id::text as row, expected, concat_ws(' and ', 'session ' || till_session_id,
        case when swept is not null then 'corte ' || swept end, case when late then 'adjustment' end) as found
    from (
      select m.id, m.till_session_id, c.closure_id as swept, coalesce(a.cash_centavos = m.amount_centavos, false) as late, z.kind = 'z' as is_z,
        z.till_session_id as of_session, t.closure_id as closed_by, 
        case when t.closure_id is not null then 'one of corte ' || t.closure_id || ' and adjustment'
          when m.till_session_id is null then 'at most one corte Z' else 'none, the session is open' end as expected
      from sales.cash_movements m
      left join sales.closure_movements c on c.tenant_id = m.tenant_id and c.movement_id = m.id
      left join sales.daily_closures z on z.tenant_id = c.tenant_id and z.id = c.closure_id
      left join sales.closure_adjustments a on a.tenant_id = m.tenant_id and a.id = m.id
      left join sales.till_sessions t on t.tenant_id = m.tenant_id and t.id = m.till_session_id
      where m.tenant_id = $1
    ) placed
    where case
      when till_session_id is null then swept is not null and (late or is_z is not true)
      when closed_by is null then swept is not null or late
      else (swept is not null) = late or (swept is not null and swept <> closed_by) end
    order by 1`,
  ),
];
