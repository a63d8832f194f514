/** Quantities: whole thousandths of a product's unit (1 piece = 1000, 156 g of a product sold by kg = 156). */

import { divideHalfUp, groupThousands, wholeWithin } from './arithmetic.ts';
import { readDecimal } from './decimal.ts';
import type { DecimalReason } from './decimal.ts';
import type { Unit } from './enumerations.ts';
import { centavos } from './money.ts';
import type { Centavos } from './money.ts';

declare const milliBrand: unique symbol;

/** A whole number of thousandths of a unit within ±MAX_MILLI. Made by {@link milli} only. */
export type Milli = number & { readonly [milliBrand]: true };

export const MAX_MILLI = 9_000_000_000_000;

/** @throws RangeError unless `value` is a whole number within ±MAX_MILLI. */
export function milli(value: number): Milli {
  return wholeWithin(value, MAX_MILLI, 'milli') as Milli;
}

/** The opposite movement: what leaves stock for what was sold. */
export function negateMilli(quantity: Milli): Milli {
  return milli(0 - quantity);
}

/**
 * How much a customer gets for an amount ("$20 de jamón"), rounded half up to a thousandth.
 * @throws RangeError if the price is not positive or the result leaves the range.
 */
export function quantityFromPesos(amount: Centavos, unitPrice: Centavos): Milli {
  return milli(Number(divideHalfUp(BigInt(amount) * 1000n, BigInt(unitPrice))));
}

/** Price times quantity, rounded half up to a centavo. @throws RangeError if the result leaves the range. */
export function lineAmount(unitPrice: Centavos, quantity: Milli): Centavos {
  return centavos(Number(divideHalfUp(BigInt(unitPrice) * BigInt(quantity), 1000n)));
}

/** A smaller unit in which people say amounts below one: 0.156 kg is "156 g". `scale` smaller units make one. */
const SMALLER: Partial<Record<Unit, { symbol: string; scale: number; decimals: number }>> = {
  kg: { symbol: 'g', scale: 1000, decimals: 0 },
  l: { symbol: 'ml', scale: 1000, decimals: 0 },
  m: { symbol: 'cm', scale: 100, decimals: 1 },
};

/** A number and its unit never part at the end of a line. */
const NO_BREAK_SPACE = '\u00a0';

/**
 * A quantity as people read it: pieces without unit (`5`), below one in the smaller unit (`156 g`, `50 cm`), else up to three
 * decimals (`1.2 kg`). The space is a no-break space; a negative quantity has an en dash in front.
 */
export function formatQuantity(quantity: Milli, unit: Unit): string {
  const magnitude = Math.abs(quantity);
  const sign = quantity < 0 ? '–' : '';
  if (unit === 'piece') return sign + formatThousandths(magnitude);
  const smaller = SMALLER[unit];
  if (smaller !== undefined && magnitude > 0 && magnitude < 1000) {
    return sign + formatThousandths(magnitude * smaller.scale) + NO_BREAK_SPACE + smaller.symbol;
  }
  return sign + formatThousandths(magnitude) + NO_BREAK_SPACE + unit;
}

function formatThousandths(value: number): string {
  const fraction = value % 1000;
  const whole = groupThousands((value - fraction) / 1000);
  return fraction === 0 ? whole : `${whole}.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`;
}

export type ParseQuantityReason = DecimalReason | 'PIECES_NOT_WHOLE' | 'WRONG_UNIT';
export type ParseQuantityResult = { ok: true; value: Milli } | { ok: false; reason: ParseQuantityReason };

/**
 * Reads a quantity as typed, with or without its unit: `1.2`, `1.2 kg`, `156 g` of a product sold by kg. Pieces are whole.
 * Zero is taken (a count may be zero); a minus is refused.
 */
export function parseQuantity(text: string, unit: Unit): ParseQuantityResult {
  const typed = text.trim().toLowerCase();
  const symbol = /[a-z]{0,2}$/.exec(typed)?.[0] ?? '';
  const number = typed.slice(0, typed.length - symbol.length).trimEnd();
  if (unit === 'piece' && symbol === '') return readPieces(number);
  if (symbol === '' || (symbol === unit && unit !== 'piece')) return readScaled(number, 3, 1);
  const smaller = SMALLER[unit];
  if (smaller?.symbol !== symbol) return { ok: false, reason: 'WRONG_UNIT' };
  return readScaled(number, smaller.decimals, 1000 / smaller.scale / 10 ** smaller.decimals);
}

function readScaled(number: string, decimals: number, times: number): ParseQuantityResult {
  const read = readDecimal(number, decimals, MAX_MILLI);
  return read.ok ? { ok: true, value: milli(read.value * times) } : read;
}

function readPieces(number: string): ParseQuantityResult {
  const read = readScaled(number, 3, 1);
  return read.ok && read.value % 1000 !== 0 ? { ok: false, reason: 'PIECES_NOT_WHOLE' } : read;
}
