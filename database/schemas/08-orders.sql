-- Orders of customers, by chat or taken by hand.

create table orders.orders (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  number app.positive_int not null,
  customer_id uuid,
  status app.order_status not null default 'pending',
  delivery boolean not null default false,
  address app.text_200,
  fee_centavos app.centavos not null default 0,
  total_centavos app.centavos not null,
  note app.text_300,
  sale_id uuid,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (tenant_id, number),
  foreign key (tenant_id, customer_id) references customers.customers,
  foreign key (tenant_id, sale_id) references sales.sales
);
create index orders_status_idx on orders.orders (tenant_id, status, id);
alter table orders.orders add primary key (tenant_id, id);
comment on table orders.orders is 'tenant: what a customer asked for; delivered and paid it becomes the sale that it names';

create table orders.order_items (
  tenant_id uuid not null,
  order_id uuid not null,
  line_number app.line_number not null,
  product_id uuid,
  name app.text_120 not null,
  unit app.unit not null,
  quantity_milli app.positive_milli not null,
  unit_price_centavos app.centavos not null,
  total_centavos app.centavos not null,
  note app.text_200,
  primary key (tenant_id, order_id, line_number),
  foreign key (tenant_id, order_id) references orders.orders,
  foreign key (tenant_id, product_id) references catalog.products
);
comment on table orders.order_items is 'tenant: lines of an order';
