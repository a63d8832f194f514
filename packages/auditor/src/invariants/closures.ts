import { sameRows, violations, type Invariant } from '../invariant.ts';

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
    'An adjustment changes the drawer by the cash movement that came late, or not at all.',
    {
      key: ['id'],
      columns: ['cash_centavos'],
      expected: `
      select a.id, coalesce(m.amount_centavos, 0) as cash_centavos
      from sales.closure_adjustments a
      left join sales.cash_movements m on m.tenant_id = a.tenant_id and m.id = a.id
      where a.tenant_id = $1`,
      found: `select id, cash_centavos from sales.closure_adjustments where tenant_id = $1`,
    },
  ),
];
