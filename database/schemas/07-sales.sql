-- Sales, the till and its cortes.
--
-- Whatever a device can name is held by a foreign key with the tenant in front. Lines and payments have none to their sale: one
-- statement writes all three, nothing can change them, and years can be detached one by one.

create table sales.till_sessions (
  tenant_id uuid not null,
  id uuid not null,
  device_id uuid not null,
  opened_by uuid not null,
  float_centavos app.centavos not null,
  business_date date not null,
  opened_at timestamptz not null,
  received_at timestamptz not null default now(),
  closure_id uuid,
  closed_at timestamptz,
  check ((closure_id is null) = (closed_at is null)),
  foreign key (tenant_id, device_id) references auth.devices,
  foreign key (tenant_id, opened_by) references auth.users
);
create index till_sessions_opened_idx on sales.till_sessions (tenant_id, opened_at);
create index till_sessions_open_idx on sales.till_sessions (tenant_id) where closure_id is null;
alter table sales.till_sessions add primary key (tenant_id, id);
comment on table sales.till_sessions is 'tenant: a drawer from its float to its corte Z; who closes locks the row FOR UPDATE, who sells holds KEY SHARE';
comment on column sales.till_sessions.closure_id is 'The corte Z that closed it';

create table sales.sales (
  tenant_id uuid not null,
  id uuid not null,
  folio_series app.folio_series not null,
  folio_number app.positive_int not null,
  customer_id uuid,
  till_session_id uuid,
  subtotal_centavos app.centavos not null,
  discount_centavos app.centavos not null,
  total_centavos app.centavos not null check (total_centavos = subtotal_centavos - discount_centavos),
  iva_centavos app.centavos not null,
  ieps_centavos app.centavos not null,
  cost_centavos app.centavos not null,
  refunded_centavos app.centavos not null default 0,
  status app.sale_status not null default 'recorded',
  flags app.flags not null default '{}',
  note app.text_200,
  actor_id uuid not null,
  device_id uuid not null,
  business_date date not null,
  utc_offset_minutes smallint not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now(),
  foreign key (tenant_id, customer_id) references customers.customers,
  foreign key (tenant_id, till_session_id) references sales.till_sessions
) partition by range (id);
create index sales_date_idx on sales.sales (tenant_id, business_date, id);
create index sales_customer_idx on sales.sales (tenant_id, customer_id, id) where customer_id is not null;
alter table sales.sales add primary key (tenant_id, id);
-- Newest of all, since every sale looks for another of its folio.
create index sales_folio_idx on sales.sales (tenant_id, folio_series, folio_number);
call app.make_partitions('sales.sales');
call app.make_append_only('sales.sales', 'refunded_centavos', 'status', 'note');
comment on table sales.sales is 'tenant: a sale as it happened; only its note (for erasure) and what refunds make of it may change';
comment on column sales.sales.id is 'The id of the command that recorded it (sync.commands)';
comment on column sales.sales.folio_number is 'Consecutive per series; a clash is flagged device_forked and never refused, so this is not unique';
comment on column sales.sales.total_centavos is 'subtotal − discount; the sum of its lines'' totals and of its payments';
comment on column sales.sales.cost_centavos is 'What its lines cost by the server''s own costs; a line whose cost is not known counts 0';
comment on column sales.sales.actor_id is 'Who sold; a person of the shop, held by the foreign key of sync.commands';
comment on column sales.sales.recorded_at is 'When it happened by the device''s clock; received_at is the server''s';

create table sales.sale_items (
  tenant_id uuid not null,
  sale_id uuid not null,
  line_number app.line_number not null,
  product_id uuid,
  name app.text_120 not null,
  unit app.unit not null,
  quantity_milli app.positive_milli not null,
  by_pesos boolean not null,
  unit_price_centavos app.centavos not null,
  unit_cost_centavos app.centavos,
  amount_centavos app.centavos not null,
  discount_centavos app.centavos not null,
  share_of_sale_discount_centavos app.centavos not null,
  total_centavos app.centavos not null check (total_centavos = amount_centavos - discount_centavos - share_of_sale_discount_centavos),
  tax_class app.tax_class not null,
  iva_centavos app.centavos not null,
  ieps_centavos app.centavos not null,
  primary key (tenant_id, sale_id, line_number),
  foreign key (tenant_id, product_id) references catalog.products
) partition by range (sale_id);
call app.make_partitions('sales.sale_items');
call app.make_append_only('sales.sale_items');
comment on table sales.sale_items is 'tenant: lines of a sale, as they were sold';
comment on column sales.sale_items.product_id is 'null is varios: an amount without a product';
comment on column sales.sale_items.name is 'The product''s name at that moment';
comment on column sales.sale_items.by_pesos is 'Sold by amount: amount_centavos is what was asked, the quantity is rounded from it';
comment on column sales.sale_items.unit_cost_centavos is 'The server''s own cost at that moment; the device is not asked';

