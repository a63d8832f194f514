-- Plans, what a shop has of them, and the ledger of AI tokens.

create table subscriptions.plans (
  id uuid primary key,
  code text not null unique,
  name text not null,
  price_centavos app.centavos not null,
  included_tokens bigint not null check (included_tokens >= 0),
  trial_days int not null check (trial_days >= 0),
  active boolean not null default true
);
comment on table subscriptions.plans is 'reference: monthly plans of the platform, tax included';
insert into subscriptions.plans values
  ('01980000-0000-7000-8000-000000000001', 'changarrito', 'Changarrito', 9900, 500, 14),
  ('01980000-0000-7000-8000-000000000002', 'tiendita', 'Tiendita', 19900, 2000, 14);

create table subscriptions.token_packages (
  id uuid primary key,
  tokens bigint not null unique check (tokens > 0),
  price_centavos app.positive_centavos not null,
  active boolean not null default true
);
comment on table subscriptions.token_packages is 'reference: packages of AI tokens on sale';
insert into subscriptions.token_packages values
  ('01980000-0000-7000-8000-000000000101', 1000, 2900),
  ('01980000-0000-7000-8000-000000000102', 3000, 6900),
  ('01980000-0000-7000-8000-000000000103', 8000, 14900),
  ('01980000-0000-7000-8000-000000000104', 20000, 29900);

alter table public.tenants add foreign key (current_plan_id) references subscriptions.plans;

create table subscriptions.subscriptions (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  plan_id uuid not null references subscriptions.plans,
  status text not null check (status in ('trial', 'active', 'past_due', 'cancelled')),
  provider text,
  provider_reference text,
  period_starts_at timestamptz not null,
  period_ends_at timestamptz not null,
  cancelled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check (period_ends_at > period_starts_at)
);
create index subscriptions_plan_idx on subscriptions.subscriptions (tenant_id, period_ends_at);
alter table subscriptions.subscriptions add primary key (tenant_id, id);
comment on table subscriptions.subscriptions is 'tenant: periods of a plan that a shop has or had';

create table subscriptions.token_usage (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  kind text not null check (kind in ('grant', 'purchase', 'usage', 'expiry')),
  tokens bigint not null,
  purpose app.text_60,
  provider text,
  model text,
  cost_microcents bigint check (cost_microcents >= 0),
  created_at timestamptz not null default now(),
  check (case when kind in ('usage', 'expiry') then tokens < 0 else tokens > 0 end)
) partition by range (id);
create index token_usage_created_idx on subscriptions.token_usage (tenant_id, created_at);
alter table subscriptions.token_usage add primary key (tenant_id, id);
call app.make_partitions('subscriptions.token_usage');
call app.make_append_only('subscriptions.token_usage');
comment on table subscriptions.token_usage is 'tenant: ledger of AI tokens; the balance is the sum of its tokens';
comment on column subscriptions.token_usage.tokens is 'Above zero granted or bought, below zero used or expired';
comment on column subscriptions.token_usage.cost_microcents is 'What the provider charged, in millionths of a US cent';

create table subscriptions.tenant_token_balance (
  tenant_id uuid primary key references public.tenants,
  balance_tokens bigint not null default 0,
  updated_at timestamptz not null default now()
);
comment on table subscriptions.tenant_token_balance is 'tenant: AI tokens left, the sum of subscriptions.token_usage';
