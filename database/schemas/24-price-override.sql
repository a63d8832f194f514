-- permission_missing also for a price other than the catalogue's by who may not sell at one: "mayOverridePrice" false, as the backend knows the
-- rights of the sale's actor. All else is as in 21-device-forks.sql.
create or replace function sales.record_batch(items jsonb) returns setof sales.sale_verdict
language plpgsql as $$
#variable_conflict use_column
declare
  answers sales.sale_verdict[];
  recorded int[];
  debts jsonb;
  debt record;
  -- A cloned phone shows itself within weeks; bounds around this batch keep the search for it in one partition.
  earliest uuid := app.uuid_shift(items -> 0 ->> 'id', '-60 days');
  latest uuid := app.uuid_shift(items -> 0 ->> 'id', '60 days');
begin
  with batch as materialized (
    -- The first of two with the same id is the one that counts.
    select distinct on (i.tenant_id, i.id) i.*
    from rows from (jsonb_to_recordset(items) as (
      "tenantId" uuid, id uuid, hash text, "deviceId" uuid, "deviceSeq" int, "actorId" uuid, "uploaderSessionId" uuid,
      "recordedAt" timestamptz, "utcOffsetMinutes" smallint, "businessDate" date, v smallint, "folioSeries" text, "folioNumber" int,
      "customerId" uuid, "tillSessionId" uuid, subtotal bigint, discount bigint, total bigint, iva bigint, ieps bigint, note text,
      flags text[], "mayOverridePrice" boolean, lines jsonb, payments jsonb
    )) with ordinality as i (
      tenant_id, id, hash, device_id, device_seq, actor_id, session_id,
      recorded_at, utc_offset_minutes, business_date, v, folio_series, folio_number,
      customer_id, till_session_id, subtotal, discount, total, iva, ieps, note,
      flags, may_override_price, lines, payments, place
    )
    order by i.tenant_id, i.id, i.place
  ), claimed as (
    insert into sync.commands (tenant_id, id, type, hash, device_id, device_seq, actor_id, session_id, v, recorded_at)
    select app.work_for(b.tenant_id), b.id, 'recordSale', decode(b.hash, 'hex'), b.device_id, b.device_seq, b.actor_id, b.session_id, b.v, b.recorded_at
    from batch b
    on conflict (tenant_id, id) do nothing
    returning commands.tenant_id, commands.id
  ), fresh as materialized (
    select b.* from claimed c join batch b on b.tenant_id = c.tenant_id and b.id = c.id
  ), repeated as materialized (
    -- One pass for both; what is not of a set is null there and equals nothing.
    select f.tenant_id, f.folio_series, f.folio_number, f.device_id, f.device_seq, min(f.place) as first
    from fresh f
    group by grouping sets ((f.tenant_id, f.folio_series, f.folio_number), (f.tenant_id, f.device_id, f.device_seq))
    having count(*) > 1
  ), lines as materialized (
    select f.tenant_id, f.id as sale_id, f.actor_id, f.recorded_at, l.*, p.cost_centavos,
      l.unit_price <> p.price_centavos as price_differs, l.tax_class <> p.tax_class as tax_class_differs, p.archived_at is not null as archived,
      case when l.product_id is not null and p.id is null then app.refuse_reference('sale_items_tenant_id_product_id_fkey') end as refused,
      sum(l.quantity) over (partition by f.tenant_id, l.product_id order by f.place desc, l.line_number desc) - l.quantity as sold_after
    from fresh f
    cross join lateral jsonb_to_recordset(f.lines) as r (
      "lineNumber" smallint, "productId" uuid, name text, unit text, "quantityMilli" bigint, "byPesos" boolean, "unitPriceCentavos" bigint,
      "amountCentavos" bigint, "discountCentavos" bigint, "shareOfSaleDiscountCentavos" bigint, "totalCentavos" bigint, "taxClass" text,
      "ivaCentavos" bigint, "iepsCentavos" bigint)
    cross join lateral (select r."lineNumber", r."productId", r.name, r.unit, r."quantityMilli", r."byPesos", r."unitPriceCentavos",
      r."amountCentavos", r."discountCentavos", r."shareOfSaleDiscountCentavos", r."totalCentavos", r."taxClass", r."ivaCentavos", r."iepsCentavos"
    ) as l (line_number, product_id, name, unit, quantity, by_pesos, unit_price, amount, discount, share, total, tax_class, iva, ieps)
    cross join lateral (select app.work_for(f.tenant_id) as shop offset 0) w
    -- One index probe a line, whatever the planner thinks of the size of a set out of JSON.
    left join lateral (
      select p.id, p.price_centavos, p.cost_centavos, p.tax_class, p.archived_at
      from catalog.products p where p.tenant_id = w.shop and p.id = l.product_id offset 0
    ) p on true
  ), stock as (
    insert into inventory.stock_levels as s (tenant_id, product_id, quantity_milli)
    select app.work_for(d.tenant_id), d.product_id, d.delta
    from (
      select l.tenant_id, l.product_id, -sum(l.quantity) as delta from lines l where l.product_id is not null
      group by l.tenant_id, l.product_id order by l.tenant_id, l.product_id offset 0
    ) d
    on conflict (tenant_id, product_id) do update set quantity_milli = s.quantity_milli + excluded.quantity_milli, updated_at = now()
    returning s.tenant_id, s.product_id, s.quantity_milli
  ), judged as materialized (
    select l.tenant_id, l.sale_id, coalesce(sum((l.cost_centavos * l.quantity + 500) / 1000), 0)::bigint as cost,
      bool_or(l.price_differs) as price_differs, bool_or(l.tax_class_differs) as tax_class_differs, bool_or(l.archived) as archived,
      bool_or(s.quantity_milli + l.sold_after < 0) as negative
    from lines l left join stock s on s.tenant_id = l.tenant_id and s.product_id = l.product_id
    group by l.tenant_id, l.sale_id
  ), paid as materialized (
    select f.tenant_id, f.id as sale_id, p.*
    from fresh f
    cross join lateral jsonb_to_recordset(f.payments) as p (
      id uuid, method text, "amountCentavos" bigint, "tenderedCentavos" bigint, reference text)
  ), sums as materialized (
    select p.tenant_id, p.sale_id, coalesce(sum(p."amountCentavos") filter (where p.method = 'cash'), 0)::bigint as cash,
      coalesce(sum(p."amountCentavos") filter (where p.method = 'fiado'), 0)::bigint as fiado
    from paid p group by p.tenant_id, p.sale_id
  ), balances as (
    insert into customers.customer_balances as b (tenant_id, customer_id, balance_centavos)
    select app.work_for(d.tenant_id), d.customer_id, d.fiado
    from (
      select f.tenant_id, f.customer_id, sum(m.fiado) as fiado
      from fresh f join sums m on m.tenant_id = f.tenant_id and m.sale_id = f.id where m.fiado > 0
      group by f.tenant_id, f.customer_id order by f.tenant_id, f.customer_id offset 0
    ) d
    on conflict (tenant_id, customer_id) do update set balance_centavos = b.balance_centavos + excluded.balance_centavos, updated_at = now()
    returning b.tenant_id, b.customer_id, b.balance_centavos
  ), ready as materialized (
    select f.tenant_id, f.id, f.place, f.business_date, f.recorded_at, f.actor_id, f.device_id, f.customer_id, f.till_session_id,
      f.folio_series, f.folio_number, f.subtotal, f.discount, f.total, f.iva, f.ieps, f.note, f.utc_offset_minutes,
      j.cost, m.cash, m.fiado, t.closure_id, c.due_rule,
      case when f.till_session_id is not null and t.id is null then app.refuse_reference('sales_tenant_id_till_session_id_fkey') end as no_till,
      case when f.customer_id is not null and c.id is null then app.refuse_reference('sales_tenant_id_customer_id_fkey') end as no_customer,
      array_remove(f.flags || array[
        case when j.price_differs then 'price_differs' end,
        case when j.price_differs and not f.may_override_price and 'permission_missing' <> all (f.flags) then 'permission_missing' end,
        case when j.tax_class_differs then 'tax_class_differs' end,
        case when j.archived then 'product_archived' end,
        case when j.negative then 'stock_negative' end,
        case when c.archived_at is not null then 'customer_archived' end,
        case when m.fiado > 0 and b.balance_centavos > c.credit_limit_centavos then 'credit_limit_passed' end,
        case when t.closure_id is not null then 'till_closed' end,
        -- CASE runs in order: the shop first. Not EXISTS: the planner would hash the shop's whole history for it.
        case
          when app.work_for(f.tenant_id) is null then null
          when (select g.device_id from sync.folio_series g where g.tenant_id = f.tenant_id and g.series = f.folio_series)
            is distinct from f.device_id then 'device_forked'
          when (select true from repeated o where o.tenant_id = f.tenant_id and o.first < f.place and (
            (o.folio_series = f.folio_series and o.folio_number = f.folio_number)
            or (o.device_id = f.device_id and o.device_seq = f.device_seq)) limit 1) then 'device_forked'
          when (select true from sales.sales o where o.id between earliest and latest
            and o.tenant_id = f.tenant_id and o.folio_series = f.folio_series and o.folio_number = f.folio_number limit 1) then 'device_forked'
          when (select true from sync.commands o where o.id between earliest and latest
            and o.tenant_id = f.tenant_id and o.device_id = f.device_id and o.device_seq = f.device_seq limit 1) then 'device_forked'
        end
      ], null) as flags
    from fresh f
    join judged j on j.tenant_id = f.tenant_id and j.sale_id = f.id
    join sums m on m.tenant_id = f.tenant_id and m.sale_id = f.id
    left join balances b on b.tenant_id = f.tenant_id and b.customer_id = f.customer_id
    cross join lateral (select app.work_for(f.tenant_id) as shop offset 0) w
    -- Waits for a corte that is closing the session, and keeps one from closing it before this sale is in.
    left join lateral (
      select t.id, t.closure_id from sales.till_sessions t where t.tenant_id = w.shop and t.id = f.till_session_id for key share
    ) t on true
    left join lateral (
      select c.id, c.credit_limit_centavos, c.archived_at, c.due_rule
      from customers.customers c where c.tenant_id = w.shop and c.id = f.customer_id offset 0
    ) c on true
  ), sales_in as (
    insert into sales.sales (
      tenant_id, id, folio_series, folio_number, customer_id, till_session_id, subtotal_centavos, discount_centavos, total_centavos,
      iva_centavos, ieps_centavos, cost_centavos, flags, note, actor_id, device_id, business_date, utc_offset_minutes, recorded_at)
    select app.work_for(r.tenant_id), r.id, r.folio_series, r.folio_number, r.customer_id, r.till_session_id, r.subtotal, r.discount, r.total,
      r.iva, r.ieps, r.cost, r.flags, r.note, r.actor_id, r.device_id, r.business_date, r.utc_offset_minutes, r.recorded_at
    from ready r
  ), items_in as (
    insert into sales.sale_items (
      tenant_id, sale_id, line_number, product_id, name, unit, quantity_milli, by_pesos, unit_price_centavos, unit_cost_centavos,
      amount_centavos, discount_centavos, share_of_sale_discount_centavos, total_centavos, tax_class, iva_centavos, ieps_centavos)
    select app.work_for(l.tenant_id), l.sale_id, l.line_number, l.product_id, l.name, l.unit, l.quantity, l.by_pesos, l.unit_price, l.cost_centavos,
      l.amount, l.discount, l.share, l.total, l.tax_class, l.iva, l.ieps
    from lines l
  ), payments_in as (
    insert into sales.payments (tenant_id, sale_id, id, method, amount_centavos, tendered_centavos, reference)
    select app.work_for(p.tenant_id), p.sale_id, p.id, p.method, p."amountCentavos", p."tenderedCentavos", p.reference from paid p
  ), movements_in as (
    insert into inventory.inventory_movements (
      tenant_id, source_id, line_number, product_id, reason, delta_milli, unit_cost_centavos, actor_id, recorded_at)
    select app.work_for(l.tenant_id), l.sale_id, l.line_number, l.product_id, 'sale', -l.quantity, l.cost_centavos, l.actor_id, l.recorded_at
    from lines l where l.product_id is not null
  ), cash_in as (
    insert into sales.cash_movements (
      tenant_id, id, till_session_id, kind, amount_centavos, actor_id, device_id, business_date, recorded_at)
    select app.work_for(r.tenant_id), r.id, r.till_session_id, 'sale', r.cash, r.actor_id, r.device_id, r.business_date, r.recorded_at
    from ready r where r.cash > 0
  ), fiados_in as (
    insert into customers.fiados (tenant_id, id, customer_id, amount_centavos, due_date, business_date, recorded_at)
    select app.work_for(r.tenant_id), r.id, r.customer_id, r.fiado, customers.due_date(r.due_rule, r.business_date), r.business_date, r.recorded_at
    from ready r where r.fiado > 0
  ), debts_in as (
    insert into customers.customer_movements (tenant_id, id, customer_id, kind, amount_centavos, actor_id, recorded_at)
    select app.work_for(r.tenant_id), r.id, r.customer_id, 'fiado', r.fiado, r.actor_id, r.recorded_at from ready r where r.fiado > 0
  ), adjustments_in as (
    insert into sales.closure_adjustments (tenant_id, id, closure_id, reason, cash_centavos, total_centavos, recorded_at)
    select app.work_for(r.tenant_id), r.id, r.closure_id, 'late_sale', r.cash, r.total, r.recorded_at from ready r where r.closure_id is not null
  ), totals_in as (
    insert into sales.day_totals as d (
      tenant_id, business_date, stripe, sale_count, sale_centavos, discount_centavos, iva_centavos, ieps_centavos, cost_centavos)
    select app.work_for(s.tenant_id), s.business_date, s.stripe, s.sales, s.total, s.discount, s.iva, s.ieps, s.cost
    from (
      select r.tenant_id, r.business_date, get_byte(uuid_send(r.id), 15) & 15 as stripe, count(*) as sales,
        sum(r.total) as total, sum(r.discount) as discount, sum(r.iva) as iva, sum(r.ieps) as ieps, sum(r.cost) as cost
      from ready r group by 1, 2, 3 order by 1, 2, 3 offset 0
    ) s
    on conflict (tenant_id, business_date, stripe) do update set
      sale_count = d.sale_count + excluded.sale_count, sale_centavos = d.sale_centavos + excluded.sale_centavos,
      discount_centavos = d.discount_centavos + excluded.discount_centavos, iva_centavos = d.iva_centavos + excluded.iva_centavos,
      ieps_centavos = d.ieps_centavos + excluded.ieps_centavos, cost_centavos = d.cost_centavos + excluded.cost_centavos
  ), changes_in as (
    insert into sync.changes (tenant_id, id, kind, ref) select app.work_for(r.tenant_id), r.id, 'sale', r.id from ready r
  )
  select array_agg(row(r.place::int, r.id, 'recorded', null, r.flags,
      jsonb_build_object('saleId', r.id, 'folioSeries', r.folio_series, 'folioNumber', r.folio_number))::sales.sale_verdict),
    array_agg(r.place::int), jsonb_agg(jsonb_build_object('shop', r.tenant_id, 'customer', r.customer_id)) filter (where r.fiado > 0)
  into answers, recorded, debts
  from ready r;

  return query select * from unnest(answers);
  for debt in select d.shop, array_agg(d.customer) as customers from jsonb_to_recordset(debts) as d (shop uuid, customer uuid) group by 1 order by 1 loop
    perform app.work_for(debt.shop);
    perform customers.refold(debt.customers);
  end loop;
  if coalesce(cardinality(recorded), 0) < jsonb_array_length(items) then
    return query select * from sales.compare_recorded(items, coalesce(recorded, '{}'));
  end if;
end $$;
