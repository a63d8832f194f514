import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessDate, daysBetween, formatFolio, nextSeries, normalizeMexicanPhone, uuidTime } from '../src/index.ts';

describe('normalizeMexicanPhone', () => {
  it.each([
    '5512345678',
    '55 1234 5678',
    '(55) 1234-5678',
    '55.1234.5678',
    '+52 55 1234 5678',
    '+5215512345678',
    '525512345678',
    '5215512345678',
    '015512345678',
    '0445512345678',
    '0455512345678',
    ' 55\u00a01234\u00a05678 ',
  ])('reads %j', (text) => {
    expect(normalizeMexicanPhone(text)).toEqual({ ok: true, value: '5512345678' });
  });

  it('keeps ten digits that only look like a prefix', () => {
    expect(normalizeMexicanPhone('5215551234')).toEqual({ ok: true, value: '5215551234' });
  });

  it.each([
    ['', 'EMPTY'],
    [' - ', 'EMPTY'],
    ['551234567', 'WRONG_LENGTH'],
    ['55123456789', 'WRONG_LENGTH'],
    ['9'.repeat(5_000), 'WRONG_LENGTH'],
    ['55 1234 567a', 'NOT_DIGITS'],
    ['55+12345678', 'NOT_DIGITS'],
    ['٥٥١٢٣٤٥٦٧٨', 'NOT_DIGITS'],
    ['+1 212 555 0100', 'NOT_MEXICAN'],
    ['0123456789', 'NOT_MEXICAN'],
    ['0000000000', 'NOT_MEXICAN'],
  ])('refuses %j as %s', (text, reason) => {
    expect(normalizeMexicanPhone(text)).toEqual({ ok: false, reason });
  });

  it('reads what it gave as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }), (number) => {
        expect(normalizeMexicanPhone(`+52 1 ${number}`)).toEqual({ ok: true, value: String(number) });
        expect(normalizeMexicanPhone(String(number))).toEqual({ ok: true, value: String(number) });
      }),
    );
  });
});

describe('folios', () => {
  it.each([
    ['A', 123, 'A-000123'],
    ['AA', 1, 'AA-000001'],
    ['B', 1_234_567, 'B-1234567'],
  ])('%s %i is %s', (series, number, folio) => {
    expect(formatFolio(series, number)).toBe(folio);
  });

  it.each([
    ['a', 1],
    ['', 1],
    ['A-', 1],
    ['A', 0],
    ['A', -1],
    ['A', 1.5],
    ['A', Number.NaN],
  ])('refuses %j %f', (series, number) => {
    expect(() => formatFolio(series, number)).toThrow(RangeError);
  });

  it.each([
    ['A', 'B'],
    ['Y', 'Z'],
    ['Z', 'AA'],
    ['AZ', 'BA'],
    ['ZY', 'ZZ'],
    ['ZZ', 'AAA'],
    ['AZZ', 'BAA'],
  ])('after %s comes %s', (series, next) => {
    expect(nextSeries(series)).toBe(next);
  });

  it('never gives a series twice', () => {
    const given = new Set<string>();
    for (let series = 'A'; series.length < 4; series = nextSeries(series)) given.add(series);
    expect(given.size).toBe(26 + 26 ** 2 + 26 ** 3);
  });
});

describe('businessDate', () => {
  const at = (iso: string) => Date.parse(iso);

  it.each([
    ['2026-11-24T05:59:59.999Z', -360, '2026-11-23'],
    ['2026-11-24T06:00:00.000Z', -360, '2026-11-24'],
    ['2026-11-24T06:00:00.000Z', -480, '2026-11-23'], // Tijuana
    ['2026-12-31T23:00:00.000Z', 60, '2027-01-01'],
    ['1970-01-01T00:00:00.000Z', -360, '1969-12-31'],
  ])('%s at %i minutes is %s', (instant, offset, date) => {
    expect(businessDate(at(instant), offset)).toBe(date);
  });

  it('refuses what is no instant, no offset or no year of four digits', () => {
    for (const instant of [Number.NaN, 0.5, Infinity, 8.64e15 + 1, Date.UTC(10_000, 1, 1), Date.UTC(-1, 0, 1)]) {
      expect(() => businessDate(instant, 0)).toThrow(RangeError);
    }
    for (const offset of [841, -841, 0.5, Number.NaN]) expect(() => businessDate(0, offset)).toThrow(RangeError);
  });

  it('moves by a day when a day passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -840, max: 840 }), (instant, offset) => {
        const [today, tomorrow] = [businessDate(instant, offset), businessDate(instant + 86_400_000, offset)];
        expect(daysBetween(today, tomorrow)).toBe(1);
        expect(daysBetween(tomorrow, today)).toBe(-1);
      }),
    );
  });
});

describe('uuidTime', () => {
  it('reads the time inside a UUIDv7', () => {
    // The example of RFC 9562, appendix A.6: 22 February 2022, 19:22:22 UTC.
    expect(uuidTime('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toBe(Date.parse('2022-02-22T19:22:22.000Z'));
  });

  it.each([
    '',
    'no',
    '017f22e2-79b0-4cc3-98c4-dc0c0c07398f',
    '017f22e279b07cc398c4dc0c0c07398f',
    '017f22e2-79b0-7cc3-c8c4-dc0c0c07398f',
  ])('refuses %j', (text) => {
    expect(() => uuidTime(text)).toThrow(RangeError);
  });

  it('reads any time that fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (time) => {
        const hex = time.toString(16).padStart(12, '0');
        expect(uuidTime(`${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`)).toBe(time);
      }),
    );
  });
});
