import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAYMENT_METHODS, centavos, quickBills, settle } from '../src/index.ts';
import type { Centavos, Payment, PaymentMethod } from '../src/index.ts';
import { centavosBetween } from './arbitraries.ts';

function pay(method: PaymentMethod, amount: number, tendered: number | null = null): Payment {
  return { method, amountCentavos: amount as Centavos, tenderedCentavos: tendered as Centavos | null };
}

const total = centavos(10_000);

describe('settle', () => {
  it.each<[string, Payment[], number]>([
    ['exact cash, nothing noted', [pay('cash', 10_000)], 0],
    ['a note of 200', [pay('cash', 10_000, 20_000)], 10_000],
    ['cash and card', [pay('cash', 4_000, 5_000), pay('card', 6_000)], 1_000],
    ['two cards', [pay('card', 4_000), pay('card', 6_000)], 0],
    ['part cash, part fiado', [pay('cash', 2_000, 2_000), pay('fiado', 8_000)], 0],
  ])('%s', (_, payments, change) => {
    const settled = settle(total, payments, { hasCustomer: true });
    expect(settled).toMatchObject({ ok: true, changeCentavos: change });
  });

  it('says what was paid by each method', () => {
    const settled = settle(total, [pay('card', 3_000), pay('cash', 3_000), pay('card', 4_000)]);
    expect(settled).toMatchObject({
      paidByMethod: { cash: 3_000, card: 7_000, transfer: 0, terminal: 0, fiado: 0, credit: 0 },
    });
  });

  it.each<[string, Payment[], string, number | null]>([
    ['nothing', [], 'PAYMENTS_DO_NOT_MATCH', null],
    ['too little', [pay('card', 9_999)], 'PAYMENTS_DO_NOT_MATCH', null],
    ['too much', [pay('card', 10_001)], 'PAYMENTS_DO_NOT_MATCH', null],
    ['a payment of nothing', [pay('card', 10_000), pay('fiado', 0)], 'PAYMENTS_DO_NOT_MATCH', 1],
    ['a negative one', [pay('card', 10_100), pay('cash', -100)], 'PAYMENTS_DO_NOT_MATCH', 1],
    ['NaN', [pay('cash', Number.NaN)], 'PAYMENTS_DO_NOT_MATCH', 0],
    ['too little handed over', [pay('cash', 10_000, 9_999)], 'TENDERED_TOO_SMALL', 0],
    ['NaN handed over', [pay('cash', 10_000, Number.NaN)], 'TENDERED_TOO_SMALL', 0],
    ['change from a card', [pay('card', 10_000, 20_000)], 'CASH_TENDER_ONLY', 0],
    ['fiado of nobody', [pay('fiado', 10_000)], 'FIADO_NEEDS_CUSTOMER', 0],
    ['credit of nobody', [pay('cash', 1_000), pay('credit', 9_000)], 'FIADO_NEEDS_CUSTOMER', 1],
  ])('refuses %s', (_, payments, code, paymentIndex) => {
    const settled = settle(total, payments, { hasCustomer: code !== 'FIADO_NEEDS_CUSTOMER' });
    expect(settled).toEqual({ ok: false, problems: [{ code, paymentIndex }] });
  });

  it('settles a sale that costs nothing, with a payment of nothing or with none', () => {
    expect(settle(centavos(0), [pay('cash', 0)])).toMatchObject({ ok: true, changeCentavos: 0 });
    expect(settle(centavos(0), [])).toMatchObject({ ok: true, changeCentavos: 0 });
  });

  it('keeps every centavo: what was handed over is the total and the change', () => {
    const part = fc.record({
      method: fc.constantFrom(...PAYMENT_METHODS),
      amount: fc.integer({ min: 1, max: 1_000_000 }),
      extra: fc.option(fc.nat(100_000)),
    });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const payments = parts.map(({ method, amount, extra }) =>
          pay(method, amount, method === 'cash' && extra !== null ? amount + extra : null),
        );
        const sum = payments.reduce((left, payment) => left + payment.amountCentavos, 0);
        const settled = settle(centavos(sum), payments, { hasCustomer: true });
        if (!settled.ok) throw new Error(JSON.stringify(settled.problems));
        const handedOver = payments.reduce(
          (left, payment) => left + (payment.tenderedCentavos ?? payment.amountCentavos),
          0,
        );
        expect(handedOver - settled.changeCentavos).toBe(sum);
        expect(PAYMENT_METHODS.reduce((left, method) => left + settled.paidByMethod[method], 0)).toBe(sum);
      }),
    );
  });
});

describe('quickBills', () => {
  it.each([
    [18_750, [18_750, 20_000, 50_000, 100_000]],
    [2_300, [2_300, 4_000, 5_000, 10_000, 20_000]],
    [73_000, [73_000, 74_000, 75_000, 80_000, 100_000]],
    [100_000, [100_000]],
    [50, [50, 2_000, 5_000, 10_000, 20_000]],
    [0, []],
    [-500, []],
  ])('for %i suggests %j', (amount, bills) => {
    expect(quickBills(centavos(amount))).toEqual(bills);
  });

  it('begins with the exact amount and rises in amounts that notes can make', () => {
    fc.assert(
      fc.property(centavosBetween(1, 9_000_000_000_000), (amount) => {
        const [exact, ...others] = quickBills(amount);
        expect(exact).toBe(amount);
        expect([...others].sort((left, right) => left - right)).toEqual(others);
        for (const bill of others) {
          expect(bill).toBeGreaterThan(amount);
          expect(bill % 1_000).toBe(0);
        }
      }),
    );
  });
});
