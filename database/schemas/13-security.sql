-- Row-level security and grants follow from the class that each table's comment declares. The migrator calls
-- app.secure_tables() after every run, so that a new table is either secured or refused.

-- The first word of a table's comment, without its colon.
create function app.table_class(relation regclass) returns text
language sql stable
return split_part(obj_description(relation, 'pg_class'), ':', 1);

-- The columns that an append-only table still lets be updated; null where the table is not append-only.
create function app.changeable_columns(relation regclass) returns text[]
language sql stable
return (
  select array_remove(string_to_array(encode(tgargs, 'escape'), '\000'), '')
  from pg_trigger where tgrelid = relation and tgname = 'append_only'
);

create procedure app.secure_table(relation regclass, class text)
language plpgsql as $$
declare
  changeable text[] := app.changeable_columns(relation);
  tenant_column text := (
    select attname from pg_attribute
    where attrelid = relation and not attisdropped and attname = case when relation = 'public.tenants'::regclass then 'id' else 'tenant_id' end);
begin
  execute format('revoke all on %s from public, michangarrito_app', relation);
  execute format('grant select on %s to michangarrito_audit, michangarrito_backup', relation);
  if class in ('tenant', 'identity') then
    execute format('alter table %s enable row level security', relation);
    execute format('drop policy if exists tenant_isolation on %s', relation);
    execute format('drop policy if exists audit_reads on %s', relation);
    -- The auditor bypasses row-level security where the server lets us say so; this serves it where it does not.
    execute format('create policy audit_reads on %s for select to michangarrito_audit, michangarrito_backup using (true)', relation);
    if tenant_column is not null then
      execute format('create policy tenant_isolation on %s to michangarrito_app using (%I = app.current_tenant()) with check (%2$I = app.current_tenant())',
        relation, tenant_column);
    end if;
  end if;
  case class
    when 'tenant' then
      execute format('alter table %s force row level security', relation);
      if changeable is null then
        execute format('grant select, insert, update, delete on %s to michangarrito_app', relation);
      else
        execute format('grant select, insert on %s to michangarrito_app', relation);
        if cardinality(changeable) > 0 then
          execute format('grant update (%s) on %s to michangarrito_app', (select string_agg(quote_ident(c), ', ') from unnest(changeable) c), relation);
        end if;
      end if;
    when 'identity' then
      if tenant_column is not null then
        execute format('grant select, insert, update on %s to michangarrito_app', relation);
      end if;
    when 'reference' then
      execute format('grant select on %s to michangarrito_app', relation);
    when 'infrastructure' then
      null;
  end case;
end $$;

create function app.secure_tables() returns int
language plpgsql set client_min_messages = warning as $$
declare
  ours constant text[] := array['public', 'auth', 'catalog', 'inventory', 'customers', 'sales', 'orders', 'subscriptions', 'messaging', 'sync', 'app'];
  item record;
  secured int := 0;
begin
  for item in
    select c.oid::regclass as relation, c.relispartition, app.table_class(coalesce(pg_partition_root(c.oid), c.oid)) as class
    from pg_class c where c.relnamespace::regnamespace::text = any(ours) and c.relkind in ('r', 'p')
  loop
    if item.class is null or item.class not in ('tenant', 'identity', 'reference', 'infrastructure') then
      raise exception 'table % does not say its class as the first word of its comment', item.relation;
    end if;
    if item.relispartition then
      -- Reached through its parent only.
      execute format('revoke all on %s from public, michangarrito_app', item.relation);
      execute format('grant select on %s to michangarrito_audit, michangarrito_backup', item.relation);
      execute format('alter table %s enable row level security, force row level security', item.relation);
    else
      call app.secure_table(item.relation, item.class);
    end if;
    secured := secured + 1;
  end loop;

  for item in select unnest(ours) as schema loop
    execute format('revoke all on schema %I from public', item.schema);
    execute format('grant usage on schema %I to michangarrito_app, michangarrito_audit, michangarrito_backup', item.schema);
    execute format('revoke execute on all routines in schema %I from public', item.schema);
    if item.schema <> 'app' then
      execute format('grant execute on all routines in schema %I to michangarrito_app', item.schema);
    end if;
  end loop;
  for item in
    select c.oid::regclass as relation from pg_class c where c.relnamespace::regnamespace::text = any(ours) and c.relkind = 'v'
  loop
    execute format('grant select on %s to michangarrito_app, michangarrito_audit, michangarrito_backup', item.relation);
  end loop;
  grant execute on function app.current_tenant(), app.uuid_floor(timestamptz), app.uuid_shift(text, interval), app.work_for(uuid), app.refuse_reference(text)
    to michangarrito_app;
  grant execute on function app.current_tenant() to michangarrito_audit, michangarrito_backup;
  return secured;
end $$;
comment on function app.secure_tables is 'Sets row-level security and grants of every table by its class; raises where a table has none';

-- Partitions of every unbounded table up to the given year; returns how many it made. The migrator calls it at every start.
create function app.extend_partitions(last_year int) returns int
language plpgsql as $$
declare
  made int;
begin
  select count(*) into made
  from pg_partitioned_table p cross join generate_series(2026, last_year) year
  where app.ensure_partition(p.partrelid::regclass, year);
  if made > 0 then
    perform app.secure_tables();
  end if;
  return made;
end $$;
