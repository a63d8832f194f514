-- Stock that does not depend on the order of arrival: a level is what the product's last count found, plus the movements dated after it.
--
-- A movement dated at or before the last count and arriving after it was on the shelf's count already: it gets a paired movement
-- `count_absorbed` of the opposite delta, so that the ledger tells both and the level stays what was counted.

alter table inventory.inventory_movements add column happened_at timestamptz, add column counted_milli app.milli;
comment on column inventory.inventory_movements.happened_at is 'recorded_at corrected by the device''s measured difference, never later than its arrival; null in rows older than this column: recorded_at';
comment on column inventory.inventory_movements.counted_milli is 'What a count found; null for anything else, for the first stock of a new product and in counts older than this column';
comment on column inventory.inventory_movements.line_number is 'From 1; what undoes line n is line 1000 + n';

alter table inventory.stock_levels
  add column counted_at timestamptz,
  add column counted_by uuid,
  add constraint stock_levels_counted_check check ((counted_at is null) = (counted_by is null));
comment on column inventory.stock_levels.counted_at is 'When its last count happened, of those that are younger than this column';
comment on column inventory.stock_levels.counted_by is 'The command of that count; of two counts at the same moment the greater id is the last';

alter type sales.batch_sale add attribute happened_at timestamptz;

-- Records sales of any shops, whatever their number, and answers one row per sale. `place` counts from 1.
--
-- A few statements for the whole batch, since to begin one costs as much as a sale. Stock, balances and totals are summed over the batch and
-- updated once each, in one order, so that two batches at once do not deadlock.
--
-- The tenant is set row by row, by app.work_for: in the select list of an INSERT it runs just before the row is checked; a LATERAL
-- that needs its result reads after it. Should a server ever order these otherwise, row-level security refuses the write or hides the row;
-- a row that is named and hidden is refused too (app.refuse_reference), and the caller's rerun one by one is right all the same.
--
-- The plans are pinned: with the batch's true size in view, a server would plan anew at every call for as long as batches are small.
create or replace function sales.record_batch(batch sales.batch_sale[]) returns setof sales.sale_verdict
language plpgsql set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  -- A cloned phone shows itself within weeks; bounds around this batch keep the search for it in one partition.
  earliest uuid := app.uuid_shift((select b.id::text from unnest(batch) b order by b.id limit 1), '-60 days');
  latest uuid := app.uuid_shift((select b.id::text from unnest(batch) b order by b.id desc limit 1), '60 days');
  sent sales.batch_sale[];
  claims sync.command_key[];
  below_zero inventory.stock_levels[];
  first_happened timestamptz;
  -- Levels that were counted after one of these sales happened, and those of them that were corrected for it.
  counted inventory.stock_levels[];
  corrected inventory.stock_levels[];
  -- Places in the batch.
  unclaimed int[] := '{}';
  forked int[];
  sold_out int[];
  over_limit int[];
  after_corte int[];
  gone_customers int[];
  repeats boolean;
  owing boolean;
  in_till boolean;
  place int;
  written int;
  debt record;
