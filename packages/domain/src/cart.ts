/** What a cart costs. The phone, the browser, the server and the chat price with this same code. */

import { divideHalfUp } from './arithmetic.ts';
import type { Cart, CartLine } from './cart-line.ts';
import { cartProblems } from './cart-problems.ts';
import type { CartProblem } from './cart-problems.ts';
import type { TaxClass } from './enumerations.ts';
import { ZERO_CENTAVOS, centavos, subtractCentavos, sumCentavos } from './money.ts';
import type { Centavos } from './money.ts';
import { prorate } from './prorate.ts';
import { includedTax } from './tax.ts';
import type { RatesInForce } from './tax.ts';

export interface PricedLine extends CartLine {
  readonly shareOfSaleDiscountCentavos: Centavos;
  /** `amount − discount − share of the sale's discount`: what the customer pays for the line. */
  readonly totalCentavos: Centavos;
  /** Inside `totalCentavos`. */
  readonly ivaCentavos: Centavos;
  /** Inside `totalCentavos`. */
  readonly iepsCentavos: Centavos;
}

export interface PricedCart {
  readonly lines: readonly PricedLine[];
  /** Sum of the lines after their own discounts. */
  readonly subtotalCentavos: Centavos;
  /** The sale's own discount, as given. */
  readonly discountCentavos: Centavos;
  /** `subtotal − discount`, and also the sum of the lines' totals. */
  readonly totalCentavos: Centavos;
  readonly ivaCentavos: Centavos;
  readonly iepsCentavos: Centavos;
}

export type PriceCartResult =
  | { readonly ok: true; readonly cart: PricedCart }
  | { readonly ok: false; readonly problems: readonly CartProblem[] };

/**
 * `percent` of an amount, rounded half up; `percent` is 0–100 with at most two decimals.
 * @throws RangeError for another percent.
 */
export function percentDiscount(amount: Centavos, percent: number): Centavos {
  const basisPoints = Math.round(percent * 100);
  const exact = Math.abs(basisPoints - percent * 100) < 1e-6;
  if (!exact || basisPoints < 0 || basisPoints > 10_000) throw new RangeError(`not a percentage: ${String(percent)}`);
  return centavos(Number(divideHalfUp(BigInt(amount) * BigInt(basisPoints), 10_000n)));
}

/**
 * Prices a cart. The sale's discount is shared over the lines by largest remainder; tax is computed once per tax class on what
 * the class costs and shared over its lines the same way, so that sale, classes and lines agree to the centavo.
 * @throws RangeError if a tax class has no rate at all.
 */
export function priceCart(cart: Cart, rates: RatesInForce): PriceCartResult {
  const problems = cartProblems(cart);
  if (problems.length > 0) return { ok: false, problems };

  const beforeSaleDiscount = cart.lines.map((line) => subtractCentavos(line.amountCentavos, line.discountCentavos));
  const subtotal = sumCentavos(beforeSaleDiscount);
  const shares = prorate(cart.discountCentavos, beforeSaleDiscount);
  const totals = beforeSaleDiscount.map((amount, index) => subtractCentavos(amount, shares[index] ?? ZERO_CENTAVOS));
  const taxes = taxOfLines(cart.lines, totals, rates);
  const lines = cart.lines.map((line, index) => ({
    ...line,
    shareOfSaleDiscountCentavos: shares[index] ?? ZERO_CENTAVOS,
    totalCentavos: totals[index] ?? ZERO_CENTAVOS,
    ivaCentavos: taxes[index]?.iva ?? ZERO_CENTAVOS,
    iepsCentavos: taxes[index]?.ieps ?? ZERO_CENTAVOS,
  }));
  return {
    ok: true,
    cart: {
      lines,
      subtotalCentavos: subtotal,
      discountCentavos: cart.discountCentavos,
      totalCentavos: subtractCentavos(subtotal, cart.discountCentavos),
      ivaCentavos: sumCentavos(lines.map((line) => line.ivaCentavos)),
      iepsCentavos: sumCentavos(lines.map((line) => line.iepsCentavos)),
    },
  };
}

interface LineTax {
  readonly iva: Centavos;
  readonly ieps: Centavos;
}

/**
 * Both taxes together are shared over the lines first, then IEPS inside them: sharing each alone could round both up and charge
 * a line of one centavo two centavos of tax.
 */
function taxOfLines(lines: readonly CartLine[], totals: readonly Centavos[], rates: RatesInForce): LineTax[] {
  const taxes: LineTax[] = lines.map(() => ({ iva: ZERO_CENTAVOS, ieps: ZERO_CENTAVOS }));
  for (const [taxClass, indexes] of indexesByTaxClass(lines)) {
    const rate = rates.get(taxClass);
    if (rate === undefined) throw new RangeError(`no tax rate for ${taxClass}`);
    const classTotals = indexes.map((index) => totals[index] ?? ZERO_CENTAVOS);
    const tax = includedTax(sumCentavos(classTotals), rate);
    const both = prorate(sumCentavos([tax.ivaCentavos, tax.iepsCentavos]), classTotals);
    const ieps = prorate(tax.iepsCentavos, both);
    indexes.forEach((index, position) => {
      const lineIeps = ieps[position] ?? ZERO_CENTAVOS;
      taxes[index] = { iva: subtractCentavos(both[position] ?? ZERO_CENTAVOS, lineIeps), ieps: lineIeps };
    });
  }
  return taxes;
}

function indexesByTaxClass(lines: readonly CartLine[]): Map<TaxClass, number[]> {
  const groups = new Map<TaxClass, number[]>();
  lines.forEach((line, index) => {
    const group = groups.get(line.taxClass);
    if (group === undefined) groups.set(line.taxClass, [index]);
    else group.push(index);
  });
  return groups;
}
