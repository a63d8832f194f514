-- Stock: a ledger of movements and the level that is their sum.

create table inventory.inventory_movements (
  tenant_id uuid not null,
  source_id uuid not null,
  line_number smallint not null,
  product_id uuid not null,
  reason app.stock_reason not null,
  delta_milli bigint not null,
  unit_cost_centavos app.centavos,
  note app.text_200,
  actor_id uuid not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now()
) partition by range (source_id);
create index inventory_movements_product_idx on inventory.inventory_movements (tenant_id, product_id, source_id);
alter table inventory.inventory_movements add primary key (tenant_id, source_id, line_number);
call app.make_partitions('inventory.inventory_movements');
call app.make_append_only('inventory.inventory_movements');
comment on table inventory.inventory_movements is 'tenant: ledger of stock, in thousandths of the product''s unit; a level is the sum of its deltas';
comment on column inventory.inventory_movements.source_id is 'The command that moved it (a sale, a refund, a count …); its lines count from 1';
comment on column inventory.inventory_movements.product_id is 'Held by the foreign key of inventory.stock_levels, which the same statement writes';
comment on column inventory.inventory_movements.note is 'Why, never who';

-- fillfactor: every sale updates a row here, and with room in its page the update touches no index.
create table inventory.stock_levels (
  tenant_id uuid not null,
  product_id uuid not null,
  quantity_milli bigint not null default 0,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, product_id),
  foreign key (tenant_id, product_id) references catalog.products
) with (fillfactor = 60);
comment on table inventory.stock_levels is 'tenant: the sum of a product''s movements; may be negative, since selling never stops';

create table inventory.stock_alerts (
  tenant_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  kind text not null check (kind in ('low', 'out', 'negative', 'expiring')),
  quantity_milli bigint not null,
  raised_at timestamptz not null default now(),
  resolved_at timestamptz,
  foreign key (tenant_id, product_id) references catalog.products
);
create unique index stock_alerts_open_idx on inventory.stock_alerts (tenant_id, product_id, kind) where resolved_at is null;
alter table inventory.stock_alerts add primary key (tenant_id, id);
comment on table inventory.stock_alerts is 'tenant: what the shop was told about its stock, and when that was over';
