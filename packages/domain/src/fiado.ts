/** Fiado: which abono paid which debt, how old debts are, and how much credit is left. */

import { compareText } from './arithmetic.ts';
import { daysBetween, instantMicros } from './business-date.ts';
import type { FiadoStatus } from './enumerations.ts';
import { ZERO_CENTAVOS, addCentavos, centavos, subtractCentavos, sumCentavos } from './money.ts';
import type { Centavos } from './money.ts';

export interface FiadoEntry {
  readonly id: string;
  /** The instant, ISO 8601 with offset. */
  readonly at: string;
  /** Net of refunds and forgiveness; below zero if more was refunded than was owed. */
  readonly amountCentavos: Centavos;
}

export interface AbonoEntry {
  readonly id: string;
  /** The instant, ISO 8601 with offset. */
  readonly at: string;
  readonly amountCentavos: Centavos;
}

export interface FiadoAllocation {
  readonly fiadoId: string;
  readonly paymentId: string;
  /** Always above zero. */
  readonly amountCentavos: Centavos;
}

export interface AllocatedFiado {
  readonly id: string;
  readonly paidCentavos: Centavos;
  /** Net amount − paid; below zero only if more was refunded than was owed. */
  readonly balanceCentavos: Centavos;
  /** What the money says; *forgiven* and *disputed* are decisions of people and stay with the caller. */
  readonly status: Extract<FiadoStatus, 'open' | 'partly_paid' | 'paid'>;
}

export interface FiadoAllocations {
  readonly allocations: readonly FiadoAllocation[];
  /** Oldest first. */
  readonly fiados: readonly AllocatedFiado[];
  /** Abonos above all debts: the shop owes it to the customer. */
  readonly creditCentavos: Centavos;
}

/**
 * Lays the fiados in order of time (then id) end to end on a line, the abonos on another, and overlaps them: each abono pays
 * the oldest debt not yet paid, and what is too much stays as credit for the next debt. Only times, ids and amounts count, so the
 * order in which rows arrive cannot matter. A fiado whose net is zero or less takes no room on the line.
 * Holds always: abonos = allocated + credit, and sum of balances − credit = sum of fiados − sum of abonos.
 * @throws RangeError if an abono is not positive or an instant cannot be read.
 */
export function allocateFiadoPayments(fiados: readonly FiadoEntry[], abonos: readonly AbonoEntry[]): FiadoAllocations {
  const debts = inOrderOfTime(fiados);
  const payments = inOrderOfTime(abonos);
  if (payments.some((payment) => payment.amountCentavos <= 0)) throw new RangeError('an abono must be positive');

  const allocations: FiadoAllocation[] = [];
  const allocated: AllocatedFiado[] = [];
  let next = 0;
  let left = payments[0]?.amountCentavos ?? ZERO_CENTAVOS;
  for (const debt of debts) {
    let balance = debt.amountCentavos;
    for (let payment = payments[next]; payment !== undefined && balance > 0; payment = payments[next]) {
      const amount = centavos(Math.min(balance, left));
      allocations.push({ fiadoId: debt.id, paymentId: payment.id, amountCentavos: amount });
      balance = subtractCentavos(balance, amount);
      left = subtractCentavos(left, amount);
      if (left === 0) left = payments[++next]?.amountCentavos ?? ZERO_CENTAVOS;
    }
    allocated.push(describeFiado(debt, balance));
  }
  const untouched = payments.slice(next + 1).map((payment) => payment.amountCentavos);
  return { allocations, fiados: allocated, creditCentavos: addCentavos(left, sumCentavos(untouched)) };
}

function describeFiado(debt: FiadoEntry, balance: Centavos): AllocatedFiado {
  const paid = subtractCentavos(debt.amountCentavos, balance);
  const unpaid = paid === 0 ? 'open' : 'partly_paid';
  return { id: debt.id, paidCentavos: paid, balanceCentavos: balance, status: balance > 0 ? unpaid : 'paid' };
}

function inOrderOfTime<Entry extends { readonly id: string; readonly at: string }>(entries: readonly Entry[]): Entry[] {
  return entries
    .map((entry) => ({ entry, micros: instantMicros(entry.at) }))
    .sort((left, right) => {
      if (left.micros !== right.micros) return left.micros < right.micros ? -1 : 1;
      return compareText(left.entry.id, right.entry.id);
    })
    .map(({ entry }) => entry);
}

export interface AgedFiado {
  /** Day of the debt, `YYYY-MM-DD`. */
  readonly businessDate: string;
  readonly balanceCentavos: Centavos;
}

/** What is owed, by days since the debt was made. */
export interface Ageing {
  readonly days0to7Centavos: Centavos;
  readonly days8to15Centavos: Centavos;
  readonly days16to30Centavos: Centavos;
  readonly over30Centavos: Centavos;
}

/**
 * Sorts open debts by age on `today` (`YYYY-MM-DD`). A debt dated after today counts as new; one without a positive balance
 * does not count.
 */
export function ageing(fiados: readonly AgedFiado[], today: string): Ageing {
  const sumOf = (from: number, to: number): Centavos =>
    sumCentavos(
      fiados
        .filter(({ businessDate, balanceCentavos }) => {
          const days = Math.max(0, daysBetween(businessDate, today));
          return balanceCentavos > 0 && days >= from && days <= to;
        })
        .map((fiado) => fiado.balanceCentavos),
    );
  return {
    days0to7Centavos: sumOf(0, 7),
    days8to15Centavos: sumOf(8, 15),
    days16to30Centavos: sumOf(16, 30),
    over30Centavos: sumOf(31, Infinity),
  };
}

/** What may still be given on credit, never below zero; null if the customer has no limit. `balance` is what is owed now. */
export function creditLeft(limit: Centavos | null, balance: Centavos): Centavos | null {
  return limit === null ? null : centavos(Math.max(0, subtractCentavos(limit, balance)));
}

/** Whether a fiado of `amount` would take the debt above the limit. Reaching it exactly does not pass it. */
export function wouldPassLimit(limit: Centavos | null, balance: Centavos, amount: Centavos): boolean {
  return limit !== null && addCentavos(balance, amount) > limit;
}
