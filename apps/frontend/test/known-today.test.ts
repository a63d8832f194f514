import { centavos, formatMoney } from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
import { expect, test } from 'vitest';
import { dayOf, todayWithJournal } from '../src/data/use-known-today.ts';
import { paidView, refundsView } from '../src/screens/home/state/day-view.ts';

const DAY = '2026-11-24';

function entry(type: string, at: string, method: string, amount: number): JournalEntry {
  const payload = { totalCentavos: centavos(amount), payments: [{ method, amountCentavos: centavos(amount) }] };
  const recordedAt = `${DAY}T${at}:00.000Z`;
  return { text: JSON.stringify({ type, businessDate: DAY, recordedAt, payload }) } as JournalEntry;
}

test('what this device sold and gave back moves every figure of the day alike', () => {
  const day = todayWithJournal(
    dayOf(undefined, DAY),
    [
      entry('recordSale', '15:10', 'cash', 10_000),
      entry('recordSale', '16:20', 'card', 22_574),
      entry('refundSale', '16:40', 'cash', 7_074),
    ],
    -360,
  );
  expect(day).toMatchObject({ salesCentavos: 25_500, refundsCentavos: 7_074, salesCount: 2 });
  expect(day.byHour).toEqual([
    { hour: 9, salesCentavos: 10_000, salesCount: 1 },
    { hour: 10, salesCentavos: 15_500, salesCount: 1 },
  ]);
  expect(paidView(day).map(({ id, amount }) => [id, amount])).toEqual([
    ['cash', '$29.26'],
    ['card', '$225.74'],
  ]);
  expect(refundsView(day)).toBe('Vendiste $325.74 · Devolviste $70.74');
  expect(formatMoney(day.salesCentavos)).toBe('$255.00');
});

test('a day on which nothing came back says nothing of it', () => {
  expect(refundsView(dayOf(undefined, DAY))).toBeNull();
});
