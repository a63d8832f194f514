-- One-time codes with a limit per address and tickets, and the notices by which every process forgets what it knew of people and sessions.

alter table auth.otp_codes
  add column address_hash bytea,
  add column registered_tenant_id uuid references public.tenants;
comment on column auth.otp_codes.address_hash is 'HMAC of the address that asked, for its hourly limit; null where the address is not counted';
comment on column auth.otp_codes.registered_tenant_id is 'The shop that was registered with the ticket of this code: a ticket registers once';
create index otp_codes_address_idx on auth.otp_codes (address_hash, created_at) where address_hash is not null;
create index otp_codes_created_idx on auth.otp_codes (created_at);

-- Stores the hash of a new code and answers 0; or stores nothing and answers after how many seconds it may be asked again: the phone
-- had one within `resend_after`, `per_phone` within the hour, or the address `per_address` within the hour.
create function auth.request_code(
  new_id uuid, for_phone text, hash bytea, from_address bytea, lives interval, resend_after interval, per_phone int, per_address int)
returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  at_time timestamptz;
  free_at timestamptz;
begin
  -- Requests at once must count each other. Address before phone, always, so that no two wait for one another.
  if from_address is not null then
    perform pg_advisory_xact_lock(hashtextextended('otp-address:' || encode(from_address, 'hex'), 0));
  end if;
  perform pg_advisory_xact_lock(hashtextextended('otp:' || for_phone, 0));
  at_time := clock_timestamp();
  free_at := greatest(
    (select max(created_at) + resend_after from auth.otp_codes where phone = for_phone),
    (select created_at + interval '1 hour' from auth.otp_codes where phone = for_phone
      order by created_at desc offset per_phone - 1 limit 1),
    (select created_at + interval '1 hour' from auth.otp_codes where address_hash = from_address
      order by created_at desc offset per_address - 1 limit 1));
  if free_at > at_time then
    return ceil(extract(epoch from free_at - at_time));
  end if;
  delete from auth.otp_codes where id in (
    select id from auth.otp_codes where created_at < at_time - interval '1 day' order by created_at limit 100 for update skip locked);
  insert into auth.otp_codes (id, phone, code_hash, created_at, expires_at, address_hash)
    values (new_id, for_phone, hash, at_time, at_time + lives, from_address);
  return 0;
end $$;

-- Tries a code against the newest one of the phone: 'right' (it is taken, and its ticket's id is told), 'wrong', or 'expired' (none,
-- old, taken, or five tries used up). The try is counted in the statement that reads, so guesses at once cannot share a try.
create function auth.verify_code(for_phone text, hash bytea) returns table (outcome text, ticket_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  matched boolean;
  tried_id uuid;
begin
  update auth.otp_codes o
    set tries = o.tries + 1, taken_at = case when o.code_hash = hash then clock_timestamp() end
    where o.id = (select c.id from auth.otp_codes c where c.phone = for_phone order by c.created_at desc, c.id desc limit 1)
      and o.taken_at is null and o.tries < 5 and o.expires_at > clock_timestamp()
    returning o.code_hash = hash, o.id into matched, tried_id;
  return query select
    case when matched is null then 'expired' when matched then 'right' else 'wrong' end,
    case when matched then tried_id end;
end $$;

-- The shop that a ticket registers: the one given, unless the ticket registered another before; null where there is no such ticket.
-- A registration of the same ticket that is still open is waited for. The shop must exist when the transaction commits.
alter table auth.otp_codes alter constraint otp_codes_registered_tenant_id_fkey deferrable initially deferred;
create function auth.claim_ticket(wanted_ticket uuid, for_phone text, new_tenant uuid) returns uuid
language sql security definer set search_path = pg_catalog, pg_temp
begin atomic
  update auth.otp_codes set registered_tenant_id = coalesce(registered_tenant_id, new_tenant)
    where id = wanted_ticket and phone = for_phone and taken_at is not null
    returning registered_tenant_id;
end;

-- Every process keeps people and sessions in memory, since every request asks for them; these notices make all of them look again.
create function auth.notify_people() returns trigger
language plpgsql as $$
begin
  perform pg_notify('auth_changed', 'people ' || new.tenant_id);
  return null;
end $$;
create trigger notify_people after insert or update of name, role, permissions, active on auth.users
  for each row execute function auth.notify_people();

create function auth.notify_session() returns trigger
language plpgsql as $$
begin
  perform pg_notify('auth_changed', 'session ' || new.tenant_id || ' ' || new.id);
  return null;
end $$;
create trigger notify_session after update of ended_at, user_id on auth.sessions
  for each row execute function auth.notify_session();

create function auth.notify_device() returns trigger
language plpgsql as $$
begin
  perform pg_notify('auth_changed', 'session ' || s.tenant_id || ' ' || s.id)
    from auth.sessions s where s.tenant_id = new.tenant_id and s.device_id = new.id and s.ended_at is null;
  return null;
end $$;
create trigger notify_device after update of revoked_at on auth.devices
  for each row execute function auth.notify_device();
