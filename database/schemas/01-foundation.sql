-- Schemas, and the helpers that every later file uses.
--
-- House rule of the files that follow: a table gets its primary key after its other indexes. On a table without statistics every
-- index that starts with tenant_id looks equally good to the planner, and of equals it takes the newest: that must be the one that
-- finds a row by its id, since foreign keys keep their plans for the life of a connection.

create schema auth;
create schema catalog;
create schema inventory;
create schema customers;
create schema sales;
create schema orders;
create schema subscriptions;
create schema messaging;
create schema sync;
-- `app` already exists: the migrator keeps its own table there.
comment on schema app is 'Helpers and the record of migrations';

revoke create on schema public from public;

-- Closed lists and ranges, each in one place. Domains and not CHECKs of each table: a domain's constraint is read once per
-- connection, a table's in every statement, which is a third of what a small INSERT costs. packages/domain/src/enumerations.ts holds
-- the same lists, and a test compares them.
create domain app.business_type as text check (value in ('abarrotes', 'fonda', 'papeleria', 'estetica', 'ferreteria', 'farmacia', 'panaderia', 'fruteria', 'carniceria', 'tortilleria', 'ropa', 'otro'));
create domain app.unit as text check (value in ('piece', 'kg', 'g', 'l', 'ml', 'm'));
create domain app.tax_class as text check (value in ('iva16', 'iva8', 'iva0', 'exempt', 'iva16_ieps8', 'iva0_ieps8'));
create domain app.restricted_goods as text check (value in ('alcohol', 'tobacco', 'medicine'));
create domain app.payment_method as text check (value in ('cash', 'card', 'transfer', 'terminal', 'fiado', 'credit'));
create domain app.sale_status as text check (value in ('recorded', 'partly_refunded', 'refunded', 'cancelled'));
create domain app.order_status as text check (value in ('pending', 'confirmed', 'preparing', 'ready', 'delivered', 'cancelled'));
create domain app.fiado_status as text check (value in ('open', 'partly_paid', 'paid', 'forgiven', 'disputed'));
create domain app.stock_reason as text check (value in ('sale', 'refund', 'cancellation', 'purchase', 'count', 'count_absorbed', 'waste', 'transfer', 'opening', 'adjustment'));
create domain app.cash_kind as text check (value in ('float', 'sale', 'refund', 'abono', 'in', 'out', 'expense', 'deposit', 'deposit_returned', 'recarga', 'redondeo'));
create domain app.customer_entry_kind as text check (value in ('fiado', 'abono', 'refund', 'forgiven'));
create domain app.role as text check (value in ('owner', 'employee', 'operator'));
create domain app.closure_kind as text check (value in ('x', 'z'));
create domain app.permissions as text[] check (value <@ array['profit.view', 'price.edit', 'price.override', 'discount.give', 'sale.cancel', 'sale.refund', 'debt.forgive', 'credit.limit', 'stock.adjust', 'till.close', 'report.view', 'team.manage', 'settings.manage']);
create domain app.flags as text[] check (value <@ array['actor_unknown', 'permission_missing', 'price_differs', 'tax_class_differs', 'stock_negative', 'credit_limit_passed', 'clock_impossible', 'device_forked', 'till_closed', 'refund_exceeds_sale', 'product_archived', 'customer_archived', 'closed_twice']);
create domain app.centavos as bigint check (value >= 0);
create domain app.positive_centavos as bigint check (value > 0);
create domain app.positive_milli as bigint check (value > 0);
create domain app.line_number as smallint check (value > 0);
create domain app.milli as bigint check (value >= 0);
create domain app.positive_int as int check (value > 0);
create domain app.stripe as smallint check (value between 0 and 15);
create domain app.sha256 as bytea check (octet_length(value) = 32);
create domain app.text_40 as text check (char_length(value) between 1 and 40);
create domain app.text_60 as text check (char_length(value) between 1 and 60);
create domain app.text_80 as text check (char_length(value) between 1 and 80);
create domain app.text_120 as text check (char_length(value) between 1 and 120);
create domain app.text_200 as text check (char_length(value) between 1 and 200);
create domain app.text_300 as text check (char_length(value) between 1 and 300);
create domain app.phone as text check (value ~ '^[1-9][0-9]{9}$');
create domain app.folio_series as text check (value ~ '^[A-Z]{1,4}$');

