-- The only ways to people, sessions and codes before a shop is known. Each matches exactly; none lists.
-- They run as their owner (identity tables are not forced), with a fixed search path.

-- The shops where a proven phone is a person: login asks which. Shows nothing that the phone's holder may not know.
create function auth.users_by_phone(wanted_phone text)
returns table (tenant_id uuid, tenant_name text, user_id uuid, user_name text, role text, has_pin boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select u.tenant_id, t.name, u.id, u.name, u.role, u.pin_hash is not null
  from auth.users u join public.tenants t on t.id = u.tenant_id
  where u.phone = wanted_phone and u.active and t.status = 'active'
  order by t.created_at, u.tenant_id;
end;

-- A new shop with its settings and its owner. Returns the slug that it got (the wanted one, or with a number).
create function auth.register_tenant(
  tenant_id uuid, shop_name text, wanted_slug text, business_type text, phone text, owner_id uuid, owner_name text, pin_hash text)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  given_slug text := wanted_slug;
  attempt int := 1;
begin
  perform set_config('app.tenant_id', tenant_id::text, true);
  loop
    insert into public.tenants (id, name, slug, business_type, phone)
      values (tenant_id, shop_name, given_slug, business_type, phone) on conflict (slug) do nothing;
    exit when found;
    attempt := attempt + 1;
    given_slug := wanted_slug || '-' || attempt;
  end loop;
  insert into auth.users (tenant_id, id, phone, name, role, pin_hash) values (tenant_id, owner_id, phone, owner_name, 'owner', pin_hash);
  return given_slug;
end $$;

-- The folio series of the n-th device: A … Z, AA … ZZ, AAA …
create function sync.series_name(ordinal int) returns text
language plpgsql immutable as $$
declare
  rest int := ordinal;
  name text := '';
begin
  while rest > 0 loop
    name := chr(65 + (rest - 1) % 26) || name;
    rest := (rest - 1) / 26;
  end loop;
  return name;
end $$;

-- Gives a device of the current shop its next folio series, never one that was given before.
create function sync.give_folio_series(for_device uuid) returns text
language plpgsql as $$
declare
  shop uuid := app.current_tenant();
  next int;
begin
  perform pg_advisory_xact_lock(hashtextextended('folio:' || shop, 0));
  select coalesce(max(ordinal), 0) + 1 into next from sync.folio_series where tenant_id = shop;
  insert into sync.folio_series (tenant_id, ordinal, series, device_id) values (shop, next, sync.series_name(next), for_device);
  return sync.series_name(next);
end $$;

-- Enrols a device of the current shop; returns its folio series.
create function auth.enroll_device(device_id uuid, device_name text, secret_hash bytea, enrolled_by uuid) returns text
language plpgsql as $$
declare
  series text := sync.give_folio_series(device_id);
begin
  insert into auth.devices (tenant_id, id, name, folio_series, secret_hash, enrolled_by)
    values (app.current_tenant(), device_id, device_name, series, secret_hash, enrolled_by);
  return series;
end $$;
