/** Payments of a sale, change, and the notes a customer is likely to hand over. */

import { PAYMENT_METHODS } from './enumerations.ts';
import type { PaymentMethod } from './enumerations.ts';
import { MAX_CENTAVOS, ZERO_CENTAVOS, addCentavos, centavos, subtractCentavos } from './money.ts';
import type { Centavos } from './money.ts';

export interface Payment {
  readonly method: PaymentMethod;
  /** What it pays of the sale. */
  readonly amountCentavos: Centavos;
  /** Cash only: what the customer handed over; null if nobody noted it. */
  readonly tenderedCentavos: Centavos | null;
}

export const PAYMENT_PROBLEM_CODES = [
  'PAYMENTS_DO_NOT_MATCH',
  'TENDERED_TOO_SMALL',
  'CASH_TENDER_ONLY',
  'FIADO_NEEDS_CUSTOMER',
] as const;
export type PaymentProblemCode = (typeof PAYMENT_PROBLEM_CODES)[number];

/** `paymentIndex` counts from 0; null speaks of all of them together. */
export interface PaymentProblem {
  readonly code: PaymentProblemCode;
  readonly paymentIndex: number | null;
}

export type SettleResult =
  | {
      readonly ok: true;
      readonly changeCentavos: Centavos;
      readonly paidByMethod: Readonly<Record<PaymentMethod, Centavos>>;
    }
  | { readonly ok: false; readonly problems: readonly PaymentProblem[] };

/**
 * Checks that the payments pay exactly `total`, and says what goes back to the customer. Fiado and customer credit need a
 * customer; only cash can be tendered above its amount. A payment of nothing is taken only for a sale that costs nothing.
 */
export function settle(
  total: Centavos,
  payments: readonly Payment[],
  { hasCustomer }: { readonly hasCustomer: boolean } = { hasCustomer: false },
): SettleResult {
  const problems = payments.flatMap((payment, paymentIndex): PaymentProblem[] => {
    const code = paymentProblem(total, payment, hasCustomer);
    return code === null ? [] : [{ code, paymentIndex }];
  });
  const paid = payments.reduce((sum, payment) => sum + payment.amountCentavos, 0);
  if (problems.length === 0 && paid !== total) problems.push({ code: 'PAYMENTS_DO_NOT_MATCH', paymentIndex: null });
  if (problems.length > 0) return { ok: false, problems };

  const paidByMethod = Object.fromEntries(PAYMENT_METHODS.map((method) => [method, ZERO_CENTAVOS])) as Record<
    PaymentMethod,
    Centavos
  >;
  let change = ZERO_CENTAVOS;
  for (const { method, amountCentavos, tenderedCentavos } of payments) {
    paidByMethod[method] = addCentavos(paidByMethod[method], amountCentavos);
    if (tenderedCentavos !== null) change = addCentavos(change, subtractCentavos(tenderedCentavos, amountCentavos));
  }
  return { ok: true, changeCentavos: change, paidByMethod };
}

function paymentProblem(total: Centavos, payment: Payment, hasCustomer: boolean): PaymentProblemCode | null {
  const { method, amountCentavos, tenderedCentavos } = payment;
  const smallest = total === 0 ? 0 : 1;
  if (!Number.isSafeInteger(amountCentavos) || amountCentavos < smallest || amountCentavos > MAX_CENTAVOS) {
    return 'PAYMENTS_DO_NOT_MATCH';
  }
  if ((method === 'fiado' || method === 'credit') && !hasCustomer) return 'FIADO_NEEDS_CUSTOMER';
  if (tenderedCentavos === null) return null;
  if (method !== 'cash') return 'CASH_TENDER_ONLY';
  const tenderFits = Number.isSafeInteger(tenderedCentavos) && tenderedCentavos <= MAX_CENTAVOS;
  return tenderFits && tenderedCentavos >= amountCentavos ? null : 'TENDERED_TOO_SMALL';
}

/** Notes in circulation, in centavos (Banco de México). */
const NOTES_CENTAVOS = [2_000, 5_000, 10_000, 20_000, 50_000, 100_000] as const;
const MOST_SUGGESTIONS = 5;

/**
 * What a customer is likely to hand over, ascending: the exact amount, then the total rounded up to each note. $187.50 gives
 * $187.50, $200, $500, $1,000. Empty for a total of zero or less.
 */
export function quickBills(total: Centavos): Centavos[] {
  if (total <= 0) return [];
  const roundedUp = NOTES_CENTAVOS.map((note) => Math.ceil(total / note) * note).filter((bill) => bill <= MAX_CENTAVOS);
  const amounts = [...new Set([total, ...roundedUp])].sort((left, right) => left - right);
  return amounts.slice(0, MOST_SUGGESTIONS).map(centavos);
}
