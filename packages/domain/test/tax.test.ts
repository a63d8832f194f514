import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centavos, includedTax, ratesOn } from '../src/index.ts';
import type { TaxRate } from '../src/index.ts';
import { TEST_RATES, anyCentavos } from './arbitraries.ts';

describe('includedTax', () => {
  it.each([
    [11_600, 1600, 0, 1_600, 0, 10_000],
    [1_900, 1600, 0, 262, 0, 1_638], // 2.6207
    [1_900, 0, 0, 0, 0, 1_900],
    [10_800, 0, 800, 0, 800, 10_000],
    [12_528, 1600, 800, 1_728, 800, 10_000], // IVA also on the IEPS: 100 × 1.08 × 1.16
    [10_800, 800, 0, 800, 0, 10_000],
    [1, 1600, 800, 0, 0, 1],
    [-11_600, 1600, 0, -1_600, 0, -10_000],
  ])('of %i at IVA %i and IEPS %i', (amount, iva, ieps, ivaCentavos, iepsCentavos, netCentavos) => {
    const tax = includedTax(centavos(amount), { ivaBasisPoints: iva, iepsBasisPoints: ieps });
    expect(tax).toEqual({ ivaCentavos, iepsCentavos, netCentavos });
  });

  it('sums exactly, and rebuilding the price from the net differs by at most what rounding explains', () => {
    const basisPoints = fc.integer({ min: 0, max: 20_000 });
    fc.assert(
      fc.property(anyCentavos, basisPoints, basisPoints, (amount, ivaBasisPoints, iepsBasisPoints) => {
        const tax = includedTax(amount, { ivaBasisPoints, iepsBasisPoints });
        expect(tax.netCentavos + tax.iepsCentavos + tax.ivaCentavos).toBe(amount);
        const [net, ieps, iva] = [tax.netCentavos, tax.iepsCentavos, tax.ivaCentavos].map(BigInt) as [
          bigint,
          bigint,
          bigint,
        ];
        const iepsError = net * BigInt(iepsBasisPoints) - ieps * 10_000n;
        const ivaError = (net + ieps) * BigInt(ivaBasisPoints) - iva * 10_000n;
        // Half a centavo of the part, seen through the rate: at most half a centavo plus half of the rate.
        expect(Math.abs(Number(iepsError))).toBeLessThanOrEqual(5_000 + iepsBasisPoints / 2);
        expect(Math.abs(Number(ivaError))).toBeLessThanOrEqual(5_000 + ivaBasisPoints / 2);
      }),
    );
  });

  it('refuses a rate that is none', () => {
    for (const rate of [-1, 0.5, Number.NaN, Infinity]) {
      expect(() => includedTax(centavos(100), { ivaBasisPoints: rate, iepsBasisPoints: 0 })).toThrow(RangeError);
    }
  });
});

describe('ratesOn', () => {
  const rates: TaxRate[] = [
    { taxClass: 'iva16', ivaBasisPoints: 1600, iepsBasisPoints: 0, validFrom: '2010-01-01' },
    { taxClass: 'iva16', ivaBasisPoints: 1500, iepsBasisPoints: 0, validFrom: '1995-04-01' },
    { taxClass: 'iva16', ivaBasisPoints: 1700, iepsBasisPoints: 0, validFrom: '2027-01-01' },
  ];

  it.each([
    ['2009-12-31', 1500],
    ['2010-01-01', 1600],
    ['2026-12-31', 1600],
    ['2027-01-01', 1700],
    ['2099-06-01', 1700],
    ['1970-01-01', 1500], // a clock that knows nothing still prices
  ])('on %s IVA is %i', (date, basisPoints) => {
    expect(ratesOn(rates, date).get('iva16')?.ivaBasisPoints).toBe(basisPoints);
  });

  it('has one rate of every class, in whatever order the rows come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...TEST_RATES], { minLength: TEST_RATES.length }), (shuffled) => {
        const inForce = ratesOn(shuffled, '2026-11-24');
        for (const rate of TEST_RATES) expect(inForce.get(rate.taxClass)).toEqual(rate);
      }),
    );
  });
});
