import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_CENTAVOS,
  ZERO_CENTAVOS,
  addCentavos,
  averageCentavos,
  centavos,
  formatMoney,
  formatPesos,
  negateCentavos,
  parseMoney,
  splitMoney,
  subtractCentavos,
  sumCentavos,
} from '../src/index.ts';
import { anyCentavos, centavosBetween, notWhole } from './arbitraries.ts';

describe('centavos', () => {
  it('refuses what is not a whole number within the range', () => {
    fc.assert(
      fc.property(notWhole, fc.boolean(), (value, negative) => {
        expect(() => centavos(negative ? -value : value)).toThrow(RangeError);
      }),
    );
  });

  it('takes the edges of the range and makes no negative zero', () => {
    expect(centavos(MAX_CENTAVOS)).toBe(MAX_CENTAVOS);
    expect(centavos(-MAX_CENTAVOS)).toBe(-MAX_CENTAVOS);
    expect(Object.is(negateCentavos(ZERO_CENTAVOS), 0)).toBe(true);
  });

  it('refuses a result outside the range', () => {
    const most = centavos(MAX_CENTAVOS);
    expect(() => addCentavos(most, centavos(1))).toThrow(RangeError);
    expect(() => subtractCentavos(negateCentavos(most), centavos(1))).toThrow(RangeError);
    expect(() => sumCentavos([most, most])).toThrow(RangeError);
  });

  it('adds and subtracts as opposites, and sums nothing to zero', () => {
    fc.assert(
      fc.property(centavosBetween(-1e9, 1e9), centavosBetween(-1e9, 1e9), (left, right) => {
        expect(subtractCentavos(addCentavos(left, right), right)).toBe(left);
        expect(sumCentavos([left, right])).toBe(addCentavos(right, left));
      }),
    );
    expect(sumCentavos([])).toBe(0);
  });
});

describe('formatMoney', () => {
  it.each([
    [0, '$0.00'],
    [5, '$0.05'],
    [1_950, '$19.50'],
    [123_450, '$1,234.50'],
    [-15_000, '–$150.00'],
    [-5, '–$0.05'],
    [100_000_000, '$1,000,000.00'],
    [MAX_CENTAVOS, '$90,000,000,000.00'],
  ])('writes %i centavos as %s', (amount, text) => {
    expect(formatMoney(centavos(amount))).toBe(text);
  });

  it('splits into the parts it is written with', () => {
    expect(splitMoney(centavos(-123_450))).toEqual({ sign: '–', pesos: '1,234', cents: '50' });
    fc.assert(
      fc.property(anyCentavos, (amount) => {
        const { sign, pesos, cents } = splitMoney(amount);
        expect(formatMoney(amount)).toBe(`${sign}$${pesos}.${cents}`);
      }),
    );
  });
});

describe('parseMoney', () => {
  it.each([
    ['19', 1_900],
    ['19.', 1_900],
    ['19.5', 1_950],
    ['.50', 50],
    ['0', 0],
    ['007', 700],
    ['1,234.50', 123_450],
    ['12,345,678.90', 1_234_567_890],
    ['$20', 2_000],
    [' $ 20.05 ', 2_005],
    ['1.15', 115],
    ['90000000000', MAX_CENTAVOS],
  ])('reads %s', (text, value) => {
    expect(parseMoney(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'EMPTY'],
    ['  ', 'EMPTY'],
    ['$', 'EMPTY'],
    ['19.505', 'TOO_MANY_DECIMALS'],
    ['-5', 'NEGATIVE'],
    ['–$150.00', 'NEGATIVE'],
    ['$-5', 'NEGATIVE'],
    ['12,34', 'NOT_A_NUMBER'],
    ['1234,567', 'NOT_A_NUMBER'],
    ['1,234,56', 'NOT_A_NUMBER'],
    ['1.2.3', 'NOT_A_NUMBER'],
    ['.', 'NOT_A_NUMBER'],
    ['1e5', 'NOT_A_NUMBER'],
    ['NaN', 'NOT_A_NUMBER'],
    ['Infinity', 'NOT_A_NUMBER'],
    ['٣', 'NOT_A_NUMBER'],
    ['$$5', 'NOT_A_NUMBER'],
    ['5 5', 'NOT_A_NUMBER'],
    ['90000000000.01', 'OUT_OF_RANGE'],
    ['9'.repeat(50), 'OUT_OF_RANGE'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseMoney(text)).toEqual({ ok: false, reason });
  });

  it('reads back what formatMoney wrote', () => {
    fc.assert(
      fc.property(centavosBetween(0, MAX_CENTAVOS), (amount) => {
        expect(parseMoney(formatMoney(amount))).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it('never throws, and what it takes is in range', () => {
    const typed = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.,$- '.split('')) }));
    fc.assert(
      fc.property(typed, (text) => {
        const read = parseMoney(text);
        if (read.ok) expect(centavos(read.value)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('whole pesos and averages', () => {
  it.each([
    [32_574, '$326'],
    [32_549, '$325'],
    [32_550, '$326'],
    [123_450, '$1,235'],
    [-150, '–$2'],
    [0, '$0'],
  ])('%i centavos are shown as %s', (amount, text) => {
    expect(formatPesos(centavos(amount))).toBe(text);
  });

  it('shares among none, and rounds the half away from zero', () => {
    const average = (total: number, count: number) => averageCentavos(centavos(total), count);
    expect([average(0, 0), average(25_500, 14), average(25, 10), average(-25, 10)]).toEqual([0, 1_821, 3, -3]);
  });
});
