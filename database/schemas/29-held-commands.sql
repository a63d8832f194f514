-- What the server keeps of a device beside the books: commands that wait, commands that were refused, and numbers that were passed over.

-- A command that is kept and not in the books yet. It claims its id here as sync.commands does for the rest: a push looks in both.
create table sync.held_commands (
  tenant_id uuid not null,
  id uuid not null,
  reason text not null check (reason in ('parked', 'failed', 'deposited', 'refused')),
  type app.text_60 not null,
  hash app.sha256 not null,
  device_id uuid not null,
  device_seq app.positive_int not null,
  actor_id uuid not null,
  session_id uuid,
  recorded_at timestamptz not null,
  command json not null,
  waits_for_kind app.text_40,
  waits_for_ref app.text_60,
  code app.text_60,
  attempts int not null default 0,
  next_try_at timestamptz not null default now(),
  received_at timestamptz not null default now(),
  settled_at timestamptz,
  settled_as text check (settled_as in ('recorded', 'rejected')),
  settled_by uuid,
  check ((settled_at is null) = (settled_as is null)),
  check ((reason = 'parked') = (waits_for_kind is not null and waits_for_ref is not null)),
  foreign key (tenant_id, device_id) references auth.devices
);
create index held_commands_waiting_idx on sync.held_commands (tenant_id, waits_for_kind, waits_for_ref) where settled_at is null;
create index held_commands_device_idx on sync.held_commands (tenant_id, device_id, device_seq);
alter table sync.held_commands add primary key (tenant_id, id);
comment on table sync.held_commands is 'tenant: commands that are kept and not in the books yet, as they came; settled ones stay';
comment on column sync.held_commands.reason is 'parked: what it names has not arrived; failed: a fault of ours, tried again; deposited: of an unlinked device, waits for the owner; refused: does not fit what it named';
comment on column sync.held_commands.command is 'The whole envelope as it came; json and not jsonb, which would sort and round it';
comment on column sync.held_commands.actor_id is 'As the envelope says; need not be a person of the shop';
comment on column sync.held_commands.waits_for_ref is 'The id of the row, or the folio of a sale (A-000123)';

-- A refusal claims no id, but the device's numbers go on without a gap.
create table sync.rejections (
  tenant_id uuid not null,
  device_id uuid not null,
  device_seq app.positive_int not null,
  command_id uuid not null,
  type app.text_60 not null,
  code app.text_60 not null,
  rejected_at timestamptz not null default now(),
  foreign key (tenant_id, device_id) references auth.devices
);
alter table sync.rejections add primary key (tenant_id, device_id, device_seq, command_id);
comment on table sync.rejections is 'tenant: what was refused of a device''s journal, the last time that it was sent';

-- Numbers that no installation uses: a cloned one goes on above them.
create table sync.number_jumps (
  tenant_id uuid not null,
  device_id uuid not null,
  from_seq app.positive_int not null,
  to_seq app.positive_int not null check (to_seq > from_seq),
  folio_series app.folio_series not null,
  given_at timestamptz not null default now(),
  foreign key (tenant_id, device_id) references auth.devices
);
alter table sync.number_jumps add primary key (tenant_id, device_id, to_seq);
call app.make_append_only('sync.number_jumps');
comment on table sync.number_jumps is 'tenant: where an installation of a forked device goes on: above to_seq, in a series of its own';
comment on column sync.number_jumps.from_seq is 'The highest number that was known of the device then; those between are nobody''s';

-- Exactly once, as in 15-sync-functions.sql, and for a command that is held or was turned down 'held': sync.held_commands says what it is answered.
create or replace function sync.claim_command(
  command_id uuid, command_type text, command_hash bytea, command_device_id uuid, command_device_seq int, command_actor_id uuid,
  uploader_session_id uuid, version int, recorded timestamptz)
returns table (verdict text, flags text[], result jsonb)
language plpgsql as $$
declare
  shop uuid := app.current_tenant();
begin
  if exists (select from sync.held_commands h where h.tenant_id = shop and h.id = command_id and h.settled_as is distinct from 'recorded') then
    return query select 'held', '{}'::text[], null::jsonb;
    return;
  end if;
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

-- Whether a row that a command names is here: by its id, a sale also by its folio (A-000123).
-- A statement for each: of a single one the planner estimates every branch, and reads a folio as an id for that.
create function sync.has_arrived(kind text, ref text) returns boolean
language plpgsql stable as $$
begin
  case kind
    when 'customer' then
      return exists (select from customers.customers where tenant_id = app.current_tenant() and id = ref::uuid);
    when 'product' then
      return exists (select from catalog.products where tenant_id = app.current_tenant() and id = ref::uuid);
    when 'category' then
      return exists (select from catalog.categories where tenant_id = app.current_tenant() and id = ref::uuid);
    when 'till_session' then
      return exists (select from sales.till_sessions where tenant_id = app.current_tenant() and id = ref::uuid);
    when 'sale' then
      if ref ~ '^[A-Z]+-[0-9]+$' then
        return exists (select from sales.sales
          where tenant_id = app.current_tenant() and folio_series = split_part(ref, '-', 1) and folio_number = split_part(ref, '-', 2)::int);
      end if;
      return exists (select from sales.sales where tenant_id = app.current_tenant() and id = ref::uuid);
  end case;
end $$;

-- Where something waits that the server tries again by itself, over all shops: row-level security lets nobody ask sync.held_commands that.
create table sync.waiting_shops (
  tenant_id uuid primary key references public.tenants,
  next_try_at timestamptz not null
);
create index waiting_shops_due_idx on sync.waiting_shops (next_try_at);
comment on table sync.waiting_shops is 'infrastructure: shops with parked or failed commands, and when to try them again';

create function sync.note_waiting_shop() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.settled_at is null and new.reason in ('parked', 'failed') then
    insert into sync.waiting_shops as w (tenant_id, next_try_at) values (new.tenant_id, new.next_try_at)
      on conflict (tenant_id) do update set next_try_at = least(w.next_try_at, excluded.next_try_at);
  end if;
  return null;
end $$;
create trigger note_waiting_shop after insert or update on sync.held_commands
  for each row execute function sync.note_waiting_shop();

-- Shops whose time has come; each is due again after `lease`, should nobody have said more of it by then.
create function sync.take_waiting_shops(most int, lease interval) returns setof uuid
language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update sync.waiting_shops w set next_try_at = now() + lease
  where w.tenant_id in (
    select due.tenant_id from sync.waiting_shops due where due.next_try_at <= now() order by due.next_try_at limit most for update skip locked)
  returning w.tenant_id;
end;

-- When the current shop is to be tried again; null: nothing waits there.
create function sync.set_waiting(until timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  shop uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
begin
  if until is null then
    delete from sync.waiting_shops where tenant_id = shop;
  else
    update sync.waiting_shops set next_try_at = until where tenant_id = shop;
  end if;
end $$;
