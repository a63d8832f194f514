-- What a pull needs beside the changes: how far each device's journal has come, which database this is, and when a PIN was set.

-- Since when somebody's PIN is the one that it is. A trigger, so that no way of setting a PIN can forget it.
alter table auth.users add column pin_set_at timestamptz;
comment on column auth.users.pin_set_at is 'When the PIN became what it is; a device that learned one before has another';
update auth.users set pin_set_at = updated_at where pin_hash is not null;

create function auth.note_pin() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.pin_hash is distinct from old.pin_hash then
    new.pin_set_at := case when new.pin_hash is not null then clock_timestamp() end;
  end if;
  return new;
end $$;
create trigger note_pin before insert or update of pin_hash on auth.users
  for each row execute function auth.note_pin();

-- A note of where to go on counting, so that a device with years of commands is not counted anew at each pull.
create table sync.device_progress (
  tenant_id uuid not null,
  device_id uuid not null,
  seq app.positive_int not null,
  primary key (tenant_id, device_id),
  foreign key (tenant_id, device_id) references auth.devices
);
comment on table sync.device_progress is 'tenant: up to here every number of a device''s journal is known to have a verdict that stays; never lowered, and may be behind';

-- The highest n of which every number 1 … n of the device's journal has a verdict that stays, or was passed over.
create function sync.contiguous_seq(for_device uuid) returns int
language plpgsql stable as $$
declare
  shop uuid := app.current_tenant();
  reached int := coalesce((select p.seq from sync.device_progress p where p.tenant_id = shop and p.device_id = for_device), 0);
  next int;
begin
  loop
    -- Read in order from three indexes and left at the first gap, however much lies behind it.
    for next in
      select known.device_seq from (
        select c.device_seq from sync.commands c where c.tenant_id = shop and c.device_id = for_device and c.device_seq > reached
        union all
        select h.device_seq from sync.held_commands h where h.tenant_id = shop and h.device_id = for_device and h.device_seq > reached
        union all
        select r.device_seq from sync.rejections r where r.tenant_id = shop and r.device_id = for_device and r.device_seq > reached
      ) known order by known.device_seq
    loop
      exit when next > reached + 1;
      reached := next;
    end loop;
    select max(j.to_seq) into next from sync.number_jumps j
      where j.tenant_id = shop and j.device_id = for_device and j.from_seq <= reached and j.to_seq > reached;
    exit when next is null;
    reached := next;
  end loop;
  return reached;
end $$;
comment on function sync.contiguous_seq is 'Reads alone: within one snapshot it says what that snapshot holds';

-- Before a pull reads: gives the shop its epoch and the visible changes their positions, and notes how far the device is where that is
-- news enough to be worth a write. Commits by itself, so that the lock on the head is held for no longer than the numbering.
create function sync.prepare_pull(for_device uuid, most int default 5000) returns bigint
language plpgsql as $$
declare
  shop uuid := app.current_tenant();
  noted int := coalesce((select p.seq from sync.device_progress p where p.tenant_id = shop and p.device_id = for_device), 0);
  reached int := sync.contiguous_seq(for_device);
begin
  if not exists (select from sync.sync_heads where tenant_id = shop) then
    insert into sync.sync_heads (tenant_id) values (shop) on conflict do nothing;
  end if;
  if reached >= noted + 100 then
    insert into sync.device_progress as p (tenant_id, device_id, seq) values (shop, for_device, reached)
      on conflict (tenant_id, device_id) do update set seq = greatest(p.seq, excluded.seq);
  end if;
  return sync.number_changes(most);
end $$;

-- Which history the shop's positions belong to: its own epoch, the server's data directory, its timeline (a new one after every
-- recovery and promotion) and the database. The timeline is read from the log that is written now: the control file names the
-- last checkpoint's, which after a promotion is still the old one.
create function sync.current_epoch() returns uuid
language sql stable
return (
  select md5(concat_ws('/', h.epoch, c.system_identifier, left(pg_walfile_name(pg_current_wal_lsn()), 8), d.oid))::uuid
  from sync.sync_heads h cross join pg_control_system() c cross join pg_database d
  where h.tenant_id = app.current_tenant() and d.datname = current_database()
);
comment on function sync.current_epoch is 'Another one after a restore, a promotion or a copy; null for a shop that nobody has pulled from (sync.prepare_pull)';

-- Every pull after a sale reads its till anew, and must not read the shop's whole history for that. Partial, so that the planner never
-- takes them for what finds a row by its id (01-foundation.sql); each sale is in one of the two.
create index sales_till_idx on sales.sales (tenant_id, till_session_id) where till_session_id is not null;
create index sales_no_till_idx on sales.sales (tenant_id, received_at) where till_session_id is null;
