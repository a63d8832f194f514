/** Money: whole centavos of a Mexican peso. The only arithmetic on money in the product is in this package. */

import { divideHalfUp, groupThousands, wholeWithin } from './arithmetic.ts';
import { readDecimal } from './decimal.ts';
import type { DecimalReason } from './decimal.ts';

declare const centavosBrand: unique symbol;

/** A whole number of centavos within ±MAX_CENTAVOS. Made by {@link centavos} only. */
export type Centavos = number & { readonly [centavosBrand]: true };

/** 90,000 million pesos: far above any shop, and far below where a double stops being exact. */
export const MAX_CENTAVOS = 9_000_000_000_000;

/** @throws RangeError unless `value` is a whole number within ±MAX_CENTAVOS (so NaN, fractions and huge values are refused). */
export function centavos(value: number): Centavos {
  return wholeWithin(value, MAX_CENTAVOS, 'centavos') as Centavos;
}

export const ZERO_CENTAVOS: Centavos = centavos(0);

/** @throws RangeError if the sum leaves the range. */
export function addCentavos(left: Centavos, right: Centavos): Centavos {
  return centavos(left + right);
}

/** @throws RangeError if the difference leaves the range. */
export function subtractCentavos(left: Centavos, right: Centavos): Centavos {
  return centavos(left - right);
}

/** The sum of all; zero of none. @throws RangeError if it leaves the range on the way. */
export function sumCentavos(amounts: Iterable<Centavos>): Centavos {
  let sum = ZERO_CENTAVOS;
  for (const amount of amounts) sum = addCentavos(sum, amount);
  return sum;
}

export function negateCentavos(amount: Centavos): Centavos {
  return centavos(0 - amount);
}

/** The parts of an amount, for figures that set the cents smaller: `{ sign: '–', pesos: '1,234', cents: '50' }`. */
export interface SplitMoney {
  readonly sign: '' | '–';
  readonly pesos: string;
  readonly cents: string;
}

export function splitMoney(amount: Centavos): SplitMoney {
  const magnitude = Math.abs(amount);
  const cents = magnitude % 100;
  return {
    sign: amount < 0 ? '–' : '',
    pesos: groupThousands((magnitude - cents) / 100),
    cents: String(cents).padStart(2, '0'),
  };
}

/** `$1,234.50`; a negative amount has an en dash in front: `–$150.00`. */
export function formatMoney(amount: Centavos): string {
  const { sign, pesos, cents } = splitMoney(amount);
  return `${sign}$${pesos}.${cents}`;
}

/** `$1,235`: whole pesos, rounded half away from zero, for where centavos have no room. */
export function formatPesos(amount: Centavos): string {
  return formatMoney(centavos(Number(divideHalfUp(BigInt(amount), 100n)) * 100)).slice(0, -3);
}

/** The share of each of `count`, rounded half away from zero; zero of none. */
export function averageCentavos(total: Centavos, count: number): Centavos {
  return count === 0 ? ZERO_CENTAVOS : centavos(Number(divideHalfUp(BigInt(total), BigInt(count))));
}

export type ParseMoneyReason = DecimalReason;
export type ParseMoneyResult = { ok: true; value: Centavos } | { ok: false; reason: ParseMoneyReason };

/**
 * Reads an amount as typed: `19`, `19.5`, `.50`, `1,234.50`, `$20`. More than two decimals, a misplaced comma and a minus are
 * refused: no field of the product asks for a negative amount.
 */
export function parseMoney(text: string): ParseMoneyResult {
  const trimmed = text.trim().replace(/^([-–−]?)\s*\$\s*/, '$1');
  const read = readDecimal(trimmed, 2, MAX_CENTAVOS);
  return read.ok ? { ok: true, value: centavos(read.value) } : read;
}
