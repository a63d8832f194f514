import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centavos, prorate } from '../src/index.ts';
import { anyCentavos } from './arbitraries.ts';

const weights = fc.array(fc.oneof(fc.constant(0), fc.nat(1_000_000), fc.maxSafeNat()), { minLength: 1, maxLength: 30 });

describe('prorate', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [10, [0, 3, 0, 1], [0, 8, 0, 2]], // 7.5 and 2.5: the tie goes to the earlier
    [-100, [1, 1, 1], [-34, -33, -33]],
    [5, [0, 0], [3, 2]],
    [0, [7, 9], [0, 0]],
    [1, [1, 2, 3], [0, 0, 1]],
  ])('splits %i over %j as %j', (total, over, parts) => {
    expect(prorate(centavos(total), over)).toEqual(parts);
  });

  it('sums exactly, each part within a centavo of its exact share, nothing for a weight of zero', () => {
    fc.assert(
      fc.property(anyCentavos, weights, (total, over) => {
        const parts = prorate(total, over);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        const sum = over.reduce((left, right) => left + BigInt(right), 0n);
        parts.forEach((part, index) => {
          const distance = BigInt(part) * sum - BigInt(total) * BigInt(over[index] ?? 0);
          if (sum > 0n) expect(distance < 0n ? -distance < sum : distance < sum).toBe(true);
          if (sum > 0n && over[index] === 0) expect(part).toBe(0);
        });
      }),
    );
  });

  it('gives a larger weight never less than a smaller one', () => {
    fc.assert(
      fc.property(fc.nat(1e9), weights, (total, over) => {
        const parts = prorate(centavos(total), over);
        const ordered = over
          .map((weight, index) => ({ weight, part: parts[index] ?? 0 }))
          .sort((a, b) => a.weight - b.weight);
        for (let index = 1; index < ordered.length; index++) {
          const [smaller, larger] = [ordered[index - 1], ordered[index]];
          if (!smaller || !larger || larger.weight === smaller.weight) continue;
          expect(larger.part).toBeGreaterThanOrEqual(smaller.part);
        }
      }),
    );
  });

  it('refuses weights that are no weights, and something over nothing', () => {
    for (const weight of [-1, 0.5, Number.NaN, Infinity]) {
      expect(() => prorate(centavos(10), [1, weight])).toThrow(RangeError);
    }
    expect(() => prorate(centavos(1), [])).toThrow(RangeError);
    expect(prorate(centavos(0), [])).toEqual([]);
  });
});
