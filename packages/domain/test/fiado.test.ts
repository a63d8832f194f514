import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageing, allocateFiadoPayments, centavos, creditLeft, wouldPassLimit } from '../src/index.ts';
import type { AbonoEntry, FiadoEntry } from '../src/index.ts';
import { anyCentavos, centavosBetween } from './arbitraries.ts';

function entry(id: string, day: number, amount: number): FiadoEntry {
  return { id, at: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`, amountCentavos: centavos(amount) };
}

describe('allocateFiadoPayments', () => {
  it('pays the oldest first and keeps the rest as credit', () => {
    const books = allocateFiadoPayments(
      [entry('f2', 5, 3_000), entry('f1', 1, 10_000), entry('f3', 9, 1_000)],
      [entry('a1', 2, 4_000), entry('a2', 6, 7_500)],
    );
    expect(books).toEqual({
      allocations: [
        { fiadoId: 'f1', paymentId: 'a1', amountCentavos: 4_000 },
        { fiadoId: 'f1', paymentId: 'a2', amountCentavos: 6_000 },
        { fiadoId: 'f2', paymentId: 'a2', amountCentavos: 1_500 },
      ],
      fiados: [
        { id: 'f1', paidCentavos: 10_000, balanceCentavos: 0, status: 'paid' },
        { id: 'f2', paidCentavos: 1_500, balanceCentavos: 1_500, status: 'partly_paid' },
        { id: 'f3', paidCentavos: 0, balanceCentavos: 1_000, status: 'open' },
      ],
      creditCentavos: 0,
    });
  });

  it('turns two abonos for the same debt into credit, which the next fiado uses', () => {
    const abonos = [entry('a1', 2, 5_000), entry('a2', 2, 5_000)];
    expect(allocateFiadoPayments([entry('f1', 1, 5_000)], abonos).creditCentavos).toBe(5_000);
    const later = allocateFiadoPayments([entry('f1', 1, 5_000), entry('f2', 20, 3_000)], abonos);
    expect(later.fiados[1]).toEqual({ id: 'f2', paidCentavos: 3_000, balanceCentavos: 0, status: 'paid' });
    expect(later.creditCentavos).toBe(2_000);
  });

  it('gives no room to what was refunded or forgiven whole, and shows what was refunded too much', () => {
    const books = allocateFiadoPayments(
      [entry('f1', 1, 0), entry('f2', 2, -300), entry('f3', 3, 500)],
      [entry('a', 4, 200)],
    );
    expect(books.allocations).toEqual([{ fiadoId: 'f3', paymentId: 'a', amountCentavos: 200 }]);
    expect(books.fiados.map((fiado) => [fiado.balanceCentavos, fiado.status])).toEqual([
      [0, 'paid'],
      [-300, 'paid'],
      [300, 'partly_paid'],
    ]);
  });

  it('orders by instant, not by spelling: offsets, microseconds and the way PostgreSQL writes', () => {
    const amountCentavos = centavos(100);
    const inOrder = [
      { id: 'z', at: '2026-11-24T10:00:00+06:00', amountCentavos },
      { id: 'y', at: '2026-11-24T09:00:00Z', amountCentavos },
      { id: 'x', at: '2026-11-24 09:00:00.000001+00', amountCentavos },
      { id: 'a', at: '2026-11-24T09:00:00.000002+00:00', amountCentavos },
      { id: 'w', at: '2026-11-24T03:00:00.001-0600', amountCentavos },
    ];
    const books = allocateFiadoPayments([...inOrder].reverse(), []);
    expect(books.fiados.map((fiado) => fiado.id)).toEqual(['z', 'y', 'x', 'a', 'w']);
  });

  it('refuses an abono that is none and an instant that cannot be read', () => {
    expect(() => allocateFiadoPayments([], [entry('a', 1, 0)])).toThrow(RangeError);
    expect(() => allocateFiadoPayments([], [entry('a', 1, -5)])).toThrow(RangeError);
    for (const at of ['', 'ayer', '2026-11-24', '2026-11-24T10:00:00', '2026-13-01T10:00:00Z']) {
      expect(() => allocateFiadoPayments([{ ...entry('f', 1, 5), at }], [])).toThrow(RangeError);
    }
  });

  // Few days and ids that repeat across both lists, so that ties are common.
  const fiados = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 40 }),
      day: fc.integer({ min: 1, max: 6 }),
      amount: fc.integer({ min: -50, max: 300 }),
    }),
    { selector: (row) => row.id, maxLength: 12 },
  );
  const toEntries = (rows: { id: number; day: number; amount: number }[]) =>
    rows.map(({ id, day, amount }) => entry(String(id).padStart(2, '0'), day, amount));
  const books = fc.tuple(
    fiados.map(toEntries),
    fiados.map((rows) => toEntries(rows.map((row) => ({ ...row, amount: Math.max(1, row.amount) })))),
  );

  /** The rule told naively: every centavo of debt and of payment stands in a row, and the rows stand side by side. */
  function centavoByCentavo(debts: readonly FiadoEntry[], payments: readonly AbonoEntry[]): Map<string, number> {
    const line = (entries: readonly FiadoEntry[]) =>
      [...entries]
        .sort((left, right) => (left.at + left.id < right.at + right.id ? -1 : 1))
        .flatMap(({ id, amountCentavos }) => Array.from({ length: Math.max(0, amountCentavos) }, () => id));
    const [owed, paid] = [line(debts), line(payments)];
    const pairs = new Map<string, number>();
    owed.slice(0, paid.length).forEach((fiadoId, position) => {
      const pair = `${fiadoId} ${paid[position] ?? ''}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    });
    return pairs;
  }

  it('agrees with the rule told centavo by centavo', () => {
    fc.assert(
      fc.property(books, ([debts, payments]) => {
        const { allocations } = allocateFiadoPayments(debts, payments);
        const pairs = new Map(
          allocations.map((row) => [`${row.fiadoId} ${row.paymentId}`, Number(row.amountCentavos)]),
        );
        expect(pairs).toEqual(centavoByCentavo(debts, payments));
      }),
    );
  });

  it('does not depend on the order of arrival', () => {
    const shuffled = books.chain(([debts, payments]) =>
      fc.record({
        debts: fc.constant(debts),
        payments: fc.constant(payments),
        debtsLater: fc.shuffledSubarray(debts, { minLength: debts.length }),
        paymentsLater: fc.shuffledSubarray(payments, { minLength: payments.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ debts, payments, debtsLater, paymentsLater }) => {
        expect(allocateFiadoPayments(debtsLater, paymentsLater)).toEqual(allocateFiadoPayments(debts, payments));
      }),
    );
  });

  it('loses no centavo', () => {
    const sum = (amounts: readonly number[]) => amounts.reduce((left, right) => left + right, 0);
    fc.assert(
      fc.property(books, ([debts, payments]) => {
        const result = allocateFiadoPayments(debts, payments);
        const owed = sum(debts.map((debt) => debt.amountCentavos));
        const paid = sum(payments.map((payment) => payment.amountCentavos));
        const allocated = sum(result.allocations.map((row) => row.amountCentavos));
        expect(allocated + result.creditCentavos).toBe(paid);
        expect(sum(result.fiados.map((fiado) => fiado.balanceCentavos)) - result.creditCentavos).toBe(owed - paid);
        if (result.creditCentavos > 0) expect(result.fiados.every((fiado) => fiado.status === 'paid')).toBe(true);
        for (const debt of debts) {
          const fiado = result.fiados.find(({ id }) => id === debt.id);
          const own = sum(result.allocations.filter((row) => row.fiadoId === debt.id).map((row) => row.amountCentavos));
          expect(fiado?.paidCentavos).toBe(own);
          expect((fiado?.balanceCentavos ?? 0) + own).toBe(debt.amountCentavos);
        }
      }),
    );
  });
});

