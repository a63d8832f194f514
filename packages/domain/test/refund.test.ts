import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centavos, milli, refundableLine, refundedTax, spreadRefund } from '../src/index.ts';
import type { RefundableLine } from '../src/index.ts';

function line(soldMilli: number, soldTotal: number, refundedMilli = 0, refunded = 0): RefundableLine {
  return {
    soldMilli: milli(soldMilli),
    soldTotalCentavos: centavos(soldTotal),
    refundedMilli: milli(refundedMilli),
    refundedCentavos: centavos(refunded),
  };
}

describe('refundableLine', () => {
  it.each<[string, RefundableLine, number, number]>([
    ['one of three', line(3_000, 1_000), 1_000, 333],
    ['the second', line(3_000, 1_000, 1_000, 333), 1_000, 333],
    ['the last takes the remainder', line(3_000, 1_000, 2_000, 666), 1_000, 334],
    ['all at once', line(3_000, 1_000), 3_000, 1_000],
    ['half of 156 g for $20', line(156, 2_000), 78, 1_000],
    ['never above what is left', line(3_000, 2, 2_000, 2), 800, 0],
    ['of what was given away, nothing', line(2_000, 0), 1_000, 0],
  ])('%s', (_, of, quantity, amount) => {
    expect(refundableLine(of, milli(quantity))).toEqual({ ok: true, amountCentavos: amount });
  });

  it.each<[string, RefundableLine, number, string]>([
    ['more than was sold', line(3_000, 1_000), 3_001, 'REFUND_EXCEEDS_SALE'],
    ['more than is left', line(3_000, 1_000, 2_000, 667), 1_001, 'REFUND_EXCEEDS_SALE'],
    ['when more money than was paid went back', line(3_000, 1_000, 1_000, 1_001), 1_000, 'REFUND_EXCEEDS_SALE'],
    ['nothing', line(3_000, 1_000), 0, 'QUANTITY_NOT_POSITIVE'],
    ['a negative quantity', line(3_000, 1_000), -1_000, 'QUANTITY_NOT_POSITIVE'],
    ['NaN', line(3_000, 1_000), Number.NaN, 'QUANTITY_NOT_POSITIVE'],
  ])('refuses %s', (_, of, quantity, problem) => {
    expect(refundableLine(of, quantity as RefundableLine['soldMilli'])).toEqual({ ok: false, problem });
  });

  // Any way of cutting a sold line into refunds: cut points, then the pieces between them.
  const cuts = fc
    .record({
      sold: fc.integer({ min: 1, max: 50_000 }),
      // Totals of a few centavos are where rounding can go wrong.
      total: fc.oneof(fc.nat(20), fc.nat(500_000)),
      at: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
    })
    .map(({ sold, total, at }) => {
      const points = [...new Set([0, ...at.map((part) => Math.floor(part * sold)), sold])].sort((a, b) => a - b);
      return { sold, total, pieces: points.slice(1).map((point, index) => point - (points[index] ?? 0)) };
    });

  it('refunds of the whole line sum exactly to what was paid, taxes too, and no part is negative', () => {
    const split = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(cuts, split, ({ sold, total, pieces }, [taxPart, iepsPart]) => {
        const tax = Math.floor(total * taxPart);
        const ieps = Math.floor(tax * iepsPart);
        const taxed = {
          soldTotalCentavos: centavos(total),
          soldIvaCentavos: centavos(tax - ieps),
          soldIepsCentavos: centavos(ieps),
        };
        const back = { milli: 0, centavos: 0, iva: 0, ieps: 0 };
        for (const piece of pieces) {
          const result = refundableLine(line(sold, total, back.milli, back.centavos), milli(piece));
          if (!result.ok) throw new Error(result.problem);
          const taxBack = refundedTax(taxed, centavos(back.centavos), result.amountCentavos);
          expect(result.amountCentavos).toBeGreaterThanOrEqual(0);
          expect(taxBack.ivaCentavos).toBeGreaterThanOrEqual(0);
          expect(taxBack.iepsCentavos).toBeGreaterThanOrEqual(0);
          expect(taxBack.ivaCentavos + taxBack.iepsCentavos).toBeLessThanOrEqual(result.amountCentavos);
          back.milli += piece;
          back.centavos += result.amountCentavos;
          back.iva += taxBack.ivaCentavos;
          back.ieps += taxBack.iepsCentavos;
        }
        const wholeTax = total === 0 ? { iva: 0, ieps: 0 } : { iva: tax - ieps, ieps };
        expect(back).toEqual({ milli: sold, centavos: total, ...wholeTax });
        expect(refundableLine(line(sold, total, back.milli, back.centavos), milli(1)).ok).toBe(false);
      }),
    );
  });

  it('gives back taxes centavo by centavo without ever taking one back', () => {
    const taxed = { soldTotalCentavos: centavos(20), soldIvaCentavos: centavos(1), soldIepsCentavos: centavos(2) };
    const steps = Array.from({ length: 20 }, (_, refunded) => refundedTax(taxed, centavos(refunded), centavos(1)));
    for (const { ivaCentavos, iepsCentavos } of steps) {
      expect([
        [0, 0],
        [0, 1],
        [1, 0],
      ]).toContainEqual([ivaCentavos, iepsCentavos]);
    }
    expect(steps.filter((step) => step.ivaCentavos === 1)).toHaveLength(1);
    expect(steps.filter((step) => step.iepsCentavos === 1)).toHaveLength(2);
  });

  it('gives back no more tax than was charged, even for a refund above the sale', () => {
    const taxed = { soldTotalCentavos: centavos(1_160), soldIvaCentavos: centavos(160), soldIepsCentavos: centavos(0) };
    expect(refundedTax(taxed, centavos(0), centavos(5_000))).toEqual({ ivaCentavos: 160, iepsCentavos: 0 });
    expect(refundedTax(taxed, centavos(1_160), centavos(100))).toEqual({ ivaCentavos: 0, iepsCentavos: 0 });
  });
});

