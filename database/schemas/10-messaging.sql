-- Conversations with customers and notices to people of the shop.

create table messaging.conversations (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  channel text not null check (channel in ('whatsapp', 'app')),
  contact_phone text not null check (char_length(contact_phone) <= 20),
  customer_id uuid,
  user_id uuid,
  attended_by uuid,
  attended_until timestamptz,
  last_message_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (tenant_id, channel, contact_phone),
  foreign key (tenant_id, customer_id) references customers.customers,
  foreign key (tenant_id, user_id) references auth.users,
  foreign key (tenant_id, attended_by) references auth.users
);
create index conversations_last_idx on messaging.conversations (tenant_id, last_message_at, id);
alter table messaging.conversations add primary key (tenant_id, id);
comment on table messaging.conversations is 'tenant: one per contact and channel';
comment on column messaging.conversations.attended_until is 'Until then a person answers and the assistant keeps quiet';

create table messaging.messages (
  tenant_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  author text not null check (author in ('contact', 'person', 'assistant', 'system')),
  kind text not null check (kind in ('text', 'audio', 'image', 'document', 'buttons', 'template')),
  body text,
  media jsonb,
  provider_id text,
  status text not null default 'received' check (status in ('received', 'queued', 'sent', 'delivered', 'read', 'failed')),
  created_at timestamptz not null default now(),
  foreign key (tenant_id, conversation_id) references messaging.conversations
) partition by range (id);
create index messages_conversation_idx on messaging.messages (tenant_id, conversation_id, id);
create index messages_provider_idx on messaging.messages (tenant_id, provider_id) where provider_id is not null;
alter table messaging.messages add primary key (tenant_id, id);
call app.make_partitions('messaging.messages');
comment on table messaging.messages is 'tenant: what was said';

create table messaging.notifications (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  user_id uuid,
  kind app.text_60 not null,
  payload jsonb not null default '{}',
  created_at timestamptz not null default now(),
  read_at timestamptz,
  foreign key (tenant_id, user_id) references auth.users
);
create index notifications_unread_idx on messaging.notifications (tenant_id, user_id, id) where read_at is null;
alter table messaging.notifications add primary key (tenant_id, id);
comment on table messaging.notifications is 'tenant: notices to people of the shop; without a person, to whoever runs it';
