import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_CENTAVOS,
  MAX_MILLI,
  UNITS,
  centavos,
  formatQuantity,
  lineAmount,
  milli,
  parseQuantity,
  quantityFromPesos,
} from '../src/index.ts';
import { centavosBetween, notWhole } from './arbitraries.ts';

describe('milli', () => {
  it('refuses what is not a whole number within the range', () => {
    fc.assert(
      fc.property(notWhole, (value) => {
        expect(() => milli(value)).toThrow(RangeError);
      }),
    );
  });
});

describe('lineAmount', () => {
  it.each([
    [1_900, 3_000, 5_700],
    [12_800, 156, 1_997], // 19.968 pesos
    [1, 500, 1], // half a centavo goes up
    [1, 499, 0],
    [333, 500, 167], // 1.665
    [0, 5_000, 0],
  ])('%i centavos × %i thousandths = %i', (price, quantity, amount) => {
    expect(lineAmount(centavos(price), milli(quantity))).toBe(amount);
  });

  it('is exact where a double would not be', () => {
    expect(lineAmount(centavos(8_999_999_999_999), milli(1_000))).toBe(8_999_999_999_999);
    expect(() => lineAmount(centavos(MAX_CENTAVOS), milli(1_001))).toThrow(RangeError);
  });

  it('of an opposite quantity is the opposite', () => {
    fc.assert(
      fc.property(centavosBetween(0, 1e6), fc.integer({ min: 0, max: 1e6 }), (price, quantity) => {
        expect(lineAmount(price, milli(-quantity)) + lineAmount(price, milli(quantity))).toBe(0);
      }),
    );
  });
});

describe('quantityFromPesos', () => {
  it.each([
    [2_000, 12_800, 156], // $20 de jamón at $128: 0.15625 kg
    [1_500, 12_000, 125],
    [1, 2_000, 1], // half a thousandth goes up
    [1, 2_001, 0],
  ])('%i centavos at %i buy %i thousandths', (amount, price, quantity) => {
    expect(quantityFromPesos(centavos(amount), centavos(price))).toBe(quantity);
  });

  it('needs a price', () => {
    expect(() => quantityFromPesos(centavos(100), centavos(0))).toThrow(RangeError);
    expect(() => quantityFromPesos(centavos(100), centavos(-1))).toThrow(RangeError);
  });

  it('is the nearest quantity: its amount differs by at most half of what a thousandth costs', () => {
    fc.assert(
      fc.property(centavosBetween(1, 1e7), centavosBetween(1, 1e6), (amount, price) => {
        const quantity = quantityFromPesos(amount, price);
        const exact = BigInt(quantity) * BigInt(price);
        const error = exact - BigInt(amount) * 1000n;
        expect((error < 0n ? -error : error) * 2n).toBeLessThanOrEqual(BigInt(price));
      }),
    );
  });
});

const spaced = (text: string) => text.replace(' ', '\u00a0');

describe('formatQuantity', () => {
  it.each([
    [5_000, 'piece', '5'],
    [1_200_000, 'piece', '1,200'],
    [-3_000, 'piece', '–3'],
    [500, 'piece', '0.5'],
    [156, 'kg', '156 g'],
    [-156, 'kg', '–156 g'],
    [1_200, 'kg', '1.2 kg'],
    [1_000, 'kg', '1 kg'],
    [0, 'kg', '0 kg'],
    [12_345, 'kg', '12.345 kg'],
    [250_000, 'g', '250 g'],
    [355, 'l', '355 ml'],
    [2_500, 'l', '2.5 l'],
    [500, 'm', '50 cm'],
    [155, 'm', '15.5 cm'],
    [1_500, 'm', '1.5 m'],
    [500_000, 'ml', '500 ml'],
  ] as const)('writes %i of %s as %s', (quantity, unit, text) => {
    expect(formatQuantity(milli(quantity), unit)).toBe(spaced(text));
  });
});

describe('parseQuantity', () => {
  it.each([
    ['5', 'piece', 5_000],
    ['5.000', 'piece', 5_000],
    ['1.2', 'kg', 1_200],
    ['1.2 kg', 'kg', 1_200],
    ['156 g', 'kg', 156],
    ['156G', 'kg', 156],
    ['.5', 'kg', 500],
    ['250 g', 'g', 250_000],
    ['50 cm', 'm', 500],
    ['15.5cm', 'm', 155],
    ['0', 'l', 0],
    ['1,000 ml', 'l', 1_000],
  ] as const)('reads %s of %s', (text, unit, value) => {
    expect(parseQuantity(text, unit)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'kg', 'EMPTY'],
    ['kg', 'kg', 'EMPTY'],
    ['1.5', 'piece', 'PIECES_NOT_WHOLE'],
    ['5 kg', 'piece', 'WRONG_UNIT'],
    ['5 ml', 'kg', 'WRONG_UNIT'],
    ['5 kgs', 'kg', 'WRONG_UNIT'],
    ['1.2345', 'kg', 'TOO_MANY_DECIMALS'],
    ['156.5 g', 'kg', 'TOO_MANY_DECIMALS'],
    ['-1', 'kg', 'NEGATIVE'],
    ['1..2', 'kg', 'NOT_A_NUMBER'],
    ['9999999999999', 'kg', 'OUT_OF_RANGE'],
  ] as const)('refuses %j of %s as %s', (text, unit, reason) => {
    expect(parseQuantity(text, unit)).toEqual({ ok: false, reason });
  });

  it('reads back what formatQuantity wrote', () => {
    const whole = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: MAX_MILLI }));
    fc.assert(
      fc.property(whole, fc.constantFrom(...UNITS), (value, unit) => {
        const quantity = milli(unit === 'piece' ? value - (value % 1000) : value);
        expect(parseQuantity(formatQuantity(quantity, unit), unit)).toEqual({ ok: true, value: quantity });
      }),
    );
  });
});