create table sales.payments (
  tenant_id uuid not null,
  sale_id uuid not null,
  id uuid not null,
  method app.payment_method not null,
  amount_centavos app.centavos not null,
  tendered_centavos app.centavos check (tendered_centavos >= amount_centavos),
  reference app.text_80,
  primary key (tenant_id, sale_id, id)
) partition by range (sale_id);
call app.make_partitions('sales.payments');
call app.make_append_only('sales.payments');
comment on table sales.payments is 'tenant: how a sale was paid; the amounts add up to its total';
comment on column sales.payments.tendered_centavos is 'What was handed over; the rest is change';

create table sales.refunds (
  tenant_id uuid not null,
  id uuid not null,
  sale_id uuid not null,
  till_session_id uuid,
  total_centavos app.centavos not null,
  iva_centavos app.centavos not null,
  ieps_centavos app.centavos not null,
  cost_centavos app.centavos not null,
  reason app.text_200 not null,
  flags app.flags not null default '{}',
  actor_id uuid not null,
  device_id uuid not null,
  business_date date not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now(),
  foreign key (tenant_id, sale_id) references sales.sales,
  foreign key (tenant_id, till_session_id) references sales.till_sessions
) partition by range (id);
create index refunds_sale_idx on sales.refunds (tenant_id, sale_id);
create index refunds_date_idx on sales.refunds (tenant_id, business_date, id);
alter table sales.refunds add primary key (tenant_id, id);
call app.make_partitions('sales.refunds');
call app.make_append_only('sales.refunds');
comment on table sales.refunds is 'tenant: what came back of a sale and what was given for it';
comment on column sales.refunds.reason is 'What for, never who';

create table sales.refund_items (
  tenant_id uuid not null,
  refund_id uuid not null,
  line_number app.line_number not null,
  sale_id uuid not null,
  sale_line_number smallint not null,
  quantity_milli app.positive_milli not null,
  total_centavos app.centavos not null,
  iva_centavos app.centavos not null,
  ieps_centavos app.centavos not null,
  destination text not null check (destination in ('stock', 'waste')),
  foreign key (tenant_id, refund_id) references sales.refunds,
  foreign key (tenant_id, sale_id, sale_line_number) references sales.sale_items
) partition by range (refund_id);
create index refund_items_sale_idx on sales.refund_items (tenant_id, sale_id, sale_line_number);
alter table sales.refund_items add primary key (tenant_id, refund_id, line_number);
call app.make_partitions('sales.refund_items');
call app.make_append_only('sales.refund_items');
comment on table sales.refund_items is 'tenant: which part of which line came back';
comment on column sales.refund_items.destination is 'stock: it can be sold again; waste: it came back and was lost';

create table sales.refund_payments (
  tenant_id uuid not null,
  refund_id uuid not null,
  id uuid not null,
  method app.payment_method not null,
  amount_centavos app.positive_centavos not null,
  primary key (tenant_id, refund_id, id),
  foreign key (tenant_id, refund_id) references sales.refunds
) partition by range (refund_id);
call app.make_partitions('sales.refund_payments');
call app.make_append_only('sales.refund_payments');
comment on table sales.refund_payments is 'tenant: how a refund was given back; fiado lowers the debt of the sale';

create table sales.cash_movements (
  tenant_id uuid not null,
  id uuid not null,
  till_session_id uuid,
  kind app.cash_kind not null,
  amount_centavos bigint not null,
  reason app.text_200,
  actor_id uuid not null,
  device_id uuid not null,
  business_date date not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now(),
  check (case
    when kind in ('refund', 'out', 'expense', 'deposit_returned') then amount_centavos < 0
    when kind = 'redondeo' then amount_centavos = 0
    when kind = 'float' then amount_centavos >= 0
    else amount_centavos > 0 end),
  foreign key (tenant_id, till_session_id) references sales.till_sessions
) partition by range (id);
create index cash_movements_session_idx on sales.cash_movements (tenant_id, till_session_id, id);
alter table sales.cash_movements add primary key (tenant_id, id);
call app.make_partitions('sales.cash_movements');
call app.make_append_only('sales.cash_movements');
comment on table sales.cash_movements is 'tenant: ledger of the drawer; what should be in it is the sum of its amounts';
comment on column sales.cash_movements.id is 'The command that moved the cash (for a float, the till session); at most one movement per command';
comment on column sales.cash_movements.amount_centavos is 'With its sign: above zero enters the drawer';
comment on column sales.cash_movements.till_session_id is 'null: no session was open on the device; the next corte takes it';
comment on column sales.cash_movements.reason is 'What for, never who';

