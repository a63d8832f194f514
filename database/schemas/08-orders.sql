-- Orders of customers, by chat or taken by hand.

create table orders.orders (
  tenant_id uuid not null references public.tenants,
  id uuid not null,
  number int not null check (number > 0),
  customer_id uuid,
  status text not null default 'pending' check (status in ('pending', 'confirmed', 'preparing', 'ready', 'delivered', 'cancelled')),
  delivery boolean not null default false,
  address text check (char_length(address) <= 200),
  fee_centavos bigint not null default 0 check (fee_centavos >= 0),
  total_centavos bigint not null check (total_centavos >= 0),
  note text check (char_length(note) <= 300),
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
  line_number smallint not null check (line_number > 0),
  product_id uuid,
  name text not null check (char_length(name) between 1 and 120),
  unit text not null check (unit in ('piece', 'kg', 'g', 'l', 'ml', 'm')),
  quantity_milli bigint not null check (quantity_milli > 0),
  unit_price_centavos bigint not null check (unit_price_centavos >= 0),
  total_centavos bigint not null check (total_centavos >= 0),
  note text check (char_length(note) <= 200),
  primary key (tenant_id, order_id, line_number),
  foreign key (tenant_id, order_id) references orders.orders,
  foreign key (tenant_id, product_id) references catalog.products
);
comment on table orders.order_items is 'tenant: lines of an order';
