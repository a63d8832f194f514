-- People, devices, sessions and one-time codes. Before a shop is known these are reached only by the functions of 13-identity-functions.sql.

create table auth.users (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  phone app.phone not null,
  name app.text_80 not null,
  role app.role not null,
  permissions app.permissions not null default '{}',
  pin_hash text,
  pin_failures smallint not null default 0,
  pin_locked_until timestamptz,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (tenant_id, phone)
);
create index users_phone_idx on auth.users (phone);
alter table auth.users add primary key (tenant_id, id);
comment on table auth.users is 'identity: a person of one shop; the same phone in several shops is several users';
comment on column auth.users.permissions is 'What an employee may do; the owner may do everything, whatever this says';
comment on column auth.users.pin_hash is 'argon2id in PHC form; null until the person chose a PIN';

create table auth.devices (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  name app.text_80 not null,
  folio_series app.folio_series not null,
  secret_hash bytea not null,
  enrolled_by uuid not null,
  enrolled_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, enrolled_by) references auth.users
);
comment on table auth.devices is 'identity: an installation enrolled by a login; a reinstall is a new device with a new folio series';
comment on column auth.devices.folio_series is 'The series it takes folios from now; every one it ever had is in sync.folio_series';
comment on column auth.devices.secret_hash is 'SHA-256 of the secret that proves an earlier enrolment';

create table auth.sessions (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  device_id uuid not null,
  refresh_hash bytea not null unique,
  successor_hash bytea unique,
  previous_hash bytea,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_because text check (ended_because in ('logout', 'revoked', 'replaced', 'token_reused')),
  foreign key (tenant_id, user_id) references auth.users,
  foreign key (tenant_id, device_id) references auth.devices
);
create index sessions_device_idx on auth.sessions (tenant_id, device_id) where ended_at is null;
create index sessions_previous_hash_idx on auth.sessions (previous_hash) where previous_hash is not null;
alter table auth.sessions add primary key (tenant_id, id);
comment on table auth.sessions is 'identity: a login of a person on a device, with the hashes of its rotating refresh token';
comment on column auth.sessions.refresh_hash is 'SHA-256 of the token that was last proved';
comment on column auth.sessions.successor_hash is 'SHA-256 of the token given out for it and not used yet; until it is, the old one gets the same successor';
comment on column auth.sessions.previous_hash is 'SHA-256 of the one before: seen again, it means theft';

create table auth.otp_codes (
  id uuid primary key,
  phone app.phone not null,
  code_hash bytea not null,
  tries smallint not null default 0,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  taken_at timestamptz
);
create index otp_codes_phone_idx on auth.otp_codes (phone, created_at);
comment on table auth.otp_codes is 'identity: one-time codes by phone, hashed; no shop is known yet, so only functions reach them';
