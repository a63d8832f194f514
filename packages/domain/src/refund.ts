/** Refunds: what goes back for a part of a line, so that refunds of the whole line sum exactly to what was paid. */

import { divideHalfUp } from './arithmetic.ts';
import { ZERO_CENTAVOS, centavos, subtractCentavos } from './money.ts';
import type { Centavos } from './money.ts';
import { prorate } from './prorate.ts';
import { milli } from './quantity.ts';
import type { Milli } from './quantity.ts';

export interface RefundableLine {
  readonly soldMilli: Milli;
  /** What the customer paid for the line, after all discounts. */
  readonly soldTotalCentavos: Centavos;
  /** Already refunded, before this refund. */
  readonly refundedMilli: Milli;
  readonly refundedCentavos: Centavos;
}

export const REFUND_PROBLEM_CODES = ['REFUND_EXCEEDS_SALE', 'QUANTITY_NOT_POSITIVE'] as const;
export type RefundProblemCode = (typeof REFUND_PROBLEM_CODES)[number];

export type RefundResult =
  | { readonly ok: true; readonly amountCentavos: Centavos }
  | { readonly ok: false; readonly problem: RefundProblemCode };

/** Whether these parts of one line come to more than was sold of it, whatever came back before. */
export function exceedsLine(soldMilli: Milli, parts: readonly Milli[]): boolean {
  return parts.reduce((sum, part) => sum + part, 0) > soldMilli;
}

/**
 * The amount for giving back `quantity` of a line: its share of what was paid, rounded half up, never above what is left; the
 * refund that completes the line takes all that is left.
 */
export function refundableLine(line: RefundableLine, quantity: Milli): RefundResult {
  if (!(quantity > 0)) return { ok: false, problem: 'QUANTITY_NOT_POSITIVE' };
  const leftMilli = line.soldMilli - line.refundedMilli;
  const leftCentavos = subtractCentavos(line.soldTotalCentavos, line.refundedCentavos);
  if (quantity > leftMilli || leftCentavos < 0) return { ok: false, problem: 'REFUND_EXCEEDS_SALE' };
  if (quantity === leftMilli) return { ok: true, amountCentavos: leftCentavos };
  const share = shareOf(line.soldTotalCentavos, quantity, line.soldMilli);
  return { ok: true, amountCentavos: centavos(Math.min(share, leftCentavos)) };
}

export interface TaxedLine {
  readonly soldTotalCentavos: Centavos;
  readonly soldIvaCentavos: Centavos;
  readonly soldIepsCentavos: Centavos;
}

export interface RefundedTax {
  readonly ivaCentavos: Centavos;
  readonly iepsCentavos: Centavos;
}

/**
 * The taxes inside a refund of `amount`, of which `refunded` went back before. It is the tax of all refunds with this one minus
 * that without it, so that the taxes of refunds of the whole line sum exactly to the line's, and none exceeds its refund.
 */
export function refundedTax(line: TaxedLine, refunded: Centavos, amount: Centavos): RefundedTax {
  const before = taxUpTo(line, refunded);
  const after = taxUpTo(line, refunded + amount);
  return {
    ivaCentavos: subtractCentavos(after.ivaCentavos, before.ivaCentavos),
    iepsCentavos: subtractCentavos(after.iepsCentavos, before.iepsCentavos),
  };
}

/** The tax inside the first `amount` centavos of a line; IEPS is shared inside both taxes, as pricing a cart does. */
function taxUpTo(line: TaxedLine, amount: number): RefundedTax {
  if (line.soldTotalCentavos <= 0) return { ivaCentavos: ZERO_CENTAVOS, iepsCentavos: ZERO_CENTAVOS };
  const within = Math.min(Math.max(amount, 0), line.soldTotalCentavos);
  const soldTax = centavos(line.soldIvaCentavos + line.soldIepsCentavos);
  const tax = shareOf(soldTax, within, line.soldTotalCentavos);
  const ieps = soldTax === 0 ? ZERO_CENTAVOS : shareOf(line.soldIepsCentavos, tax, soldTax);
  return { ivaCentavos: subtractCentavos(tax, ieps), iepsCentavos: ieps };
}

function shareOf(amount: Centavos, part: number, whole: number): Centavos {
  return centavos(Number(divideHalfUp(BigInt(amount) * BigInt(part), BigInt(whole))));
}

/** A part of a refund, of the line at that place. */
export interface RefundPart {
  readonly line: number;
  readonly quantityMilli: Milli;
  readonly amountCentavos: Centavos;
}

/**
 * Spreads what came back of a product over the lines that sold it, each as far as something is left of it and then the next; what goes
 * beyond all is laid on the last. The money is as it was given, in proportion to what the parts are worth. `exceeds`: more came back than
 * was left, or more money than that is worth. @throws RangeError without lines.
 */
export function spreadRefund(
  lines: readonly RefundableLine[],
  quantity: Milli,
  amount: Centavos,
): { readonly parts: RefundPart[]; readonly exceeds: boolean } {
  let rest: number = quantity;
  const taken = lines.map(({ soldMilli, refundedMilli }) => {
    const left = Math.max(0, Math.min(rest, soldMilli - refundedMilli));
    rest -= left;
    return left;
  });
  const worths = lines.map((line, index) => worthOf(line, taken[index] ?? 0));
  const worth = worths.reduce((sum, each) => sum + each, 0);
  const used = taken.flatMap((each, index) => (each > 0 ? [index] : []));
  if (rest > 0) {
    const last = used.at(-1) ?? lines.length - 1;
    if (used.length === 0) used.push(last);
    taken[last] = (taken[last] ?? 0) + rest;
  }
  const amounts = prorate(
    amount,
    used.map((index) => worths[index] ?? 0),
  );
  const parts = used.map((line, index) => ({
    line,
    quantityMilli: milli(taken[line] ?? 0),
    amountCentavos: amounts[index] ?? ZERO_CENTAVOS,
  }));
  return { parts, exceeds: rest > 0 || amount > worth };
}

function worthOf(line: RefundableLine, quantity: number): number {
  if (quantity === 0) return 0;
  const refund = refundableLine(line, milli(quantity));
  return refund.ok ? refund.amountCentavos : 0;
}