describe('ageing', () => {
  const on = (businessDate: string, amount: number) => ({ businessDate, balanceCentavos: centavos(amount) });

  it('sorts debts by days, with the edges in the younger bucket', () => {
    const debts = [
      on('2026-11-24', 1), // today
      on('2026-11-30', 2), // a clock that ran ahead
      on('2026-11-17', 4), // 7 days
      on('2026-11-16', 8), // 8
      on('2026-11-09', 16), // 15
      on('2026-11-08', 32), // 16
      on('2026-10-25', 64), // 30
      on('2026-10-24', 128), // 31
      on('2025-01-01', 256),
      on('2026-10-01', 0),
      on('2026-10-01', -512),
    ];
    expect(ageing(debts, '2026-11-24')).toEqual({
      days0to7Centavos: 7,
      days8to15Centavos: 24,
      days16to30Centavos: 96,
      over30Centavos: 384,
    });
  });

  it('refuses a day that does not exist', () => {
    expect(() => ageing([on('2026-02-30', 1)], '2026-11-24')).toThrow(RangeError);
    expect(() => ageing([on('2026-02-01', 1)], '24/11/2026')).toThrow(RangeError);
  });
});

describe('credit', () => {
  it.each([
    [50_000, 20_000, 30_000],
    [50_000, 50_000, 0],
    [50_000, 60_000, 0],
    [50_000, -1_000, 51_000], // credit in the customer's favour adds to it
    [0, 0, 0],
  ])('limit %i, owes %i: %i left', (limit, balance, left) => {
    expect(creditLeft(centavos(limit), centavos(balance))).toBe(left);
  });

  it('has no end without a limit', () => {
    expect(creditLeft(null, centavos(100))).toBeNull();
    expect(wouldPassLimit(null, centavos(100), centavos(9_000_000_000))).toBe(false);
  });

  it('is not passed by reaching it', () => {
    expect(wouldPassLimit(centavos(50_000), centavos(20_000), centavos(30_000))).toBe(false);
    expect(wouldPassLimit(centavos(50_000), centavos(20_000), centavos(30_001))).toBe(true);
  });

  it('is passed by exactly what exceeds the credit left', () => {
    fc.assert(
      fc.property(
        centavosBetween(0, 1e6),
        anyCentavos.filter((c) => Math.abs(c) < 1e9),
        centavosBetween(1, 1e6),
        (limit, owes, amount) => {
          expect(wouldPassLimit(limit, owes, amount)).toBe(amount > Number(creditLeft(limit, owes)));
        },
      ),
    );
  });
});
