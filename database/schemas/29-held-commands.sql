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
