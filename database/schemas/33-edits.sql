-- What each edit of a product or customer changed, and whether it replaced something that its author had not seen.

create table sync.edits (
  tenant_id uuid not null,
  command_id uuid not null,
  field app.text_40 not null,
  kind text not null check (kind in ('product', 'customer')),
  ref uuid not null,
  old_value jsonb,
  from_value jsonb,
  new_value jsonb,
  unseen boolean not null,
  supersedes uuid,
  actor_id uuid not null,
  device_id uuid not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default clock_timestamp(),
  check (supersedes is null or unseen)
);
create index edits_superseded_idx on sync.edits (tenant_id, supersedes, field) where supersedes is not null;
create index edits_ref_idx on sync.edits (tenant_id, kind, ref, field, received_at);
alter table sync.edits add primary key (tenant_id, command_id, field);
call app.make_append_only('sync.edits');
comment on table sync.edits is 'tenant: the fields that an edit changed, one row each; what names or describes a person is left out, so that they can be erased';
comment on column sync.edits.field is 'As the command names it';
comment on column sync.edits.ref is 'The product or customer';
comment on column sync.edits.old_value is 'What was there; null for nothing, and for what says who a person is';
comment on column sync.edits.from_value is 'What the author saw before changing it';
comment on column sync.edits.unseen is 'The author had seen something else than what was there';
comment on column sync.edits.supersedes is 'The edit whose value was there, if the author had not seen it';
comment on column sync.edits.received_at is 'By the clock and not the transaction: rows of one field are in the order in which they were applied';
