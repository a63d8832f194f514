-- Exactly once, for the commands that TypeScript use cases carry out (sales have sales.record_sales). All need a tenant transaction.

-- What a recorded sale answers, now and whenever it is sent again.
create function sales.sale_result(sale sales.sales) returns jsonb
language sql immutable
return case when sale.id is not null then jsonb_build_object('saleId', sale.id, 'folioSeries', sale.folio_series, 'folioNumber', sale.folio_number) end;

-- Claims a command's id: 'claimed' (go on, in this same transaction), 'already_recorded' (same hash: answer what is returned) or
-- 'conflict' (other hash). A claim of another transaction that is still open is waited for. An actor or device that is not of
-- the shop raises foreign_key_violation (commands_tenant_id_actor_id_fkey, commands_tenant_id_device_id_fkey).
create function sync.claim_command(
  command_id uuid, command_type text, command_hash bytea, command_device_id uuid, command_device_seq int, command_actor_id uuid,
  uploader_session_id uuid, version int, recorded timestamptz)
returns table (verdict text, flags text[], result jsonb)
language plpgsql as $$
declare
  shop uuid := app.current_tenant();
begin
  insert into sync.commands (tenant_id, id, type, hash, device_id, device_seq, actor_id, session_id, v, recorded_at)
    values (shop, command_id, command_type, command_hash, command_device_id, command_device_seq, command_actor_id, uploader_session_id, version, recorded)
    on conflict (tenant_id, id) do nothing;
  if found then
    return query select 'claimed', '{}'::text[], null::jsonb;
    return;
  end if;
  return query
    select case when c.hash = command_hash then 'already_recorded' else 'conflict' end,
      coalesce(r.flags, s.flags, '{}'::text[]), case when c.hash = command_hash then coalesce(r.result, sales.sale_result(s)) end
    from sync.commands c
    left join sync.command_results r on r.tenant_id = c.tenant_id and r.id = c.id
    left join sales.sales s on s.tenant_id = c.tenant_id and s.id = c.id
    where c.tenant_id = shop and c.id = command_id;
end $$;

-- Saves what a claimed command answers and says which rows changed (an array of {kind, ref}), for devices to pull.
create function sync.finish_command(command_id uuid, command_flags text[], command_result jsonb, changed jsonb default '[]') returns void
language sql
begin atomic
  insert into sync.command_results (tenant_id, id, flags, result) values (app.current_tenant(), command_id, command_flags, command_result);
  insert into sync.changes (tenant_id, id, kind, ref)
    select app.current_tenant(), command_id, c.kind, c.ref from jsonb_to_recordset(changed) as c (kind text, ref uuid)
    on conflict do nothing;
end;

-- Whether another command of the device already had this place in its journal: the sign of a cloned phone (device_forked).
create function sync.is_forked(command_id uuid, for_device uuid, seq int) returns boolean
language sql stable
return exists (select from sync.commands c where c.tenant_id = app.current_tenant() and c.device_id = for_device and c.device_seq = seq and c.id <> command_id);

-- Numbers up to `most` visible changes of the shop that have no position yet. Only committed rows get numbers and a row that
-- commits late is numbered above every cursor given out, so a pull skips nothing. Returns the head.
create function sync.number_changes(most int default 5000) returns bigint
language plpgsql as $$
declare
  shop uuid := app.current_tenant();
  old_head bigint;
  numbered bigint;
begin
  if not exists (select from sync.changes where tenant_id = shop and position is null) then
    return coalesce((select head from sync.sync_heads where tenant_id = shop), 0);
  end if;
  insert into sync.sync_heads (tenant_id) values (shop) on conflict do nothing;
  select head into old_head from sync.sync_heads where tenant_id = shop for update;
  with waiting as (
    select id, kind, ref, row_number() over (order by id, kind, ref) as place
    from (select id, kind, ref from sync.changes where tenant_id = shop and position is null order by id limit most) unnumbered
  ), placed as (
    update sync.changes c set position = old_head + w.place from waiting w
    where c.tenant_id = shop and c.id = w.id and c.kind = w.kind and c.ref = w.ref returning 1
  ) select count(*) into numbered from placed;
  update sync.sync_heads set head = old_head + numbered where tenant_id = shop;
  return old_head + numbered;
end $$;