-- The shop that this transaction works for. After a pooled transaction a custom setting reads '' and not null.
create function app.current_tenant() returns uuid
language sql stable parallel safe
return nullif(current_setting('app.tenant_id', true), '')::uuid;
comment on function app.current_tenant is 'The shop of this transaction (set_config(''app.tenant_id'', …, true)), or null';

-- Reads and writes from here on are for this shop. Written into the tenant_id of each row, so that a row cannot be written without
-- having set its shop first, and row-level security judges it by that.
create function app.work_for(shop uuid) returns uuid
language sql
return set_config('app.tenant_id', shop::text, true)::uuid;

-- Raises what a broken foreign key raises.
create function app.refuse_reference(constraint_name text) returns uuid
language plpgsql as $$
begin
  raise foreign_key_violation using message = 'not of the shop', constraint = constraint_name;
end $$;

-- Refuses UPDATE and DELETE, whoever asks, except an UPDATE of the columns named as arguments.
create function app.refuse_change() returns trigger
language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_nargs > 0 and to_jsonb(new) - tg_argv::text[] = to_jsonb(old) - tg_argv::text[] then
    return new;
  end if;
  raise exception '%.% is append-only: % refused', tg_table_schema, tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Correct it with a reversal.';
end $$;

-- Makes a table append-only. Columns named after it may still be updated (a status that follows from other rows).
create procedure app.make_append_only(relation regclass, variadic changeable text[] default '{}')
language plpgsql as $$
declare
  arguments text := (select string_agg(quote_literal(name), ', ') from unnest(changeable) name);
begin
  execute format('create trigger append_only before update or delete on %s for each row execute function app.refuse_change(%s)',
    relation, coalesce(arguments, ''));
  execute format('create trigger append_only_truncate before truncate on %s for each statement execute function app.refuse_change()', relation);
end $$;

-- The smallest UUIDv7 of an instant: the bound between two partitions.
create function app.uuid_floor(instant timestamptz) returns uuid
language sql immutable parallel safe
return (lpad(to_hex((extract(epoch from instant) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;

-- A UUIDv7 moved in time: the bounds of what was made around another row.
create function app.uuid_shift(id text, by interval) returns uuid
language sql immutable parallel safe
return (lpad(to_hex(greatest(0, ('x' || left(replace(id, '-', ''), 12))::bit(48)::bigint + (extract(epoch from by) * 1000)::bigint)), 12, '0')
  || right(replace(id, '-', ''), 20))::uuid;

-- One partition of a table for one year of its UUIDv7. Does nothing where it exists already; where the default partition holds rows
-- of that year it warns and leaves them there, where they keep working.
create function app.ensure_partition(relation regclass, year int) returns boolean
language plpgsql as $$
declare
  partition_name text := format('%I.%I',
    (select relnamespace::regnamespace::text from pg_class where oid = relation),
    (select relname from pg_class where oid = relation) || '_' || year);
begin
  if to_regclass(partition_name) is not null then
    return false;
  end if;
  execute format('create table %s partition of %s for values from (%L) to (%L)', partition_name, relation,
    app.uuid_floor(make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC')), app.uuid_floor(make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC')));
  return true;
exception when check_violation then
  raise warning 'no partition of % for %: its default partition already holds rows of that year', relation, year;
  return false;
end $$;

-- The default partition and the years that this release knows.
create procedure app.make_partitions(relation regclass)
language plpgsql as $$
begin
  execute format('create table %I.%I partition of %s default',
    (select relnamespace::regnamespace::text from pg_class where oid = relation),
    (select relname from pg_class where oid = relation) || '_default', relation);
  perform app.ensure_partition(relation, year) from generate_series(2026, 2030) year;
end $$;
