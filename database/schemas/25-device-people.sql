-- Who has ever signed in on a device. A session forgets the person before a switch, but what they did there may still be on its way, and nobody
-- may be named as the author of a change who was never at that device.
create table auth.device_people (
  tenant_id uuid not null,
  device_id uuid not null,
  user_id uuid not null,
  since timestamptz not null default now(),
  primary key (tenant_id, device_id, user_id),
  foreign key (tenant_id, device_id) references auth.devices,
  foreign key (tenant_id, user_id) references auth.users
);
comment on table auth.device_people is 'identity: the people who have signed in on a device, by code or PIN, at least once';
comment on column auth.device_people.since is 'When they did so first';

insert into auth.device_people (tenant_id, device_id, user_id, since)
select s.tenant_id, s.device_id, s.user_id, min(s.created_at) from auth.sessions s group by 1, 2, 3;

create function auth.remember_person() returns trigger
language plpgsql as $$
begin
  insert into auth.device_people (tenant_id, device_id, user_id) values (new.tenant_id, new.device_id, new.user_id)
  on conflict do nothing;
  return null;
end $$;
create trigger remember_person after insert or update of user_id on auth.sessions
  for each row execute function auth.remember_person();
