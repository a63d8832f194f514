/** Tax inside the shelf price. Rates are dated data of the shop's country, never constants of the code. */

import { compareText, divideHalfUp } from './arithmetic.ts';
import type { TaxClass } from './enumerations.ts';
import { centavos } from './money.ts';
import type { Centavos } from './money.ts';

/** The rates of a tax class from a date on; 1600 basis points are 16 %. */
export interface TaxRate {
  readonly taxClass: TaxClass;
  readonly ivaBasisPoints: number;
  readonly iepsBasisPoints: number;
  /** First day in force, `YYYY-MM-DD`. */
  readonly validFrom: string;
}

/** One rate per tax class, as in force on some day. */
export type RatesInForce = ReadonlyMap<TaxClass, TaxRate>;

/**
 * The rates in force on a business date (`YYYY-MM-DD`): per class the latest that has begun. Before the first one, the first:
 * a sale by a device whose clock says 1970 has happened all the same and must be priced.
 */
export function ratesOn(rates: readonly TaxRate[], date: string): RatesInForce {
  const inForce = new Map<TaxClass, TaxRate>();
  for (const rate of [...rates].sort((left, right) => compareText(left.validFrom, right.validFrom))) {
    if (rate.validFrom <= date || !inForce.has(rate.taxClass)) inForce.set(rate.taxClass, rate);
  }
  return inForce;
}

export interface IncludedTax {
  readonly ivaCentavos: Centavos;
  readonly iepsCentavos: Centavos;
  readonly netCentavos: Centavos;
}

/**
 * The taxes inside a price that already holds them; the three parts sum exactly to it. IEPS is a share of the net price
 * (LIEPS art. 2, fr. I, inc. J: 8 % on high-calorie food). IVA is charged on the price *with* IEPS, because its base includes
 * "las cantidades que además se carguen o cobren al adquirente por otros impuestos" (LIVA art. 12):
 * price = net × (1 + IEPS) × (1 + IVA). That the displayed price is the whole price is LFPC art. 7 Bis.
 * Each tax is rounded half up.
 */
export function includedTax(amount: Centavos, rate: Pick<TaxRate, 'ivaBasisPoints' | 'iepsBasisPoints'>): IncludedTax {
  const iva = shareInside(amount, rate.ivaBasisPoints);
  const ieps = shareInside(centavos(amount - iva), rate.iepsBasisPoints);
  return { ivaCentavos: iva, iepsCentavos: ieps, netCentavos: centavos(amount - iva - ieps) };
}

/** The part of `amount` that a rate added to it: amount × rate / (1 + rate). */
function shareInside(amount: Centavos, basisPoints: number): Centavos {
  if (!Number.isSafeInteger(basisPoints) || basisPoints < 0) throw new RangeError('a rate must be a whole number ≥ 0');
  const rate = BigInt(basisPoints);
  return centavos(Number(divideHalfUp(BigInt(amount) * rate, 10_000n + rate)));
}
