import { sameRows, violations, type Invariant } from '../invariant.ts';

/** Whether a command's place in its device's journal is above what a corte's reading knew; without watermarks it knew of all. */
function isAbove(closure: string, command: string): string {
  return `(${closure}.watermarks is not null
    and ${command}.device_seq > coalesce((${closure}.watermarks ->> ${command}.device_id::text)::int, 0))`;
}

/** Cortes: expected, counted and difference, one Z per session, and what came late. */
export const CLOSURES: readonly Invariant[] = [
  sameRows(
    'closure.expected',
    'A corte Z expects float + cash sales + cash abonos + recargas + deposits + cash in − cash out − cash refunds − returned deposits − expenses.',
    {
      key: ['id'],
      columns: ['expected_centavos'],
      // The sign is of the kind, whatever the ledger says; rounding explains a total and moves no cash.
      expected: `
        select c.closure_id as id, sum(case
            when m.kind in ('float', 'sale', 'abono', 'recarga', 'deposit', 'in') then abs(m.amount_centavos)
            when m.kind in ('out', 'refund', 'deposit_returned', 'expense') then -abs(m.amount_centavos)
            else 0 end) as expected_centavos
        from sales.closure_movements c
        join sales.cash_movements m on m.tenant_id = c.tenant_id and m.id = c.movement_id
        where c.tenant_id = $1 group by c.closure_id`,
      found: `select id, expected_centavos from sales.daily_closures where tenant_id = $1 and kind = 'z'`,
    },
  ),
  violations(
    'closure.difference',
    'The difference of a corte is counted − expected.',
    `select id::text as row, coalesce((counted_centavos - expected_centavos)::text, 'null') as expected,
      coalesce(difference_centavos::text, 'null') as found
    from sales.daily_closures
    where tenant_id = $1 and difference_centavos is distinct from counted_centavos - expected_centavos
    order by 1`,
  ),
  violations(
    'closure.denominations',
    'The notes and coins of a corte add up to what was counted.',
    `select id::text as row, coalesce(counted_centavos::text, 'nothing counted') as expected, counted as found from (
      select z.id, z.counted_centavos, (
        select sum((d ->> 'valueCentavos')::numeric * (d ->> 'count')::numeric)::text from jsonb_array_elements(z.denominations) d
      ) as counted
      from sales.daily_closures z where z.tenant_id = $1 and z.denominations <> '[]'
    ) sums where counted is distinct from counted_centavos::text
    order by 1`,
  ),
  sameRows(
    'closure.summary',
    'What a corte read of movements adds up to what it expects, and what it read by method to what it read of sales.',
    {
      key: ['id'],
      columns: ['expected_centavos', 'sales_centavos'],
      expected: `
      select id, expected_centavos::numeric, (summary ->> 'salesCentavos')::numeric as sales_centavos
      from sales.daily_closures where tenant_id = $1`,
      found: `
      select z.id,
        (select coalesce(sum((m ->> 'amountCentavos')::numeric), 0) from jsonb_array_elements(z.summary -> 'movements') m) as expected_centavos,
        (select coalesce(sum(value::numeric), 0) from jsonb_each_text(z.summary -> 'byMethod')) as sales_centavos
      from sales.daily_closures z where z.tenant_id = $1`,
    },
  ),
  violations(
    'closure.one-z',
    'A till session has at most one corte Z.',
    `select till_session_id::text as row, '1 corte Z' as expected, count(*) || ' cortes Z' as found
    from sales.daily_closures where tenant_id = $1 and kind = 'z' group by till_session_id having count(*) > 1
    order by 1`,
  ),
  sameRows('closure.session', 'A till session is closed by the corte Z that names it, and by no other.', {
    key: ['till_session_id', 'closure_id'],
    columns: ['closed'],
    expected: `
      select till_session_id, id as closure_id, true as closed from sales.daily_closures where tenant_id = $1 and kind = 'z'`,
    found: `
      select id as till_session_id, closure_id, closed_at is not null as closed from sales.till_sessions
      where tenant_id = $1 and closure_id is not null`,
  }),
  sameRows('closure.numbers', 'Cortes of a kind are numbered from 1 without a gap.', {
    key: ['kind'],
    columns: ['cortes'],
    expected: `select kind, max(number)::bigint as cortes from sales.daily_closures where tenant_id = $1 group by kind`,
    found: `select kind, count(*) as cortes from sales.daily_closures where tenant_id = $1 group by kind`,
  }),
  sameRows(
    'closure.adjustment-cash',
    'An adjustment changes the drawer by its cash movement, or not at all where none was made or the corte has it.',
    {
      key: ['id'],
      columns: ['cash_centavos'],
      expected: `
      select a.id, case when c.movement_id is null and m.till_session_id is not null then coalesce(m.amount_centavos, 0) else 0 end as cash_centavos
      from sales.closure_adjustments a
      left join sales.cash_movements m on m.tenant_id = a.tenant_id and m.id = a.id
      left join sales.closure_movements c on c.tenant_id = a.tenant_id and c.movement_id = a.id
      where a.tenant_id = $1`,
      found: `select id, cash_centavos from sales.closure_adjustments where tenant_id = $1`,
    },
  ),
  sameRows(
    'closure.adjustment',
    'What is above the watermarks of the corte Z of its till session, or reached the books after it, is an adjustment of that corte, and nothing else is.',
    {
      key: ['id'],
      columns: ['reason', 'closure_id', 'total_centavos'],
      expected: `
      select late.id, late.reason, t.closure_id, late.total_centavos
      from (
        select id, 'late_sale' as reason, till_session_id, total_centavos::numeric, flags from sales.sales where tenant_id = $1
        union all
        select id, 'late_refund', till_session_id, -total_centavos, flags from sales.refunds where tenant_id = $1
        union all
        select id, 'late_abono', till_session_id, 0, flags from customers.fiado_payments where tenant_id = $1
        union all
        select m.id, 'late_cash', coalesce(m.till_session_id, (h.command -> 'payload' ->> 'tillSessionId')::uuid), 0, r.flags
        from sales.cash_movements m join sync.command_results r on r.tenant_id = m.tenant_id and r.id = m.id
        left join sync.held_commands h on h.tenant_id = m.tenant_id and h.id = m.id
        where m.tenant_id = $1 and m.kind not in ('sale', 'refund', 'abono', 'float')
        union all
        -- Of commands that wait, what moved after the corte.
        select m.id, case m.kind when 'sale' then 'late_sale' when 'refund' then 'late_refund' when 'abono' then 'late_abono' else 'late_cash' end,
          m.till_session_id,
          case m.kind when 'sale' then 1 when 'refund' then -1 else 0 end * coalesce((h.command -> 'payload' ->> 'totalCentavos')::numeric, 0),
          array['till_closed']
        from sync.held_commands h join sales.cash_movements m on m.tenant_id = h.tenant_id and m.id = h.id
        left join sales.closure_movements c on c.tenant_id = m.tenant_id and c.movement_id = m.id
        where h.tenant_id = $1 and h.settled_as is distinct from 'recorded' and c.movement_id is null
      ) late
      join sales.till_sessions t on t.tenant_id = $1 and t.id = late.till_session_id
      join sales.daily_closures z on z.tenant_id = $1 and z.id = t.closure_id
      left join sync.commands c on c.tenant_id = $1 and c.id = late.id
      where 'till_closed' = any (late.flags) or ${isAbove('z', 'c')}`,
      found: `select id, reason, closure_id, total_centavos from sales.closure_adjustments where tenant_id = $1`,
    },
  ),
  violations(
    'closure.watermark',
    'A corte takes no cash above its watermarks but its float, and of its own device it knows all before itself.',
    `select m.id::text as row, 'up to ' || coalesce(z.watermarks ->> c.device_id::text, 'nothing') as expected, 'place ' || c.device_seq as found
    from sales.closure_movements s
    join sales.cash_movements m on m.tenant_id = s.tenant_id and m.id = s.movement_id
    join sales.daily_closures z on z.tenant_id = s.tenant_id and z.id = s.closure_id
    join sync.commands c on c.tenant_id = s.tenant_id and c.id = s.movement_id
    where s.tenant_id = $1 and m.kind <> 'float' and ${isAbove('z', 'c')}
    union all
    select z.id::text, 'up to ' || (c.device_seq - 1), 'up to ' || coalesce(z.watermarks ->> z.device_id::text, 'nothing')
    from sales.daily_closures z
    join sync.commands c on c.tenant_id = z.tenant_id and c.id = z.id
    where z.tenant_id = $1 and z.watermarks is not null and (z.watermarks ->> z.device_id::text)::int is distinct from c.device_seq - 1
    order by 1`,
  ),
];
