import type { DatabaseInvariant, Invariant } from '../invariant.ts';
import { CASH } from './cash.ts';
import { CLOSURES } from './closures.ts';
import { COMMANDS } from './commands.ts';
import { CUSTOMERS } from './customers.ts';
import { DAY_TOTALS } from './day-totals.ts';
import { FIADOS } from './fiados.ts';
import { DATABASE_GUARDS } from './database.ts';
import { HELD } from './held.ts';
import { REFUNDS } from './refunds.ts';
import { SALES } from './sales.ts';
import { STOCK } from './stock.ts';
import { TOKENS } from './tokens.ts';

/** What must hold for every shop. */
export const INVARIANTS: readonly Invariant[] = [
  ...STOCK,
  ...CUSTOMERS,
  ...FIADOS,
  ...SALES,
  ...REFUNDS,
  ...CASH,
  ...CLOSURES,
  ...DAY_TOTALS,
  ...TOKENS,
  ...COMMANDS,
  ...HELD,
];

/** What must hold for the database as a whole. */
export const DATABASE_INVARIANTS: readonly DatabaseInvariant[] = DATABASE_GUARDS;