describe('spreadRefund', () => {
  const two = [line(2_000, 3_800), line(1_000, 1_000)];
  it.each<[string, RefundableLine[], number, number, [number, number, number][], boolean]>([
    ['of the first line, as far as it goes', two, 1_000, 1_900, [[0, 1_000, 1_900]], false],
    [
      'and then of the next, each for its worth',
      two,
      3_000,
      4_800,
      [
        [0, 2_000, 3_800],
        [1, 1_000, 1_000],
      ],
      false,
    ],
    [
      'passing over what is back',
      [line(2_000, 3_800, 2_000, 3_800), line(1_000, 1_000)],
      1_000,
      1_000,
      [[1, 1_000, 1_000]],
      false,
    ],
    [
      'less money in proportion',
      two,
      3_000,
      2_400,
      [
        [0, 2_000, 1_900],
        [1, 1_000, 500],
      ],
      false,
    ],
    [
      'more money in proportion, and says so',
      two,
      3_000,
      9_600,
      [
        [0, 2_000, 7_600],
        [1, 1_000, 2_000],
      ],
      true,
    ],
    [
      'more than was left on the last that had some',
      two,
      5_000,
      4_800,
      [
        [0, 2_000, 3_800],
        [1, 3_000, 1_000],
      ],
      true,
    ],
    ['more than nothing on the last', [line(1_000, 500, 1_000, 500)], 2_000, 700, [[0, 2_000, 700]], true],
    ['what was free for nothing', [line(1_000, 0)], 1_000, 0, [[0, 1_000, 0]], false],
  ])('lays what came back %s', (_, lines, quantity, amount, parts, exceeds) => {
    const spread = spreadRefund(lines, milli(quantity), centavos(amount));
    expect(spread.parts.map((part) => [part.line, part.quantityMilli, part.amountCentavos])).toEqual(parts);
    expect(spread.exceeds).toBe(exceeds);
  });

  it('loses no gram and no centavo, and exceeds no line unless it says so', () => {
    const lines = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.nat(50_000), fc.double({ min: 0, max: 1, noNaN: true })),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 20_000 }), fc.nat(100_000), (sold, quantity, amount) => {
        const all = sold.map(([soldMilli, total, part]) =>
          line(soldMilli, total, Math.floor(soldMilli * part), Math.floor(total * part)),
        );
        const { parts, exceeds } = spreadRefund(all, milli(quantity), centavos(amount));
        expect(parts.reduce((sum, part) => sum + part.quantityMilli, 0)).toBe(quantity);
        expect(parts.reduce((sum, part) => sum + part.amountCentavos, 0)).toBe(amount);
        for (const part of parts) {
          const of = all[part.line] ?? line(0, 0);
          const over =
            of.refundedMilli + part.quantityMilli > of.soldMilli ||
            of.refundedCentavos + part.amountCentavos > of.soldTotalCentavos;
          expect(over && !exceeds).toBe(false);
        }
      }),
    );
  });
});
