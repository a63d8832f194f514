-- Integrations per shop: own WhatsApp number, own LLM, own payment accounts, each with fallback to the platform.

create type public.integration_type as enum ('whatsapp', 'llm', 'stripe', 'mercadopago', 'clip');
create type public.integration_provider as enum ('meta', 'openai', 'openrouter', 'anthropic', 'ollama', 'azure_openai', 'stripe', 'mercadopago', 'clip');

create table public.tenant_integration_credentials (
  tenant_id uuid not null references public.tenants,
  id uuid not null default gen_random_uuid(),
  integration_type public.integration_type not null,
  provider public.integration_provider not null,
  credentials bytea not null,
  key_id app.text_40 not null,
  last_four text check (char_length(last_four) <= 4),
  settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object'),
  is_active boolean not null default true,
  is_verified boolean not null default false,
  last_verified_at timestamptz,
  verification_error text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (tenant_id, integration_type, provider),
  primary key (tenant_id, id)
);
comment on table public.tenant_integration_credentials is 'tenant: a shop''s own accounts; absent, the platform''s are used';
comment on column public.tenant_integration_credentials.credentials is 'AES-256-GCM: nonce, text, tag; never returned by an API';
comment on column public.tenant_integration_credentials.key_id is 'The master key that encrypted it, so that keys can be rotated';
comment on column public.tenant_integration_credentials.settings is 'What is not secret: model, baseUrl, maxTokens, temperature, phoneNumberId, businessAccountId';

create table public.tenant_whatsapp_numbers (
  tenant_id uuid not null references public.tenants,
  id uuid not null default gen_random_uuid(),
  phone_number_id text not null unique check (phone_number_id ~ '^[0-9]{1,32}$'),
  phone_number text,
  display_name text,
  is_active boolean not null default true,
  is_verified boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
comment on table public.tenant_whatsapp_numbers is 'identity: which shop a WhatsApp number belongs to';
comment on column public.tenant_whatsapp_numbers.phone_number_id is 'Meta''s id of the number, as webhooks name it';

alter table public.tenants
  add column preferred_llm_provider public.integration_provider not null default 'openai',
  add column preferred_payment_provider public.integration_provider not null default 'stripe',
  add column uses_platform_number boolean not null default true;