begin
  -- 1. Claim the ids. Not EXISTS: the planner would hash the shop's whole history for it. CASE runs in order: the shop first.
  with seen as materialized (
    select count(distinct (b.tenant_id, b.folio_series, b.folio_number)) < count(*) or count(distinct (b.tenant_id, b.device_id, b.device_seq)) < count(*) as repeats,
      bool_or(b.customer_id is not null or b.fiado_centavos > 0) as owing, bool_or(b.till_session_id is not null) as in_till,
      min(b.happened_at) as first_happened,
      array_agg(b.ordinality::int) filter (where case
        when app.work_for(b.tenant_id) is null then false
        when (select g.device_id from sync.folio_series g where g.tenant_id = b.tenant_id and g.series = b.folio_series) is distinct from b.device_id then true
        when (select true from sales.sales o where o.id between earliest and latest
          and o.tenant_id = b.tenant_id and o.folio_series = b.folio_series and o.folio_number = b.folio_number limit 1) then true
        when (select true from sync.commands o where o.id between earliest and latest
          and o.tenant_id = b.tenant_id and o.device_id = b.device_id and o.device_seq = b.device_seq limit 1) then true
      end) as forked
    from unnest(batch) with ordinality b
  ), claimed as (
    insert into sync.commands (tenant_id, id, type, hash, device_id, device_seq, actor_id, session_id, v, recorded_at)
    select app.work_for(b.tenant_id), b.id, 'recordSale', b.hash, b.device_id, b.device_seq, b.actor_id, b.session_id, b.v, b.recorded_at
    from (select b.* from unnest(batch) with ordinality b order by b.tenant_id, b.id, b.ordinality offset 0) b
    on conflict (tenant_id, id) do nothing
    returning tenant_id, id
  )
  select s.repeats, s.owing, s.in_till, s.first_happened, s.forked, (select array_agg(row(c.tenant_id, c.id)::sync.command_key) from claimed c)
  into repeats, owing, in_till, first_happened, forked, claims
  from seen s;

  -- What is not claimed leaves the batch and its place stays empty; of two with the same id the first is the one that counts.
  if coalesce(cardinality(claims), 0) < cardinality(batch) then
    unclaimed := array(
      select b.place
      from (
        select b.ordinality::int as place, b.tenant_id, b.id, row_number() over (partition by b.tenant_id, b.id order by b.ordinality) as nth
        from unnest(batch) with ordinality b
      ) b
      where b.nth > 1 or not exists (select from unnest(claims) c where c.tenant_id = b.tenant_id and c.id = b.id)
      order by b.place
    );
    sent := batch;
    foreach place in array unclaimed loop
      batch[place] := null;
    end loop;
  end if;

  if repeats then
    forked := forked || array(
      select b.place
      from (
        select b.ordinality::int as place, min(b.ordinality) over (partition by b.tenant_id, b.folio_series, b.folio_number) as folio_first,
          min(b.ordinality) over (partition by b.tenant_id, b.device_id, b.device_seq) as seq_first
        from unnest(batch) with ordinality b where b.id is not null
      ) b
      where b.place > least(b.folio_first, b.seq_first)
    );
  end if;

  -- 2. Stock. A sale is flagged from the one on that took the last.
  with moved as (
    insert into inventory.stock_levels as s (tenant_id, product_id, quantity_milli)
    select app.work_for(d.tenant_id), d.product_id, d.delta
    from (
      select b.tenant_id, l.product_id, -sum(l.quantity_milli) as delta
      from unnest(batch) b, unnest(b.lines) l where l.product_id is not null
      group by b.tenant_id, l.product_id order by b.tenant_id, l.product_id offset 0
    ) d
    on conflict (tenant_id, product_id) do update set quantity_milli = s.quantity_milli + excluded.quantity_milli, updated_at = now()
    returning s as level
  )
  select array_agg(m.level) filter (where (m.level).quantity_milli < 0), array_agg(m.level) filter (where (m.level).counted_at >= first_happened)
  into below_zero, counted
  from moved m;

  -- What was counted after it was sold is on the shelf as counted: the sale's movement is undone by its pair.
  if counted is not null then
    with pairs as (
      insert into inventory.inventory_movements (
        tenant_id, source_id, line_number, product_id, reason, delta_milli, actor_id, recorded_at, happened_at)
      select app.work_for(b.tenant_id), b.id, 1000 + l.line_number, l.product_id, 'count_absorbed', l.quantity_milli, b.actor_id, b.recorded_at, b.happened_at
      from unnest(batch) b
      cross join lateral unnest(b.lines) l
      join unnest(counted) s on s.tenant_id = b.tenant_id and s.product_id = l.product_id and s.counted_at >= b.happened_at
      returning tenant_id, product_id, delta_milli
    ), corrected as (
      insert into inventory.stock_levels as s (tenant_id, product_id, quantity_milli)
      select app.work_for(d.tenant_id), d.product_id, d.delta
      from (
        select p.tenant_id, p.product_id, sum(p.delta_milli) as delta from pairs p
        group by p.tenant_id, p.product_id order by p.tenant_id, p.product_id offset 0
      ) d
      on conflict (tenant_id, product_id) do update set quantity_milli = s.quantity_milli + excluded.quantity_milli, updated_at = now()
      returning s as level
    )
    select array_agg(c.level) into corrected from corrected c;
    select array_agg(l.level) into below_zero
    from (
      select z as level from unnest(below_zero) z
      where not exists (select from unnest(corrected) c where c.tenant_id = z.tenant_id and c.product_id = z.product_id)
      union all
      select c from unnest(corrected) c where c.quantity_milli < 0
    ) l;
  end if;

  if below_zero is not null then
    sold_out := array(
      select l.place
      from (
        select b.ordinality::int as place, t.taken, s.quantity_milli - t.taken + sum(t.taken)
          over (partition by b.tenant_id, l.product_id order by b.ordinality desc, l.line_number desc) as left_then
        from unnest(batch) with ordinality b
        cross join lateral unnest(b.lines) l
        join unnest(below_zero) s on s.tenant_id = b.tenant_id and s.product_id = l.product_id
        cross join lateral (select case when s.counted_at >= b.happened_at then 0 else l.quantity_milli end as taken) t
      ) l
      where l.taken > 0 and l.left_then < 0
    );
  end if;

  -- 3. Debts. Each is judged by what was owed after it.
  if owing then
    with balances as (
      insert into customers.customer_balances as c (tenant_id, customer_id, balance_centavos)
      select app.work_for(d.tenant_id), d.customer_id, d.fiado
      from (
        select b.tenant_id, b.customer_id, sum(b.fiado_centavos) as fiado from unnest(batch) b where b.fiado_centavos > 0
        group by b.tenant_id, b.customer_id order by b.tenant_id, b.customer_id offset 0
      ) d
      on conflict (tenant_id, customer_id) do update set balance_centavos = c.balance_centavos + excluded.balance_centavos, updated_at = now()
      returning c.tenant_id, c.customer_id, c.balance_centavos
    )
    select array_agg(b.ordinality::int) filter (where case
        when c.id is null then app.refuse_reference('sales_tenant_id_customer_id_fkey') is not null
        else c.archived_at is not null
      end),
      array_agg(b.ordinality::int) filter (where b.fiado_centavos > 0 and o.balance_centavos - b.owed_later > c.credit_limit_centavos)
    into gone_customers, over_limit
    from (
      select b.tenant_id, b.customer_id, b.ordinality, b.fiado_centavos,
        sum(b.fiado_centavos) over (partition by b.tenant_id, b.customer_id order by b.ordinality desc) - b.fiado_centavos as owed_later
      from unnest(batch) with ordinality b where b.customer_id is not null
    ) b
    left join balances o on o.tenant_id = b.tenant_id and o.customer_id = b.customer_id
    cross join lateral (select app.work_for(b.tenant_id) as shop offset 0) w
    left join lateral (
      select c.id, c.credit_limit_centavos, c.archived_at from customers.customers c where c.tenant_id = w.shop and c.id = b.customer_id offset 0
    ) c on true;
  end if;

  -- 4. Tills. Waits for a corte that is closing the session, and keeps one from closing it before these sales are in.
  if in_till then
    select array_agg(b.ordinality::int) filter (where case
        when t.id is null then app.refuse_reference('sales_tenant_id_till_session_id_fkey') is not null
        else t.closure_id is not null
      end)
    into after_corte
    from unnest(batch) with ordinality b
    cross join lateral (select app.work_for(b.tenant_id) as shop offset 0) w
    left join lateral (
      select t.id, t.closure_id from sales.till_sessions t where t.tenant_id = w.shop and t.id = b.till_session_id for key share
    ) t on true
    where b.till_session_id is not null;
  end if;

  -- 5. What every sale is.
  return query
  with lines as materialized (
    select b.ordinality as place, b.tenant_id, b.id as sale_id, b.actor_id, b.recorded_at, b.happened_at, l.*, p.cost_centavos,
      l.unit_price_centavos <> p.price_centavos as price_differs, l.tax_class <> p.tax_class as tax_class_differs, p.archived_at is not null as archived,
      case when l.product_id is not null and p.id is null then app.refuse_reference('sale_items_tenant_id_product_id_fkey') end as refused
    from unnest(batch) with ordinality b
    cross join lateral unnest(b.lines) l
    cross join lateral (select app.work_for(b.tenant_id) as shop offset 0) w
    -- One index probe a line, whatever the planner thinks of the size of an array.
    left join lateral (
      select p.id, p.price_centavos, p.cost_centavos, p.tax_class, p.archived_at from catalog.products p where p.tenant_id = w.shop and p.id = l.product_id offset 0
    ) p on true
    where b.id is not null
  ), judged as materialized (
    select l.place, coalesce(sum((l.cost_centavos * l.quantity_milli + 500) / 1000), 0)::bigint as cost,
      bool_or(l.price_differs) as price_differs, bool_or(l.tax_class_differs) as tax_class_differs, bool_or(l.archived) as archived
    from lines l group by l.place
  ), ready as materialized (
    select b.*, j.cost,
      array_remove(b.flags || array[
        case when j.price_differs then 'price_differs' end,
        case when j.price_differs and not b.may_override_price and 'permission_missing' <> all (b.flags) then 'permission_missing' end,
        case when j.tax_class_differs then 'tax_class_differs' end,
        case when j.archived then 'product_archived' end,
        case when b.ordinality = any (sold_out) then 'stock_negative' end,
        case when b.ordinality = any (gone_customers) then 'customer_archived' end,
        case when b.ordinality = any (over_limit) then 'credit_limit_passed' end,
        case when b.ordinality = any (after_corte) then 'till_closed' end,
        case when b.ordinality = any (forked) then 'device_forked' end
      ], null) as all_flags
    from unnest(batch) with ordinality b
    join judged j on j.place = b.ordinality
  ), sales_in as (
    insert into sales.sales (
      tenant_id, id, folio_series, folio_number, customer_id, till_session_id, subtotal_centavos, discount_centavos, total_centavos,
      iva_centavos, ieps_centavos, cost_centavos, flags, note, actor_id, device_id, business_date, utc_offset_minutes, recorded_at)
    select app.work_for(r.tenant_id), r.id, r.folio_series, r.folio_number, r.customer_id, r.till_session_id, r.subtotal_centavos, r.discount_centavos,
      r.total_centavos, r.iva_centavos, r.ieps_centavos, r.cost, r.all_flags, r.note, r.actor_id, r.device_id, r.business_date, r.utc_offset_minutes, r.recorded_at
    from ready r
  ), items_in as (
    insert into sales.sale_items (
      tenant_id, sale_id, line_number, product_id, name, unit, quantity_milli, by_pesos, unit_price_centavos, unit_cost_centavos,
      amount_centavos, discount_centavos, share_of_sale_discount_centavos, total_centavos, tax_class, iva_centavos, ieps_centavos)
    select app.work_for(l.tenant_id), l.sale_id, l.line_number, l.product_id, l.name, l.unit, l.quantity_milli, l.by_pesos, l.unit_price_centavos, l.cost_centavos,
      l.amount_centavos, l.discount_centavos, l.share_of_sale_discount_centavos, l.total_centavos, l.tax_class, l.iva_centavos, l.ieps_centavos
    from lines l
  ), payments_in as (
    insert into sales.payments (tenant_id, sale_id, id, method, amount_centavos, tendered_centavos, reference)
    select app.work_for(b.tenant_id), b.id, p.id, p.method, p.amount_centavos, p.tendered_centavos, p.reference
    from unnest(batch) b cross join lateral unnest(b.payments) p
  ), movements_in as (
    insert into inventory.inventory_movements (
      tenant_id, source_id, line_number, product_id, reason, delta_milli, unit_cost_centavos, actor_id, recorded_at, happened_at)
    select app.work_for(l.tenant_id), l.sale_id, l.line_number, l.product_id, 'sale', -l.quantity_milli, l.cost_centavos, l.actor_id, l.recorded_at, l.happened_at
    from lines l where l.product_id is not null
  ), cash_in as (
    insert into sales.cash_movements (
      tenant_id, id, till_session_id, kind, amount_centavos, actor_id, device_id, business_date, recorded_at)
    select app.work_for(r.tenant_id), r.id, r.till_session_id, 'sale', r.cash_centavos, r.actor_id, r.device_id, r.business_date, r.recorded_at
    from ready r where r.cash_centavos > 0
  ), totals_in as (
    insert into sales.day_totals as d (
      tenant_id, business_date, stripe, sale_count, sale_centavos, discount_centavos, iva_centavos, ieps_centavos, cost_centavos)
    select app.work_for(s.tenant_id), s.business_date, s.stripe, s.sales, s.total, s.discount, s.iva, s.ieps, s.cost
    from (
      select r.tenant_id, r.business_date, get_byte(uuid_send(r.id), 15) & 15 as stripe, count(*) as sales, sum(r.total_centavos) as total,
        sum(r.discount_centavos) as discount, sum(r.iva_centavos) as iva, sum(r.ieps_centavos) as ieps, sum(r.cost) as cost
      from ready r group by 1, 2, 3 order by 1, 2, 3 offset 0
    ) s
    on conflict (tenant_id, business_date, stripe) do update set
      sale_count = d.sale_count + excluded.sale_count, sale_centavos = d.sale_centavos + excluded.sale_centavos,
      discount_centavos = d.discount_centavos + excluded.discount_centavos, iva_centavos = d.iva_centavos + excluded.iva_centavos,
      ieps_centavos = d.ieps_centavos + excluded.ieps_centavos, cost_centavos = d.cost_centavos + excluded.cost_centavos
  ), changes_in as (
    insert into sync.changes (tenant_id, id, kind, ref) select app.work_for(r.tenant_id), r.id, 'sale', r.id from ready r
  )
  select r.ordinality::int, r.id, 'recorded', null::text, r.all_flags,
    jsonb_build_object('saleId', r.id, 'folioSeries', r.folio_series, 'folioNumber', r.folio_number)
  from ready r;

  get diagnostics written = row_count;
  if written + cardinality(unclaimed) < cardinality(batch) then
    raise exception 'a sale without lines';
  end if;

  if after_corte is not null then
    insert into sales.closure_adjustments (tenant_id, id, closure_id, reason, cash_centavos, total_centavos, recorded_at)
    select app.work_for(b.tenant_id), b.id, t.closure_id, 'late_sale', b.cash_centavos, b.total_centavos, b.recorded_at
    from unnest(batch) with ordinality b
    cross join lateral (select app.work_for(b.tenant_id) as shop offset 0) w
    left join lateral (select t.closure_id from sales.till_sessions t where t.tenant_id = w.shop and t.id = b.till_session_id offset 0) t on true
    where b.ordinality = any (after_corte)
    -- A sale whose cash moved before the rest of it could be carried out is told already.
    on conflict (tenant_id, id) do nothing;
  end if;

  if owing then
    with owed as materialized (
      select b.*, c.due_rule,
        case when c.id is null then app.refuse_reference('sales_tenant_id_customer_id_fkey') end as refused
      from unnest(batch) b
      cross join lateral (select app.work_for(b.tenant_id) as shop offset 0) w
      left join lateral (select c.id, c.due_rule from customers.customers c where c.tenant_id = w.shop and c.id = b.customer_id offset 0) c on true
      where b.fiado_centavos > 0
    ), fiados_in as (
      insert into customers.fiados (tenant_id, id, customer_id, amount_centavos, due_date, business_date, recorded_at)
      select app.work_for(o.tenant_id), o.id, o.customer_id, o.fiado_centavos, customers.due_date(o.due_rule, o.business_date), o.business_date, o.recorded_at
      from owed o
    )
    insert into customers.customer_movements (tenant_id, id, customer_id, kind, amount_centavos, actor_id, recorded_at)
    select app.work_for(o.tenant_id), o.id, o.customer_id, 'fiado', o.fiado_centavos, o.actor_id, o.recorded_at from owed o;

    for debt in select b.tenant_id as shop, array_agg(b.customer_id) as customers from unnest(batch) b where b.fiado_centavos > 0 group by 1 order by 1 loop
      perform app.work_for(debt.shop);
      perform customers.refold(debt.customers);
    end loop;
  end if;

  foreach place in array unclaimed loop
    return query select * from sales.recorded_before(place, sent[place].tenant_id, sent[place].id, sent[place].hash);
  end loop;
end $$;
