-- A suspended shop: its people learn so when they log in, and every process learns at once when its status changes.

-- A suspended shop is named too, so that its people are told and do not register another; a closed one is gone.
create or replace function auth.users_by_phone(wanted_phone text)
returns table (tenant_id uuid, tenant_name text, user_id uuid, user_name text, role text, has_pin boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select u.tenant_id, t.name, u.id, u.name, u.role, u.pin_hash is not null
  from auth.users u join public.tenants t on t.id = u.tenant_id
  where u.phone = wanted_phone and u.active and t.status <> 'closed'
  order by t.created_at, u.tenant_id;
end;

-- What a process remembers of a shop it remembers with its people.
create function auth.notify_shop() returns trigger
language plpgsql as $$
begin
  perform pg_notify('auth_changed', 'people ' || new.id);
  return null;
end $$;
create trigger notify_shop after update of status on public.tenants
  for each row execute function auth.notify_shop();

comment on column public.tenants.status is 'active; suspended and closed: nobody enters, and only what has happened there is still recorded';
