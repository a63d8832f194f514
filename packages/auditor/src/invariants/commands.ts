import { sameRows, violations, type Invariant } from '../invariant.ts';

/** A command and the one row that it makes, under its own id. */
interface Made {
  readonly code: string;
  readonly types: readonly string[];
  readonly table: string;
  readonly who?: string;
  readonly when?: string;
}

const MADE: readonly Made[] = [
  { code: 'command.sale', types: ['recordSale'], table: 'sales.sales' },
  { code: 'command.refund', types: ['refundSale', 'refundTicket'], table: 'sales.refunds' },
  { code: 'command.abono', types: ['recordFiadoPayment'], table: 'customers.fiado_payments' },
  {
    code: 'command.till-session',
    types: ['openTill'],
    table: 'sales.till_sessions',
    who: 'opened_by',
    when: 'opened_at',
  },
  { code: 'command.closure', types: ['closeTill'], table: 'sales.daily_closures' },
];

function oneRowEach({ code, types, table, who = 'actor_id', when = 'recorded_at' }: Made): Invariant {
  return sameRows(
    code,
    `Every row of ${table} is of one command ${types.join(' or ')}, by its device and person, and every such command made one.`,
    {
      key: ['id'],
      columns: ['device_id', 'actor_id', 'recorded_at'],
      expected: `select id, device_id, actor_id, recorded_at from sync.commands where tenant_id = $1 and type in (${types.map((type) => `'${type}'`).join(', ')})`,
      found: `select id, device_id, ${who} as actor_id, ${when} as recorded_at from ${table} where tenant_id = $1`,
    },
  );
}

/** Commands: each is exactly once, with what it made and what it answered; folios are of the device's own series. */
export const COMMANDS: readonly Invariant[] = [
  ...MADE.map(oneRowEach),
  violations(
    'command.catalogue',
    'A command that created a product, a category or a customer left one.',
    `select c.id::text as row, 'what ' || c.type || ' creates' as expected, 'nothing' as found
    from sync.commands c
    left join catalog.products p on p.tenant_id = c.tenant_id and p.id = c.id
    left join catalog.categories g on g.tenant_id = c.tenant_id and g.id = c.id
    left join customers.customers u on u.tenant_id = c.tenant_id and u.id = c.id
    where c.tenant_id = $1 and case c.type
      when 'createProduct' then p.id is null when 'createCategory' then g.id is null when 'createCustomer' then u.id is null end
    order by 1`,
  ),
  sameRows('command.answer', 'Every command but a sale, whose answer is the sale itself, has its saved answer.', {
    key: ['id'],
    columns: ['answers'],
    expected: `select id, 1 as answers from sync.commands where tenant_id = $1 and type <> 'recordSale'`,
    found: `select id, 1 as answers from sync.command_results where tenant_id = $1`,
  }),
  violations(
    'command.price-history',
    'A change of a price is of a command.',
    `select h.command_id || '/' || h.product_id as row, 'a command of ' || h.actor_id as expected,
      coalesce('a command of ' || c.actor_id, 'nothing') as found
    from catalog.price_history h left join sync.commands c on c.tenant_id = h.tenant_id and c.id = h.command_id
    where h.tenant_id = $1 and c.actor_id is distinct from h.actor_id
    order by 1`,
  ),
  violations(
    'command.edit',
    'An edit in the history is of a command of that person and device, and what it replaced unseen is an edit of the same field.',
    `select e.command_id || '/' || e.field as row,
      'a command of ' || e.actor_id || coalesce(', an edit ' || e.supersedes, '') as expected,
      coalesce('a command of ' || c.actor_id, 'nothing') || case when e.supersedes is null then '' else coalesce(', an edit ' || o.command_id, ', no edit') end as found
    from sync.edits e
    left join sync.commands c on c.tenant_id = e.tenant_id and c.id = e.command_id and c.actor_id = e.actor_id and c.device_id = e.device_id
      and c.type in ('editProduct', 'editCustomer')
    left join sync.edits o on o.tenant_id = e.tenant_id and o.command_id = e.supersedes and o.field = e.field and o.kind = e.kind and o.ref = e.ref
    where e.tenant_id = $1 and (c.id is null or (e.supersedes is not null and o.command_id is null))
    order by 1`,
  ),
  violations(
    'command.change',
    'Every command is announced to the devices of its shop.',
    `select c.id::text as row, 'a row of changes' as expected, 'nothing' as found
    from sync.commands c left join sync.changes x on x.tenant_id = c.tenant_id and x.id = c.id
    where c.tenant_id = $1 and x.id is null
    order by 1`,
  ),
  violations(
    'folio.series',
    'A folio is of a series that was given to the device of the sale, unless the sale is flagged as of a cloned device.',
    `select s.id::text as row, 'a series of device ' || s.device_id as expected,
      s.folio_series || coalesce(' of device ' || f.device_id, ', never given') as found
    from sales.sales s left join sync.folio_series f on f.tenant_id = s.tenant_id and f.series = s.folio_series
    where s.tenant_id = $1 and f.device_id is distinct from s.device_id and not 'device_forked' = any (s.flags)
    order by 1`,
  ),
];
