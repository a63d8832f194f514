-- What a shop sells, and the reference data behind it.

create table catalog.tax_rates (
  tax_class app.tax_class not null,
  valid_from date not null,
  iva_basis_points int not null check (iva_basis_points between 0 and 10000),
  ieps_basis_points int not null check (ieps_basis_points between 0 and 10000),
  source text not null,
  primary key (tax_class, valid_from)
);
comment on table catalog.tax_rates is 'reference: rates of each tax class from a date on, in basis points (1600 is 16 %)';
insert into catalog.tax_rates values
  ('iva16', '2010-01-01', 1600, 0, 'LIVA art. 1'),
  ('iva8', '2019-01-01', 800, 0, 'Decreto de estímulos fiscales región fronteriza'),
  ('iva0', '2010-01-01', 0, 0, 'LIVA art. 2-A'),
  ('exempt', '2010-01-01', 0, 0, 'LIVA art. 9'),
  ('iva16_ieps8', '2014-01-01', 1600, 800, 'LIVA art. 1, LIEPS art. 2 I J'),
  ('iva0_ieps8', '2014-01-01', 0, 800, 'LIVA art. 2-A, LIEPS art. 2 I J');

create table catalog.product_templates (
  business_type app.business_type not null,
  code text not null check (code ~ '^[a-z0-9-]{1,80}$'),
  position int not null,
  category text not null,
  name app.text_120 not null,
  unit app.unit not null,
  price_centavos app.centavos,
  tax_class app.tax_class not null,
  restricted app.restricted_goods,
  favourite boolean not null default false,
  silhouette text,
  barcode text check (barcode ~ '^[0-9]{8,14}$'),
  aliases text[] not null default '{}',
  primary key (business_type, code)
);
comment on table catalog.product_templates is 'reference: the starter catalogue of each giro';

create table catalog.categories (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  name app.text_60 not null,
  position int not null default 0,
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
comment on table catalog.categories is 'tenant: groups of products';

create table catalog.products (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  category_id uuid,
  name app.text_120 not null,
  unit app.unit not null,
  price_centavos app.centavos,
  cost_centavos app.centavos,
  tax_class app.tax_class not null,
  restricted app.restricted_goods,
  favourite boolean not null default false,
  minimum_milli app.milli,
  silhouette app.text_40,
  aliases text[] not null default '{}',
  archived_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  foreign key (tenant_id, category_id) references catalog.categories
);
create index products_name_idx on catalog.products (tenant_id, name, id);
alter table catalog.products add primary key (tenant_id, id);
comment on table catalog.products is 'tenant: what the shop sells; stock is in inventory.stock_levels';
comment on column catalog.products.price_centavos is 'With tax, per unit; null asks for the price at the till';
comment on column catalog.products.minimum_milli is 'Below this the product is low; null never warns';
comment on column catalog.products.silhouette is 'The drawing that stands for it while it has no photo';

create table catalog.product_barcodes (
  tenant_id uuid not null,
  barcode text not null check (barcode ~ '^[0-9A-Za-z.-]{1,32}$'),
  product_id uuid not null,
  foreign key (tenant_id, product_id) references catalog.products
);
create index product_barcodes_product_idx on catalog.product_barcodes (tenant_id, product_id);
alter table catalog.product_barcodes add primary key (tenant_id, barcode, product_id);
comment on table catalog.product_barcodes is 'tenant: codes that find a product; two devices without network may give one code to two products, and the screen asks which';

create table catalog.product_tokens (
  tenant_id uuid not null,
  token text collate "C" not null check (char_length(token) between 1 and 64),
  product_id uuid not null,
  foreign key (tenant_id, product_id) references catalog.products
);
create index product_tokens_product_idx on catalog.product_tokens (tenant_id, product_id);
alter table catalog.product_tokens add primary key (tenant_id, token, product_id);
comment on table catalog.product_tokens is 'tenant: folded words of names, aliases and codes; a range of them is an index scan that row-level security allows, LIKE is not';
comment on column catalog.product_tokens.token is 'Folded by the domain (no accents, lower case); rebuilt by the backend with the product';

create table catalog.price_history (
  tenant_id uuid not null,
  command_id uuid not null,
  product_id uuid not null,
  old_price_centavos bigint,
  new_price_centavos bigint,
  old_cost_centavos bigint,
  new_cost_centavos bigint,
  actor_id uuid not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now(),
  foreign key (tenant_id, product_id) references catalog.products,
  foreign key (tenant_id, actor_id) references auth.users
);
create index price_history_product_idx on catalog.price_history (tenant_id, product_id, received_at);
alter table catalog.price_history add primary key (tenant_id, command_id, product_id);
call app.make_append_only('catalog.price_history');
comment on table catalog.price_history is 'tenant: every change of a price or cost, and the command that made it';
