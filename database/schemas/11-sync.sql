-- Commands exactly once, and what changed for devices to pull.

create table sync.commands (
  tenant_id uuid not null,
  id uuid not null,
  type app.text_60 not null,
  hash app.sha256 not null,
  device_id uuid not null,
  device_seq app.positive_int not null,
  actor_id uuid not null,
  session_id uuid,
  v smallint not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now(),
  foreign key (tenant_id, device_id) references auth.devices,
  foreign key (tenant_id, actor_id) references auth.users
) partition by range (id);
alter table sync.commands add primary key (tenant_id, id);
-- Newest of all, since every command looks for another of its place in the journal.
create index commands_device_idx on sync.commands (tenant_id, device_id, device_seq);
call app.make_partitions('sync.commands');
call app.make_append_only('sync.commands');
comment on table sync.commands is 'tenant: every command that was recorded, kept for ever; its id and hash make it exactly once';
comment on column sync.commands.hash is 'SHA-256 of the envelope''s RFC 8785 form as received';
comment on column sync.commands.session_id is 'The session that uploaded it, which may be another person''s';
comment on column sync.commands.device_seq is 'Position in the device''s journal; not unique, since a cloned phone repeats it (device_forked)';

create table sync.command_results (
  tenant_id uuid not null,
  id uuid not null,
  flags app.flags not null default '{}',
  result jsonb,
  primary key (tenant_id, id)
) partition by range (id);
call app.make_partitions('sync.command_results');
call app.make_append_only('sync.command_results');
comment on table sync.command_results is 'tenant: what was answered to a command, to answer the same again; a sale''s answer is read from the sale';

create table sync.changes (
  tenant_id uuid not null,
  id uuid not null,
  kind app.text_40 not null,
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
  ordinal app.positive_int not null,
  series app.folio_series not null,
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
  topic app.text_60 not null,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  relayed_at timestamptz
);
create index outbox_waiting_idx on sync.outbox (tenant_id, id) where relayed_at is null;
alter table sync.outbox add primary key (tenant_id, id);
comment on table sync.outbox is 'tenant: what must leave the house, written with the business rows; a relay enqueues it with the row''s id as key';
