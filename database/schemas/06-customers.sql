-- Customers, what they owe and what they paid.

create table customers.customers (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  name app.text_80 not null,
  phone app.phone,
  credit_limit_centavos app.centavos,
  due_rule jsonb not null default '{"kind": "none"}' check (due_rule ->> 'kind' in ('none', 'weekly', 'biweekly', 'days')),
  note app.text_300,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index customers_name_idx on customers.customers (tenant_id, name, id);
create index customers_phone_idx on customers.customers (tenant_id, phone) where phone is not null;
alter table customers.customers add primary key (tenant_id, id);
comment on table customers.customers is 'tenant: people who buy; only the name is needed';
comment on column customers.customers.credit_limit_centavos is 'The most they may owe; null is no limit of their own';
comment on column customers.customers.due_rule is 'When they agreed to pay: {kind: none | weekly (weekday 1–7) | biweekly | days (days)}';

create table customers.customer_movements (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  kind app.customer_entry_kind not null,
  amount_centavos bigint not null,
  fiado_id uuid,
  actor_id uuid not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now(),
  check (case when kind = 'fiado' then amount_centavos > 0 else amount_centavos < 0 end),
  foreign key (tenant_id, customer_id) references customers.customers
) partition by range (id);
create index customer_movements_customer_idx on customers.customer_movements (tenant_id, customer_id, recorded_at, id);
alter table customers.customer_movements add primary key (tenant_id, id);
call app.make_partitions('customers.customer_movements');
call app.make_append_only('customers.customer_movements');
comment on table customers.customer_movements is 'tenant: ledger of what customers owe; a balance is the sum of its amounts';
comment on column customers.customer_movements.id is 'The command that made it; at most one entry per command';
comment on column customers.customer_movements.amount_centavos is 'Above zero raises the debt (fiado); below zero lowers it (abono, refund, forgiven)';
comment on column customers.customer_movements.fiado_id is 'The fiado that a refund or forgiveness lowers; null for an abono, which pays the oldest';

create table customers.customer_balances (
  tenant_id uuid not null,
  customer_id uuid not null,
  balance_centavos bigint not null default 0,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, customer_id),
  foreign key (tenant_id, customer_id) references customers.customers
) with (fillfactor = 60);
comment on table customers.customer_balances is 'tenant: what a customer owes, the sum of their movements; below zero is credit in their favour';

create table customers.fiados (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  amount_centavos app.positive_centavos not null,
  paid_centavos app.centavos not null default 0,
  lowered_centavos app.centavos not null default 0,
  status app.fiado_status not null default 'open',
  due_date date,
  business_date date not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now(),
  foreign key (tenant_id, customer_id) references customers.customers
);
create index fiados_open_idx on customers.fiados (tenant_id, customer_id, recorded_at, id) where status in ('open', 'partly_paid', 'disputed');
create index fiados_customer_idx on customers.fiados (tenant_id, customer_id, recorded_at, id);
alter table customers.fiados add primary key (tenant_id, id);
call app.make_append_only('customers.fiados', 'paid_centavos', 'lowered_centavos', 'status', 'due_date');
comment on table customers.fiados is 'tenant: a debt as it was made; paid, lowered and status follow from the ledger (customers.refold)';
comment on column customers.fiados.id is 'The sale that it comes from, else the command that made it';
comment on column customers.fiados.lowered_centavos is 'What refunds and forgiveness took off it';

create table customers.fiado_payments (
  tenant_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  amount_centavos app.positive_centavos not null,
  method app.payment_method not null check (method <> 'fiado'),
  tendered_centavos app.centavos check (tendered_centavos >= amount_centavos),
  till_session_id uuid,
  note app.text_200,
  flags text[] not null default '{}',
  actor_id uuid not null,
  device_id uuid not null,
  business_date date not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now(),
  foreign key (tenant_id, customer_id) references customers.customers
);
create index fiado_payments_customer_idx on customers.fiado_payments (tenant_id, customer_id, recorded_at, id);
create index fiado_payments_date_idx on customers.fiado_payments (tenant_id, business_date, id);
alter table customers.fiado_payments add primary key (tenant_id, id);
call app.make_append_only('customers.fiado_payments');
comment on table customers.fiado_payments is 'tenant: abonos as they were received; which fiado each paid is derived (customers.fiado_allocations)';
comment on column customers.fiado_payments.note is 'What it was about, never who';
