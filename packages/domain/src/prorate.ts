/** Splitting an amount without losing a centavo. */

import { centavos } from './money.ts';
import type { Centavos } from './money.ts';

/**
 * Splits `total` in proportion to `weights` by largest remainder: the parts sum exactly to `total`, each is its exact share
 * rounded down or up, and a weight of zero gets nothing. Equal remainders favour the earlier entry. If all weights are zero
 * they count as equal.
 * @throws RangeError if a weight is negative or not a whole number, or if there is something to split and no entry.
 */
export function prorate(total: Centavos, weights: readonly number[]): Centavos[] {
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError('a weight must be a whole number ≥ 0');
  }
  if (weights.length === 0 && total !== 0) throw new RangeError('nothing to prorate over');
  const allZero = weights.every((weight) => weight === 0);
  const shares = allZero ? weights.map(() => 1n) : weights.map((weight) => BigInt(weight));
  const sum = shares.reduce((left, right) => left + right, 0n);
  const sign = total < 0 ? -1 : 1;
  const magnitude = BigInt(Math.abs(total));

  const parts = shares.map((share) => Number((magnitude * share) / sum));
  const remainders = shares.map((share, index) => ({ index, remainder: (magnitude * share) % sum }));
  remainders.sort((left, right) => {
    if (left.remainder !== right.remainder) return left.remainder > right.remainder ? -1 : 1;
    return left.index - right.index;
  });
  let missing = Math.abs(total) - parts.reduce((left, right) => left + right, 0);
  for (const { index } of remainders) {
    if (missing === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    missing -= 1;
  }
  return parts.map((part) => centavos(part * sign));
}
