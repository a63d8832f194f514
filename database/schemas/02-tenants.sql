-- Shops and their settings.

create table public.tenants (
  id uuid primary key,
  name app.text_80 not null,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(slug) <= 80),
  business_type app.business_type not null,
  phone app.phone not null,
  email text check (char_length(email) <= 254),
  address app.text_200,
  city app.text_80,
  state app.text_80,
  zip_code text check (zip_code ~ '^[0-9]{5}$'),
  rfc text check (char_length(rfc) between 12 and 13),
  tax_regime text check (tax_regime ~ '^[0-9]{3}$'),
  timezone text not null default 'America/Mexico_City',
  currency text not null default 'MXN' check (currency = 'MXN'),
  tax_rate numeric(5, 2) not null default 16.00 check (tax_rate between 0 and 100),
  tax_included boolean not null default true,
  whatsapp_number text,
  whatsapp_verified boolean not null default false,
  current_plan_id uuid,
  subscription_status text not null default 'trial' check (subscription_status in ('trial', 'active', 'past_due', 'cancelled')),
  status text not null default 'active' check (status in ('active', 'suspended', 'closed')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.tenants is 'identity: one row per shop; the application sees only the shop of its transaction';
comment on column public.tenants.phone is 'Ten digits of the owner''s phone, without country code';
comment on column public.tenants.tax_rate is 'The shop''s usual IVA in percent, for screens; what is charged follows catalog.tax_rates';
comment on column public.tenants.rfc is 'Tax id of the shop, for the ticket';

create table public.tenant_configs (
  tenant_id uuid primary key references public.tenants,
  ticket_footer app.text_200,
  varios_cap_centavos bigint not null default 50000 check (varios_cap_centavos between 100 and 10000000),
  settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object'),
  updated_at timestamptz not null default now()
);
comment on table public.tenant_configs is 'tenant: settings of a shop, one row';
comment on column public.tenant_configs.varios_cap_centavos is 'The most that one line without a product may cost';
comment on column public.tenant_configs.settings is 'Settings that no query filters by';
