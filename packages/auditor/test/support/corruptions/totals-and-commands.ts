import { change, NOBODY, remove, type Corruption } from './corruption.ts';
import type { Day } from '../day.ts';

/** Totals of days and tokens. */
export const TOTALS: readonly Corruption[] = [
  {
    invariant: 'day.sales',
    sql: (day) => change('sales.day_totals', 'sale_centavos = sale_centavos + 1', () => oneStripe(day))(day),
    row: () => '2026-11-20',
  },
  {
    invariant: 'day.refunds',
    sql: (day) => change('sales.day_totals', 'refund_count = refund_count + 1', () => oneStripe(day))(day),
    row: () => '2026-11-20',
  },
  {
    invariant: 'tokens.balance',
    sql: change('subscriptions.tenant_token_balance', 'balance_tokens = balance_tokens + 1', () => 'true'),
    row: (day) => day.shop.tenantId,
  },
];

function oneStripe(day: Day): string {
  return `stripe = (select min(stripe) from sales.day_totals where tenant_id = '${day.shop.tenantId}')`;
}

export const COMMANDS: readonly Corruption[] = [
  { invariant: 'command.sale', sql: removeCommand((day) => day.cashSale), row: (day) => day.cashSale },
  { invariant: 'command.refund', sql: removeCommand((day) => day.refund), row: (day) => day.refund },
  { invariant: 'command.abono', sql: removeCommand((day) => day.transferAbono), row: (day) => day.transferAbono },
  {
    invariant: 'command.till-session',
    sql: change('sales.till_sessions', `device_id = '${NOBODY}'`, (day) => `id = '${day.openSession}'`),
    row: (day) => day.openSession,
  },
  { invariant: 'command.closure', sql: removeCommand((day) => day.closureX), row: (day) => day.closureX },
  {
    invariant: 'command.catalogue',
    sql: remove('catalog.products', (day) => `id = '${day.soda}'`),
    row: (day) => day.soda,
  },
  {
    invariant: 'command.answer',
    sql: remove('sync.command_results', (day) => `id = '${day.abono}'`),
    row: (day) => day.abono,
  },
  {
    invariant: 'command.price-history',
    sql: removeCommand((day) => day.priceChange),
    row: (day) => `${day.priceChange}/${day.soda}`,
  },
  {
    invariant: 'command.edit',
    how: 'of no command',
    sql: removeCommand((day) => day.priceChange),
    row: (day) => `${day.priceChange}/priceCentavos`,
  },
  {
    invariant: 'command.edit',
    how: 'replaced no edit',
    sql: remove('sync.edits', (day) => `command_id = '${day.priceChange}'`),
    row: (day) => `${day.priceReplaced}/priceCentavos`,
  },
  {
    invariant: 'command.change',
    sql: remove('sync.changes', (day) => `id = '${day.cashSale}'`),
    row: (day) => day.cashSale,
  },
  {
    invariant: 'folio.series',
    sql: change('sales.sales', `folio_series = 'B'`, (day) => `id = '${day.cashSale}'`),
    row: (day) => day.cashSale,
  },
];

/** What waits for something. */
export const WAITING: readonly Corruption[] = [
  {
    invariant: 'held.settled',
    how: 'said to be in the books',
    sql: change(
      'sync.held_commands',
      `settled_at = now(), settled_as = 'recorded'`,
      (day) => `id = '${day.parkedAbono}'`,
    ),
    row: (day) => day.parkedAbono,
  },
  {
    invariant: 'held.settled',
    how: 'in the books already',
    sql: (day) => `
      insert into sync.commands (tenant_id, id, type, hash, device_id, device_seq, actor_id, v, recorded_at)
      select tenant_id, id, type, hash, device_id, device_seq, actor_id, 1, recorded_at from sync.held_commands where id = '${day.parkedAbono}'`,
    row: (day) => day.parkedAbono,
  },
  {
    invariant: 'held.cash',
    sql: change('sales.cash_movements', 'amount_centavos = amount_centavos + 1', (day) => `id = '${day.parkedAbono}'`),
    row: (day) => day.parkedAbono,
  },
  {
    invariant: 'cash.abono',
    how: 'of a command that waits',
    sql: remove('sales.cash_movements', (day) => `id = '${day.parkedAbono}'`),
    row: (day) => day.parkedAbono,
  },
  {
    invariant: 'closure.adjustment',
    how: 'of a command that waits',
    sql: remove('sales.closure_adjustments', (day) => `id = '${day.parkedAbono}'`),
    row: (day) => day.parkedAbono,
  },
];

function removeCommand(id: (day: Day) => string): Corruption['sql'] {
  return remove('sync.commands', (day) => `id = '${id(day)}'`);
}
