import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidBarcode, normalizeBarcode } from '../src/index.ts';

/** Appends the check digit, told as GS1 does: weights 3 and 1 in turn from the right. */
function withCheckDigit(digits: string): string {
  const sum = digits
    .split('')
    .reverse()
    .reduce((left, digit, index) => left + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return digits + String((10 - (sum % 10)) % 10);
}

const digitsOf = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: length, maxLength: length });

describe('isValidBarcode', () => {
  it.each([
    ['4006381333931', 'EAN-13'],
    ['96385074', 'EAN-8'],
    ['036000291452', 'UPC-A'],
    ['04252614', 'UPC-E'],
    ['10012345678902', 'GTIN-14'],
  ])('takes %s (%s)', (code) => {
    expect(isValidBarcode(code)).toBe(true);
  });

  it.each([
    '4006381333932',
    '96385075',
    '036000291453',
    '10012345678903',
    '',
    '123',
    '40063813339311',
    'ABCDEFGH',
    '400638133393١',
    ' 4006381333931',
  ])('refuses %j', (code) => {
    expect(isValidBarcode(code)).toBe(false);
  });

  it('notices any one digit read wrong', () => {
    const code = fc.constantFrom(12, 13, 14).chain((length) => digitsOf(length - 1).map(withCheckDigit));
    fc.assert(
      fc.property(code, fc.nat(13), fc.integer({ min: 1, max: 9 }), (good, at, by) => {
        expect(isValidBarcode(good)).toBe(true);
        const position = at % good.length;
        const wrong = String((Number(good[position]) + by) % 10);
        expect(isValidBarcode(good.slice(0, position) + wrong + good.slice(position + 1))).toBe(false);
      }),
    );
  });
});

describe('normalizeBarcode', () => {
  it.each([
    ['036000291452', '0036000291452'], // UPC-A
    ['0036000291452', '0036000291452'], // the same, as EAN-13
    ['00036000291452', '0036000291452'], // the same, as GTIN-14
    ['04252614', '0042100005264'], // UPC-E ending in 0–2 expands the manufacturer's number
    ['4006381333931', '4006381333931'],
    ['4 006381 333931', '4006381333931'],
    ['96385074', '96385074'],
    ['10012345678902', '10012345678902'],
    [' a-12 ', 'a-12'], // a shop's own code
    ['12 34', '12 34'],
    ['', ''],
  ])('spells %j as %j', (code, spelling) => {
    expect(normalizeBarcode(code)).toBe(spelling);
  });

  it.each([
    ['012345', 'expands with a last digit of 5'],
    ['012343', 'of 3'],
    ['012344', 'of 4'],
    ['012340', 'of 0'],
    ['012342', 'of 2'],
    ['012349', 'of 9'],
  ])('reads UPC-E %s, which %s, and its UPC-A alike', (middle) => {
    const [a, b, c, d, e, last] = middle.split('') as [string, string, string, string, string, string];
    const expanded = {
      0: `${a}${b}00000${c}${d}${e}`,
      2: `${a}${b}20000${c}${d}${e}`,
      3: `${a}${b}${c}00000${d}${e}`,
      4: `${a}${b}${c}${d}00000${e}`,
      5: `${a}${b}${c}${d}${e}00005`,
      9: `${a}${b}${c}${d}${e}00009`,
    }[last];
    const upcA = withCheckDigit(`0${expanded ?? ''}`);
    const upcE = `0${middle}${upcA.slice(-1)}`;
    expect(isValidBarcode(upcE)).toBe(true);
    expect(normalizeBarcode(upcE)).toBe(normalizeBarcode(upcA));
  });

  it('spells what it spelt as itself', () => {
    const any = fc.oneof(fc.string(), fc.constantFrom(7, 11, 12, 13).chain(digitsOf).map(withCheckDigit));
    fc.assert(
      fc.property(any, (code) => {
        expect(normalizeBarcode(normalizeBarcode(code))).toBe(normalizeBarcode(code));
      }),
    );
  });
});
