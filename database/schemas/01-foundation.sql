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

-- The shop that this transaction works for. After a pooled transaction a custom setting reads '' and not null.
create function app.current_tenant() returns uuid
language sql stable parallel safe
return nullif(current_setting('app.tenant_id', true), '')::uuid;
comment on function app.current_tenant is 'The shop of this transaction (set_config(''app.tenant_id'', …, true)), or null';

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
