import type pg from 'pg';

/** Every table with rows of shops, by what the catalog of the database says. */
export async function shopTables(admin: pg.Pool): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition and app.table_class(c.oid) in ('tenant', 'identity')
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
     order by 1`,
  );
  return ['public.tenants', ...rows.map(({ name }) => name)];
}

/** Per table how many rows a shop has and the hash of them all. */
export async function fingerprint(
  admin: pg.Pool,
  tables: readonly string[],
  tenantId: string,
): Promise<Record<string, string>> {
  const { rows } = await admin.query<{ name: string; print: string }>(
    tables
      .map(
        (
          table,
        ) => `select '${table}' as name, count(*) || ' ' || md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) as print
      from ${table} t where ${keyOf(table)} = $1`,
      )
      .join(' union all '),
    [tenantId],
  );
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}

/** The tables in which rows of a shop say a word. */
export async function tablesThatSay(
  admin: pg.Pool,
  tables: readonly string[],
  tenantId: string,
  word: string,
): Promise<string[]> {
  const { rows } = await admin.query<{ name: string }>(
    tables
      .map(
        (table) =>
          `select distinct '${table}' as name from ${table} t where ${keyOf(table)} = $1 and strpos(t::text, $2) > 0`,
      )
      .join(' union all '),
    [tenantId, word],
  );
  return rows.map(({ name }) => name);
}

export const BALANCES = [
  'inventory.stock_levels',
  'customers.customer_balances',
  'sales.day_totals',
  'sales.cash_movements',
] as const;

/** Gives a shop a row in the tables that no endpoint writes yet. */
export async function fillUnreachedTables(
  admin: pg.Pool,
  tenantId: string,
  ids: Readonly<Record<string, string>>,
): Promise<void> {
  const id = (n: number) => `01980000-0000-7000-8000-0000000009${String(n).padStart(2, '0')}`;
  const { product, customer, person, device } = ids;
  const rows: [string, unknown[]][] = [
    [
      `inventory.stock_alerts (tenant_id, id, product_id, kind, quantity_milli) values ($1, $2, $3, 'low', 1)`,
      [id(1), product],
    ],
    [
      `orders.orders (tenant_id, id, number, customer_id, total_centavos) values ($1, $2, 1, $3, 1900)`,
      [id(2), customer],
    ],
    [
      `orders.order_items (tenant_id, order_id, line_number, product_id, name, unit, quantity_milli, unit_price_centavos, total_centavos)
       values ($1, $2, 1, $3, 'Refresco', 'piece', 1000, 1900, 1900)`,
      [id(2), product],
    ],
    [
      `subscriptions.subscriptions (tenant_id, id, plan_id, status, period_starts_at, period_ends_at)
       select $1, $2, id, 'trial', now(), now() + interval '14 days' from subscriptions.plans limit 1`,
      [id(3)],
    ],
    [`subscriptions.token_usage (tenant_id, id, kind, tokens) values ($1, $2, 'grant', 500)`, [id(4)]],
    [`subscriptions.tenant_token_balance (tenant_id, balance_tokens) values ($1, 500)`, []],
    [
      `messaging.conversations (tenant_id, id, channel, contact_phone, customer_id, user_id) values ($1, $2, 'whatsapp', '525512345678', $3, $4)`,
      [id(5), customer, person],
    ],
    [
      `messaging.messages (tenant_id, id, conversation_id, direction, author, kind, body) values ($1, $2, $3, 'in', 'contact', 'text', 'Hola')`,
      [id(6), id(5)],
    ],
    [`messaging.notifications (tenant_id, id, user_id, kind) values ($1, $2, $3, 'low_stock')`, [id(7), person]],
    [`sync.outbox (tenant_id, id, topic, payload) values ($1, $2, 'test', '{}')`, [id(8)]],
    [`sync.sync_heads (tenant_id) values ($1)`, []],
    [`sync.device_progress (tenant_id, device_id, seq) values ($1, $2, 1)`, [device]],
    [`public.tenant_configs (tenant_id) values ($1)`, []],
    [
      `public.tenant_integration_credentials (tenant_id, integration_type, provider, credentials, key_id)
       values ($1, 'llm', 'openai', '\\x00', 'k1')`,
      [],
    ],
    [`public.tenant_whatsapp_numbers (tenant_id, phone_number_id) values ($1, '10987654321')`, []],
  ];
  for (const [sql, values] of rows)
    await admin.query(`insert into ${sql} on conflict do nothing`, [tenantId, ...values]);
}

function keyOf(table: string): string {
  return table === 'public.tenants' ? 'id' : 'tenant_id';
}