create table sales.daily_closures (
  tenant_id uuid not null,
  id uuid not null,
  kind app.closure_kind not null,
  number app.positive_int not null,
  till_session_id uuid not null,
  expected_centavos bigint not null,
  counted_centavos app.centavos,
  difference_centavos bigint generated always as (counted_centavos - expected_centavos) stored,
  denominations jsonb not null default '[]' check (jsonb_typeof(denominations) = 'array'),
  summary jsonb not null default '{}' check (jsonb_typeof(summary) = 'object'),
  note app.text_200,
  flags app.flags not null default '{}',
  actor_id uuid not null,
  device_id uuid not null,
  business_date date not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now(),
  unique (tenant_id, kind, number),
  foreign key (tenant_id, till_session_id) references sales.till_sessions,
  foreign key (tenant_id, actor_id) references auth.users,
  foreign key (tenant_id, device_id) references auth.devices
);
create index daily_closures_session_idx on sales.daily_closures (tenant_id, till_session_id);
create index daily_closures_date_idx on sales.daily_closures (tenant_id, business_date, id);
alter table sales.daily_closures add primary key (tenant_id, id);
call app.make_append_only('sales.daily_closures');
alter table sales.till_sessions add foreign key (tenant_id, closure_id) references sales.daily_closures;
comment on table sales.daily_closures is 'tenant: cortes; x reads the till, z closes it; a second z of a session is kept as a counted x';
comment on column sales.daily_closures.number is 'Consecutive per shop and kind';
comment on column sales.daily_closures.denominations is '[{valueCentavos, count}]';
comment on column sales.daily_closures.summary is 'What the till read at that moment: salesCount, salesCentavos, refundsCentavos, floatCentavos, byMethod, movements';

create table sales.closure_movements (
  tenant_id uuid not null,
  movement_id uuid not null,
  closure_id uuid not null,
  foreign key (tenant_id, movement_id) references sales.cash_movements,
  foreign key (tenant_id, closure_id) references sales.daily_closures
) partition by range (movement_id);
create index closure_movements_closure_idx on sales.closure_movements (tenant_id, closure_id);
alter table sales.closure_movements add primary key (tenant_id, movement_id);
call app.make_partitions('sales.closure_movements');
call app.make_append_only('sales.closure_movements');
comment on table sales.closure_movements is 'tenant: the corte Z that each cash movement belongs to; the movement is the key, so it cannot be in two';

create table sales.closure_adjustments (
  tenant_id uuid not null,
  id uuid not null,
  closure_id uuid not null,
  reason text not null check (reason in ('late_sale', 'late_refund', 'late_abono', 'late_cash')),
  cash_centavos bigint not null,
  total_centavos bigint not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null default now(),
  foreign key (tenant_id, closure_id) references sales.daily_closures
) partition by range (id);
create index closure_adjustments_closure_idx on sales.closure_adjustments (tenant_id, closure_id);
alter table sales.closure_adjustments add primary key (tenant_id, id);
call app.make_partitions('sales.closure_adjustments');
call app.make_append_only('sales.closure_adjustments');
comment on table sales.closure_adjustments is 'tenant: what reached the books after the corte it belongs to; a cash movement is in a corte or here, never in both';
comment on column sales.closure_adjustments.id is 'The command that came late; its cash movement, if it made one, has the same id';
comment on column sales.closure_adjustments.cash_centavos is 'What it changes in the drawer, with its sign; 0 if no cash moved';
comment on column sales.closure_adjustments.total_centavos is 'What it changes in the day''s total, with its sign';

create table sales.day_totals (
  tenant_id uuid not null,
  business_date date not null,
  stripe app.stripe not null,
  sale_count bigint not null default 0,
  sale_centavos bigint not null default 0,
  discount_centavos bigint not null default 0,
  iva_centavos bigint not null default 0,
  ieps_centavos bigint not null default 0,
  cost_centavos bigint not null default 0,
  refund_count bigint not null default 0,
  refund_centavos bigint not null default 0,
  refund_iva_centavos bigint not null default 0,
  refund_ieps_centavos bigint not null default 0,
  refund_cost_centavos bigint not null default 0,
  primary key (tenant_id, business_date, stripe)
) with (fillfactor = 50);
comment on table sales.day_totals is 'tenant: sums of sales and refunds by business date, in sixteen stripes (low four bits of the id), so that no row is hot';
