-- Commands exactly once, and what changed for devices to pull.

create table sync.commands (
  tenant_id uuid not null,
  id uuid not null,
  type text not null check (char_length(type) <= 60),
  hash bytea not null check (octet_length(hash) = 32),
  device_id uuid not null,
  device_seq int not null check (device_seq > 0),
  actor_id uuid not null,
  session_id uuid,
  v smallint not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now(),
  foreign key (tenant_id, device_id) references auth.devices,
  foreign key (tenant_id, actor_id) references auth.users
) partition by range (id);
create index commands_device_idx on sync.commands (tenant_id, device_id, device_seq);
alter table sync.commands add primary key (tenant_id, id);
call app.make_partitions('sync.commands');
call app.make_append_only('sync.commands');
comment on table sync.commands is 'tenant: every command that was recorded, kept for ever; its id and hash make it exactly once';
comment on column sync.commands.hash is 'SHA-256 of the envelope''s RFC 8785 form as received';
comment on column sync.commands.session_id is 'The session that uploaded it, which may be another person''s';
comment on column sync.commands.device_seq is 'Position in the device''s journal; not unique, since a cloned phone repeats it (device_forked)';

create table sync.command_results (
  tenant_id uuid not null,
  id uuid not null,
  flags text[] not null default '{}' check (flags <@ array['actor_unknown', 'permission_missing', 'price_differs', 'tax_class_differs', 'stock_negative', 'credit_limit_passed', 'clock_impossible', 'device_forked', 'till_closed', 'refund_exceeds_sale', 'product_archived', 'customer_archived', 'closed_twice']),
  result jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references sync.commands
) partition by range (id);
call app.make_partitions('sync.command_results');
call app.make_append_only('sync.command_results');
comment on table sync.command_results is 'tenant: what was answered to a command, to answer the same again; a sale''s answer is read from the sale';

create table sync.changes (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (char_length(kind) <= 40),
  ref uuid not null,
  position bigint
) partition by range (id);
create index changes_position_idx on sync.changes (tenant_id, position);
alter table sync.changes add primary key (tenant_id, id, kind, ref);
call app.make_partitions('sync.changes');
call app.make_append_only('sync.changes', 'position');
comment on table sync.changes is 'tenant: which row changed by which command; a pull numbers what it sees, so writers share no counter';
comment on column sync.changes.id is 'The command that changed it';
comment on column sync.changes.ref is 'The row that changed, of the kind that `kind` says';
comment on column sync.changes.position is 'null until a pull numbers it under the lock of sync.sync_heads';

create table sync.sync_heads (
  tenant_id uuid primary key references public.tenants,
  head bigint not null default 0,
  epoch uuid not null default gen_random_uuid()
);
comment on table sync.sync_heads is 'tenant: the highest position given out; the lock of who numbers';
comment on column sync.sync_heads.epoch is 'Changes when the database is restored: devices send again and rebuild';

create table sync.folio_series (
  tenant_id uuid not null references public.tenants,
  ordinal int not null check (ordinal > 0),
  series text not null check (series ~ '^[A-Z]{1,4}$'),
  device_id uuid not null,
  given_at timestamptz not null default now(),
  unique (tenant_id, series),
  primary key (tenant_id, ordinal)
);
call app.make_append_only('sync.folio_series');
comment on table sync.folio_series is 'tenant: the series A…Z, AA… and the device each was given to; never given twice';

create table sync.outbox (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  topic text not null check (char_length(topic) <= 60),
  payload jsonb not null,
  created_at timestamptz not null default now(),
  relayed_at timestamptz
);
create index outbox_waiting_idx on sync.outbox (tenant_id, id) where relayed_at is null;
alter table sync.outbox add primary key (tenant_id, id);
comment on table sync.outbox is 'tenant: what must leave the house, written with the business rows; a relay enqueues it with the row''s id as key';
