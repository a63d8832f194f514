import { readRows, type DatabaseInvariant, type Difference } from '../invariant.ts';

/** The tables that may only grow. Listed here and not read from the database, which could have forgotten one. */
const LEDGERS = [
  'catalog.price_history',
  'inventory.inventory_movements',
  'customers.customer_movements',
  'customers.fiados',
  'customers.fiado_payments',
  'sales.sales',
  'sales.sale_items',
  'sales.payments',
  'sales.refunds',
  'sales.refund_items',
  'sales.refund_payments',
  'sales.cash_movements',
  'sales.daily_closures',
  'sales.closure_movements',
  'sales.closure_adjustments',
  'subscriptions.token_usage',
  'sync.commands',
  'sync.command_results',
  'sync.edits',
] as const;

const APPLICATION = 'michangarrito_app';

// Row triggers of a partitioned table live on in each partition, where each could be disabled by itself.
const GUARDS = `
  select name as row, 'enabled triggers against update, delete and truncate' as expected, 'rows: ' || rows || ', truncate: ' || truncates as found
  from (
    select l.name || coalesce(nullif(' in ' || tree.relid::text, ' in ' || l.name), '') as name,
      count(*) filter (where g.tgtype & 1 = 1 and g.tgtype & 8 = 8 and g.tgtype & 16 = 16 and g.tgtype & 2 = 2) as rows,
      count(*) filter (where g.tgtype & 32 = 32) as truncates, tree.level
    from unnest($1::text[]) as l (name)
    cross join lateral pg_partition_tree(l.name::regclass) as tree
    left join pg_trigger g on g.tgrelid = tree.relid and g.tgenabled in ('O', 'A')
    group by l.name, tree.relid, tree.level
    union all
    select l.name, count(*) filter (where g.tgtype & 1 = 1 and g.tgtype & 8 = 8 and g.tgtype & 16 = 16 and g.tgtype & 2 = 2),
      count(*) filter (where g.tgtype & 32 = 32), 0
    from unnest($1::text[]) as l (name)
    left join pg_trigger g on g.tgrelid = l.name::regclass and g.tgenabled in ('O', 'A')
    where not exists (select from pg_partition_tree(l.name::regclass))
    group by l.name
  ) guards
  where rows = 0 or (level = 0 and truncates = 0)
  order by 1`;

const RIGHTS = `
  select l.name as row, 'no right to delete, truncate or update' as expected, string_agg(r.name, ', ') as found
  from unnest($1::text[]) as l (name)
  cross join (values ('UPDATE'), ('DELETE'), ('TRUNCATE')) as r (name)
  where has_table_privilege((select oid from pg_roles where rolname = '${APPLICATION}'), l.name::regclass, r.name)
  group by l.name
  order by 1`;

const STRANGERS = LEDGERS.map(
  (table) => `
  select '${table}' as row, 'a shop' as expected, 'rows of ' || tenant_id as found
  from (select distinct tenant_id from ${table}) rows
  where not exists (select from public.tenants t where t.id = rows.tenant_id)`,
).join(' union all ');

/** What holds for the whole database and belongs to no shop. */
export const DATABASE_GUARDS: readonly DatabaseInvariant[] = [
  {
    code: 'database.guard',
    description:
      'Every table that may only grow has its triggers against update, delete and truncate, and they are enabled.',
    check: (client) => readRows<Difference>(client, GUARDS, [`{${LEDGERS.join(',')}}`]),
  },
  {
    code: 'database.rights',
    description: 'The application has no right to change or delete rows of a table that may only grow.',
    check: (client) => readRows<Difference>(client, RIGHTS, [`{${LEDGERS.join(',')}}`]),
  },
  {
    code: 'database.tenant',
    description: 'Every row of a ledger belongs to a shop that exists.',
    check: (client) => readRows<Difference>(client, STRANGERS, []),
  },
];
