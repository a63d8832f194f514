/** What can be wrong with a cart, told per line with a stable code. */

import { MAX_CENTAVOS } from './money.ts';
import { MAX_MILLI, lineAmount, quantityFromPesos } from './quantity.ts';
import type { Cart, CartLine } from './cart-line.ts';

export const CART_PROBLEM_CODES = [
  'CART_EMPTY',
  'LINE_AMOUNT_WRONG',
  'DISCOUNT_TOO_LARGE',
  'QUANTITY_NOT_POSITIVE',
  'PRICE_NEGATIVE',
  'AMOUNT_OUT_OF_RANGE',
  'PIECES_NOT_WHOLE',
  'VARIOS_OUT_OF_RANGE',
] as const;
export type CartProblemCode = (typeof CART_PROBLEM_CODES)[number];

/** `lineIndex` counts from 0; null speaks of the whole sale. */
export interface CartProblem {
  readonly code: CartProblemCode;
  readonly lineIndex: number | null;
}

/** At most one problem per line, then one of the sale: the first that makes the later questions meaningless. */
export function cartProblems(cart: Cart): CartProblem[] {
  if (cart.lines.length === 0) return [{ code: 'CART_EMPTY', lineIndex: null }];
  const problems = cart.lines.flatMap((line, lineIndex): CartProblem[] => {
    const code = lineProblem(line);
    return code === null ? [] : [{ code, lineIndex }];
  });
  if (problems.length > 0) return problems;
  const code = saleProblem(cart);
  return code === null ? [] : [{ code, lineIndex: null }];
}

function lineProblem(line: CartLine): CartProblemCode | null {
  const numbersFit =
    isWhole(line.unitPriceCentavos, MAX_CENTAVOS) &&
    isWhole(line.amountCentavos, MAX_CENTAVOS) &&
    isWhole(line.discountCentavos, MAX_CENTAVOS) &&
    isWhole(line.quantityMilli, MAX_MILLI);
  if (!numbersFit) return 'AMOUNT_OUT_OF_RANGE';
  if (line.unitPriceCentavos < 0) return 'PRICE_NEGATIVE';
  if (line.quantityMilli <= 0) return 'QUANTITY_NOT_POSITIVE';
  if (line.unit === 'piece' && line.quantityMilli % 1000 !== 0) return 'PIECES_NOT_WHOLE';
  if (!amountFits(line)) return 'LINE_AMOUNT_WRONG';
  // Varios sells an amount and nothing else: without one there is nothing to sell.
  if (line.productId === null && line.amountCentavos === 0) return 'VARIOS_OUT_OF_RANGE';
  if (line.discountCentavos < 0) return 'AMOUNT_OUT_OF_RANGE';
  return line.discountCentavos > line.amountCentavos ? 'DISCOUNT_TOO_LARGE' : null;
}

function isWhole(value: number, limit: number): boolean {
  return Number.isSafeInteger(value) && Math.abs(value) <= limit;
}

/** By quantity the amount follows from the quantity; by pesos the quantity follows from the amount. */
function amountFits(line: CartLine): boolean {
  try {
    if (!line.byPesos) return line.amountCentavos === lineAmount(line.unitPriceCentavos, line.quantityMilli);
    return line.quantityMilli === quantityFromPesos(line.amountCentavos, line.unitPriceCentavos);
  } catch (error) {
    // A product that leaves the range cannot equal an amount that is inside it.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The sums are of at most a few thousand numbers of 43 bits, so a double holds them exactly up to 2^53; above, they are refused. */
function saleProblem(cart: Cart): CartProblemCode | null {
  const gross = cart.lines.reduce((sum, line) => sum + line.amountCentavos, 0);
  if (gross > MAX_CENTAVOS || !isWhole(cart.discountCentavos, MAX_CENTAVOS)) return 'AMOUNT_OUT_OF_RANGE';
  if (cart.discountCentavos < 0) return 'AMOUNT_OUT_OF_RANGE';
  const afterLineDiscounts = cart.lines.reduce((sum, line) => sum + line.amountCentavos - line.discountCentavos, 0);
  return cart.discountCentavos > afterLineDiscounts ? 'DISCOUNT_TOO_LARGE' : null;
}
