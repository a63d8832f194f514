import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CASH_KINDS,
  DENOMINATIONS_CENTAVOS,
  cashSign,
  centavos,
  closeTill,
  countDenominations,
  expectedCash,
  signedCash,
} from '../src/index.ts';
import type { CashKind, CashMovement } from '../src/index.ts';
import { centavosBetween } from './arbitraries.ts';

function cash(kind: CashKind, amount: number): CashMovement {
  return { kind, amountCentavos: centavos(amount) };
}

const movement = fc.record({ kind: fc.constantFrom(...CASH_KINDS), amountCentavos: centavosBetween(0, 1_000_000) });

describe('the till', () => {
  it('expects what came in less what went out', () => {
    const day = [
      cash('float', 50_000),
      cash('sale', 120_000),
      cash('abono', 20_000),
      cash('recarga', 5_000),
      cash('deposit', 1_500),
      cash('in', 10_000),
      cash('out', 30_000),
      cash('refund', 1_900),
      cash('deposit_returned', 500),
      cash('expense', 8_000),
      cash('redondeo', 7),
    ];
    expect(expectedCash(day)).toBe(166_100);
    expect(closeTill({ movements: day, countedCentavos: centavos(166_000) })).toEqual({
      expectedCentavos: 166_100,
      countedCentavos: 166_000,
      differenceCentavos: -100,
    });
  });

  it.each<[CashKind, number]>([
    ['float', 1],
    ['sale', 1],
    ['refund', -1],
    ['abono', 1],
    ['in', 1],
    ['out', -1],
    ['expense', -1],
    ['deposit', 1],
    ['deposit_returned', -1],
    ['recarga', 1],
    ['redondeo', 0],
  ])('%s has the sign %i', (kind, sign) => {
    expect(cashSign(kind)).toBe(sign);
    expect(signedCash(cash(kind, 500))).toBe(500 * sign);
  });

  it('expects the same in any order, and the parts of a day sum to the day', () => {
    fc.assert(
      fc.property(fc.array(movement), fc.array(movement), (morning, evening) => {
        const day = expectedCash([...morning, ...evening]);
        expect(expectedCash([...evening, ...morning])).toBe(day);
        expect(expectedCash(morning) + expectedCash(evening)).toBe(day);
      }),
    );
  });

  it('refuses a negative movement: the kind has the sign', () => {
    expect(() => expectedCash([cash('out', -100)])).toThrow(RangeError);
  });

  it('of nothing is nothing', () => {
    expect(closeTill({ movements: [], countedCentavos: centavos(0) }).differenceCentavos).toBe(0);
  });
});

describe('countDenominations', () => {
  it('adds notes and coins', () => {
    const counts = [
      { valueCentavos: 50_000, count: 2 },
      { valueCentavos: 2_000, count: 7 },
      { valueCentavos: 50, count: 3 },
    ];
    expect(countDenominations(counts)).toBe(114_150);
    expect(countDenominations([])).toBe(0);
  });

  it.each([
    [300, 1],
    [50_000, -1],
    [50_000, 1.5],
    [50_000, Number.NaN],
    [Number.NaN, 1],
  ])('refuses %f × %f', (valueCentavos, count) => {
    expect(() => countDenominations([{ valueCentavos, count }])).toThrow(RangeError);
  });

  it('counts one of each as their sum', () => {
    const oneOfEach = DENOMINATIONS_CENTAVOS.map((valueCentavos) => ({ valueCentavos, count: 1 }));
    expect(countDenominations(oneOfEach)).toBe(188_850);
  });
});
