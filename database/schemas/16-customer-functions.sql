-- What customers owe. Every change of a debt goes through the lock of the customer's balance row, so that the fold after it sees
-- all that came before. All need a tenant transaction.

-- Which abono paid which fiado, derived. A customer's fiados in order of time, each less what refunds and forgiveness took off it,
-- and their abonos in order of time are laid on one line from zero; where two overlap, the abono paid that part of the fiado. A
-- debt off which more was taken than it was takes no room. The order of arrival cannot matter. The same as `allocateFiadoPayments`
-- of the domain, which a test holds equal.
create view customers.fiado_allocations with (security_invoker = true) as
with debts as (
  select tenant_id, customer_id, id,
    sum(greatest(0, amount_centavos - lowered_centavos)) over line - greatest(0, amount_centavos - lowered_centavos) as starts,
    sum(greatest(0, amount_centavos - lowered_centavos)) over line as ends
  from customers.fiados
  window line as (partition by tenant_id, customer_id order by recorded_at, id)
), abonos as (
  select tenant_id, customer_id, id,
    sum(amount_centavos) over line - amount_centavos as starts,
    sum(amount_centavos) over line as ends
  from customers.fiado_payments
  window line as (partition by tenant_id, customer_id order by recorded_at, id)
)
select d.tenant_id, d.customer_id, d.id as fiado_id, a.id as fiado_payment_id,
  (least(d.ends, a.ends) - greatest(d.starts, a.starts))::bigint as amount_centavos
from debts d
join abonos a on a.tenant_id = d.tenant_id and a.customer_id = d.customer_id and a.starts < d.ends and d.starts < a.ends
where d.ends > d.starts;
comment on view customers.fiado_allocations is 'Which part of which fiado each abono paid; derived, never stored';

-- When a fiado of a customer with this rule, made that day, is due; null where nothing was agreed.
create function customers.due_date(rule jsonb, made date) returns date
language sql immutable
return case rule ->> 'kind'
  when 'days' then made + (rule ->> 'days')::int
  when 'weekly' then made + 1 + ((rule ->> 'weekday')::int - extract(isodow from made)::int + 6) % 7
  when 'biweekly' then case
    when extract(day from made) < 15 then date_trunc('month', made)::date + 14
    when made < (date_trunc('month', made) + interval '1 month - 1 day')::date then (date_trunc('month', made) + interval '1 month - 1 day')::date
    else (date_trunc('month', made) + interval '1 month 14 days')::date end
end;

-- Lays these customers' debts and abonos out anew and corrects what a fiado says of itself (paid_centavos, status). The
-- caller holds the balance rows. A disputed or forgiven fiado keeps its status while something of it is open.
create function customers.refold(customer_ids uuid[]) returns void
language sql
begin atomic
  with paid as (
    select sum(amount_centavos) as centavos, customer_id
    from customers.fiado_payments
    where tenant_id = app.current_tenant() and customer_id = any(customer_ids) group by customer_id
  ), debts as (
    select f.id, f.status, f.amount_centavos, f.lowered_centavos, f.paid_centavos,
      sum(greatest(0, f.amount_centavos - f.lowered_centavos)) over (partition by f.customer_id order by f.recorded_at, f.id) as ends,
      coalesce(p.centavos, 0) as paid_of_all
    from customers.fiados f left join paid p on p.customer_id = f.customer_id
    where f.tenant_id = app.current_tenant() and f.customer_id = any(customer_ids)
  ), folded as (
    select id, status, paid_centavos, lowered_centavos, owed, greatest(0, least(owed, paid_of_all - (ends - owed)))::bigint as now_paid
    from (select d.*, greatest(0, amount_centavos - lowered_centavos) as owed from debts d) d
  ), judged as (
    select id, now_paid, status, paid_centavos, case
      when owed = 0 and status = 'forgiven' then 'forgiven'
      when now_paid >= owed then 'paid'
      when status = 'disputed' then 'disputed'
      when now_paid > 0 or lowered_centavos > 0 then 'partly_paid'
      else 'open' end as now_status
    from folded
  )
  update customers.fiados f set paid_centavos = j.now_paid, status = j.now_status
  from judged j
  where f.tenant_id = app.current_tenant() and f.id = j.id and (j.now_paid, j.now_status) is distinct from (f.paid_centavos, f.status);
end;
