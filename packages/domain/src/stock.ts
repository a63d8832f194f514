/** Stock: always the sum of its movements. */

import { compareText } from './arithmetic.ts';
import { milli } from './quantity.ts';
import type { Milli } from './quantity.ts';

/** Stock after movements; a movement is positive if goods come in and negative if they leave. May go below zero. */
export function applyMovements(stock: Milli, movements: Iterable<Milli>): Milli {
  let sum = stock;
  for (const movement of movements) sum = milli(sum + movement);
  return sum;
}

export interface ProductQuantity {
  readonly productId: string;
  readonly quantityMilli: Milli;
}

/**
 * Adds up lines of the same product, sorted by product id: the order in which stock is locked, everywhere, so that two sales
 * never wait for each other. Lines without a product (varios) have no stock and fall out.
 */
export function sumByProduct(
  lines: Iterable<{ readonly productId: string | null; readonly quantityMilli: Milli }>,
): ProductQuantity[] {
  const sums = new Map<string, Milli>();
  for (const { productId, quantityMilli } of lines) {
    if (productId !== null) sums.set(productId, milli((sums.get(productId) ?? 0) + quantityMilli));
  }
  return [...sums]
    .sort(([left], [right]) => compareText(left, right))
    .map(([productId, quantityMilli]) => ({ productId, quantityMilli }));
}

/** Whether it is time to buy: stock at or below the minimum. A product without a minimum (null) is never low. */
export function isLow(stock: Milli, minimum: Milli | null): boolean {
  return minimum !== null && stock <= minimum;
}

/**
 * The movement that makes the books agree with a physical count as of its moment. What moved after it, `movedSince` in sum, is in `current`
 * and stays moved.
 */
export function countAdjustment(current: Milli, counted: Milli, movedSince: Milli = milli(0)): Milli {
  return milli(counted - (current - movedSince));
}
