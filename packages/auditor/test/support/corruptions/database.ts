import { change, NOBODY, type Corruption } from './corruption.ts';

/** At least one for each invariant of the database as a whole. */
export const DATABASE_CORRUPTIONS: readonly Corruption[] = [
  {
    invariant: 'database.guard',
    how: 'of rows',
    sql: () => 'alter table customers.fiado_payments disable trigger append_only',
    row: () => 'customers.fiado_payments',
  },
  {
    invariant: 'database.guard',
    how: 'of truncate',
    sql: () => 'alter table sales.sales disable trigger append_only_truncate',
    row: () => 'sales.sales',
  },
  {
    invariant: 'database.guard',
    how: 'of one partition',
    sql: () => 'alter table sales.payments_2026 disable trigger append_only',
    row: () => 'sales.payments in sales.payments_2026',
  },
  {
    invariant: 'database.rights',
    sql: () => 'grant update on sales.cash_movements to michangarrito_app',
    row: () => 'sales.cash_movements',
  },
  {
    invariant: 'database.tenant',
    sql: change('subscriptions.token_usage', `tenant_id = '${NOBODY}'`, () => 'tokens < 0'),
    row: () => 'subscriptions.token_usage',
  },
];
