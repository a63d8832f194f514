import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_MILLI, applyMovements, countAdjustment, isLow, milli, sumByProduct } from '../src/index.ts';

const quantity = fc.integer({ min: -1_000_000, max: 1_000_000 }).map(milli);

describe('stock', () => {
  it('is the sum of its movements, in whatever order, and may go below zero', () => {
    expect(applyMovements(milli(2_000), [milli(-5_000), milli(1_000)])).toBe(-2_000);
    fc.assert(
      fc.property(quantity, fc.array(quantity), (stock, movements) => {
        const after = applyMovements(stock, movements);
        expect(after).toBe(movements.reduce((sum, movement) => sum + movement, Number(stock)));
        expect(applyMovements(stock, [...movements].reverse())).toBe(after);
      }),
    );
    expect(() => applyMovements(milli(MAX_MILLI), [milli(1)])).toThrow(RangeError);
  });

  it('agrees with a count after its adjustment', () => {
    fc.assert(
      fc.property(quantity, quantity, (current, counted) => {
        expect(applyMovements(current, [countAdjustment(current, counted)])).toBe(counted);
      }),
    );
  });

  it('agrees with a count as of its moment: what moved since stays moved', () => {
    fc.assert(
      fc.property(quantity, quantity, quantity, (current, counted, movedSince) => {
        const adjustment = countAdjustment(current, counted, movedSince);
        expect(applyMovements(current, [adjustment])).toBe(counted + movedSince);
      }),
    );
    expect(countAdjustment(milli(7_000), milli(12_000), milli(-3_000))).toBe(2_000);
  });

  it.each([
    [3_000, 5_000, true],
    [5_000, 5_000, true],
    [5_001, 5_000, false],
    [-1_000, 0, true],
    [0, null, false],
  ])('%i with a minimum of %s is low: %s', (stock, minimum, low) => {
    expect(isLow(milli(stock), minimum === null ? null : milli(minimum))).toBe(low);
  });
});

describe('sumByProduct', () => {
  it('adds lines of a product, sorts by id and leaves varios out', () => {
    const lines = [
      { productId: 'b', quantityMilli: milli(1_000) },
      { productId: null, quantityMilli: milli(1_000) },
      { productId: 'a', quantityMilli: milli(156) },
      { productId: 'B', quantityMilli: milli(1) },
      { productId: 'b', quantityMilli: milli(2_000) },
    ];
    expect(sumByProduct(lines)).toEqual([
      { productId: 'B', quantityMilli: 1 },
      { productId: 'a', quantityMilli: 156 },
      { productId: 'b', quantityMilli: 3_000 },
    ]);
  });

  it('gives the same in any order of lines', () => {
    const lines = fc.array(
      fc.record({ productId: fc.option(fc.constantFrom('a', 'b', 'c')), quantityMilli: quantity }),
    );
    fc.assert(
      fc.property(lines, (rows) => {
        const sums = sumByProduct(rows);
        expect(sumByProduct([...rows].reverse())).toEqual(sums);
        const withProduct = rows.filter((row) => row.productId !== null);
        expect(
          applyMovements(
            milli(0),
            sums.map((row) => row.quantityMilli),
          ),
        ).toBe(
          applyMovements(
            milli(0),
            withProduct.map((row) => row.quantityMilli),
          ),
        );
      }),
    );
  });
});
