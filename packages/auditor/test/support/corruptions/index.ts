import type { Corruption } from './corruption.ts';
import { REFUNDS, SALES } from './sales-and-refunds.ts';
import { CUSTOMERS, STOCK } from './stock-and-debts.ts';
import { TILL } from './till.ts';
import { COMMANDS, TOTALS, WAITING } from './totals-and-commands.ts';

export { DATABASE_CORRUPTIONS } from './database.ts';
export type { Corruption } from './corruption.ts';

/** At least one for each invariant of a shop. */
export const CORRUPTIONS: readonly Corruption[] = [
  ...STOCK,
  ...CUSTOMERS,
  ...SALES,
  ...REFUNDS,
  ...TILL,
  ...TOTALS,
  ...COMMANDS,
  ...WAITING,
];
