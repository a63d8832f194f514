-- A batch of sales comes as an array of rows instead of JSON, which took a sixth of the time of a small batch to read; and what a batch seldom
-- needs (debts, stock below zero, ids sent twice) is asked only where it has it.

create type sales.batch_line as (
  line_number smallint, product_id uuid, name text, unit text, quantity_milli bigint, by_pesos boolean, unit_price_centavos bigint,
  amount_centavos bigint, discount_centavos bigint, share_of_sale_discount_centavos bigint, total_centavos bigint, tax_class text,
  iva_centavos bigint, ieps_centavos bigint
);

create type sales.batch_payment as (id uuid, method text, amount_centavos bigint, tendered_centavos bigint, reference text);

-- A sale as the backend priced it. cash_centavos and fiado_centavos are what its payments of these methods add up to.
create type sales.batch_sale as (
  tenant_id uuid, id uuid, hash bytea, device_id uuid, device_seq int, actor_id uuid, session_id uuid, recorded_at timestamptz,
  utc_offset_minutes smallint, business_date date, v smallint, folio_series text, folio_number int, customer_id uuid, till_session_id uuid,
  subtotal_centavos bigint, discount_centavos bigint, total_centavos bigint, iva_centavos bigint, ieps_centavos bigint,
  cash_centavos bigint, fiado_centavos bigint, note text, flags text[], may_override_price boolean,
  lines sales.batch_line[], payments sales.batch_payment[]
);

create type sync.command_key as (tenant_id uuid, id uuid);

comment on column inventory.inventory_movements.product_id is 'Held by the foreign key of inventory.stock_levels, which the same transaction writes';

drop function sales.record_sales(jsonb);
drop function sales.record_batch(jsonb);
drop function sales.compare_recorded(jsonb, int[]);

-- The verdict of a sale whose id was claimed before: recorded already (same hash), or a conflict (another hash). No row where it never was.
create function sales.recorded_before(place int, shop uuid, sale_id uuid, hash bytea) returns setof sales.sale_verdict
language plpgsql as $$
begin
  perform app.work_for(shop);
  return query
  select recorded_before.place, sale_id, case when c.hash = recorded_before.hash then 'already_recorded' else 'conflict' end,
    case when c.hash <> recorded_before.hash then 'COMMAND_CONFLICT' end, coalesce(s.flags, '{}')::text[],
    case when c.hash = recorded_before.hash then sales.sale_result(s) end
  from sync.commands c
  left join sales.sales s on s.tenant_id = c.tenant_id and s.id = c.id
  where c.tenant_id = shop and c.id = sale_id;
end $$;

-- Records a batch of sales of any shops, one verdict per sale. Whatever a sale breaks fails the whole batch and raises; the caller
-- then sends them one by one, and a batch of one turns a reference that is not of the shop into a rejection.
create function sales.record_sales(items sales.batch_sale[]) returns setof sales.sale_verdict
language plpgsql as $$
declare
  broken text;
begin
  if cardinality(items) > 1 then
    return query select * from sales.record_batch(items);
    return;
  end if;
  begin
    return query select * from sales.record_batch(items);
  exception when foreign_key_violation then
    get stacked diagnostics broken = constraint_name;
    if sales.broken_reference(broken) is null then
      raise;
    end if;
    return query select 1, items[1].id, 'rejected', sales.broken_reference(broken), '{}'::text[], null::jsonb;
  end;
end $$;
