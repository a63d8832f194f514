-- A device that was enrolled after the backup that was put back proves itself by its secret and is enrolled again under its own id. That may
-- only be an id that no shop has.
create function auth.is_device_of_any_shop(wanted_id uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
  select exists (select from auth.devices d where d.id = wanted_id);
end;
create index devices_id_idx on auth.devices (id);
