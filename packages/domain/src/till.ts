/** The till: what should be in it, what was counted, and the difference. */

import { DENOMINATIONS_CENTAVOS } from './enumerations.ts';
import type { CashKind } from './enumerations.ts';
import { ZERO_CENTAVOS, addCentavos, centavos, subtractCentavos, sumCentavos } from './money.ts';
import type { Centavos } from './money.ts';

/** Cash that moved; the amount is never negative, the kind says which way. The ledger stores {@link signedCash} of it. */
export interface CashMovement {
  readonly kind: CashKind;
  readonly amountCentavos: Centavos;
}

const CASH_SIGNS: Readonly<Record<CashKind, 1 | -1 | 0>> = {
  float: 1,
  sale: 1,
  refund: -1,
  abono: 1,
  in: 1,
  out: -1,
  expense: -1,
  deposit: 1,
  deposit_returned: -1,
  recarga: 1,
  // The cash of a rounded sale is already what was handed over; the rounding explains its total and moves no cash.
  redondeo: 0,
};

/** 1 if the kind brings cash into the till, −1 if it takes it out, 0 if it moves none. */
export function cashSign(kind: CashKind): 1 | -1 | 0 {
  return CASH_SIGNS[kind];
}

/** What a movement adds to the till: its amount with the sign of its kind. @throws RangeError if the amount is negative. */
export function signedCash({ kind, amountCentavos }: CashMovement): Centavos {
  if (amountCentavos < 0) throw new RangeError('a cash movement has no negative amount');
  return centavos(amountCentavos * cashSign(kind));
}

/**
 * What the till should hold: float + cash sales + cash abonos + recargas + deposits + cash in − cash out − cash refunds −
 * returned deposits − expenses paid from it. May be negative: more was taken out than the books know of.
 * @throws RangeError if an amount is negative.
 */
export function expectedCash(movements: readonly CashMovement[]): Centavos {
  return sumCentavos(movements.map(signedCash));
}

/** How many notes or coins of one denomination were counted. */
export interface DenominationCount {
  readonly valueCentavos: number;
  readonly count: number;
}

/** The sum of counted notes and coins. @throws RangeError for a denomination that does not exist or a count not whole and ≥ 0. */
export function countDenominations(counts: readonly DenominationCount[]): Centavos {
  let sum = ZERO_CENTAVOS;
  for (const { valueCentavos, count } of counts) {
    const exists = DENOMINATIONS_CENTAVOS.some((denomination) => denomination === valueCentavos);
    if (!exists || !Number.isSafeInteger(count) || count < 0) throw new RangeError('not a count of notes or coins');
    sum = addCentavos(sum, centavos(valueCentavos * count));
  }
  return sum;
}

export interface ClosedTill {
  readonly expectedCentavos: Centavos;
  readonly countedCentavos: Centavos;
  /** Counted − expected: negative if cash is missing. It never blocks the close. */
  readonly differenceCentavos: Centavos;
}

export function closeTill(till: {
  readonly movements: readonly CashMovement[];
  readonly countedCentavos: Centavos;
}): ClosedTill {
  const expected = expectedCash(till.movements);
  return {
    expectedCentavos: expected,
    countedCentavos: till.countedCentavos,
    differenceCentavos: subtractCentavos(till.countedCentavos, expected),
  };
}
