import type { Customer } from '@michangarrito/contracts';
import { centavos, type Ageing } from '@michangarrito/domain';
import { describe, expect, test } from 'vitest';
import { ageingOf, creditsShown, debtorView, debtorsShown, owedByAll } from '../src/screens/fiados/state/debt-views.ts';

function customer(name: string, balance: number, rest: Partial<Customer> = {}): Customer {
  return {
    id: name,
    name,
    phone: null,
    creditLimitCentavos: null,
    dueRule: { kind: 'none' },
    note: null,
    balanceCentavos: centavos(balance),
    oldestOpenAt: null,
    overdue: false,
    archived: false,
    ...rest,
  };
}

const AGES = [10_000, 20_000, 30_000, 40_000].map((amount) => centavos(amount));
const known: Ageing = {
  days0to7Centavos: centavos(10_000),
  days8to15Centavos: centavos(20_000),
  days16to30Centavos: centavos(30_000),
  over30Centavos: centavos(40_000),
};

describe('ageing made to agree with what the device knows', () => {
  test.each([
    ['the same', 100_000, AGES],
    ['a new fiado is young', 105_000, [15_000, 20_000, 30_000, 40_000]],
    ['an abono pays the oldest', 95_000, [10_000, 20_000, 30_000, 35_000]],
    ['a large one the next too', 45_000, [10_000, 20_000, 15_000, 0]],
    ['everything', 0, [0, 0, 0, 0]],
  ])('%s', (_name, total, ages) => {
    expect(ageingOf(known, centavos(total)).map(({ value }) => value)).toEqual(ages);
  });
});

describe('who owes', () => {
  const lupe = customer('Doña Lupe', 34_250, { oldestOpenAt: '2026-11-12T18:00:00.000Z', phone: '5512345678' });
  const chuy = customer('Don Chuy', 12_850, { oldestOpenAt: '2026-10-21T18:00:00.000Z' });
  const beto = customer('Beto', 0);
  const paty = customer('Paty', -500);
  const gone = customer('Ana', 100, { archived: true });
  const all = [lupe, chuy, beto, paty, gone];

  test('debts add up without what is in somebody’s favour', () => {
    expect(owedByAll([lupe, chuy, beto, paty])).toEqual({ total: 47_100, people: 2 });
  });
  test('the oldest debt stands first; words find everybody who is not archived', () => {
    expect(debtorsShown(all, '')).toEqual([chuy, lupe]);
    expect(debtorsShown(all, 'be')).toEqual([beto]);
    expect(debtorsShown(all, '5512')).toEqual([lupe]);
    expect(debtorsShown(all, 'ana')).toEqual([]);
  });
  test('who has money in their favour is shown too, the most first, and found by words like everybody', () => {
    const ines = customer('Inés', -9_000);
    expect(creditsShown([...all, ines, customer('Eva', -1, { archived: true })], '')).toEqual([ines, paty]);
    expect(creditsShown(all, 'paty')).toEqual([]);
    expect(debtorsShown(all, 'paty')).toEqual([paty]);
  });
  test('a row says how old, and when they pay before how far they may go', () => {
    const limited = { ...lupe, creditLimitCentavos: centavos(60_000) };
    expect(debtorView(limited, '2026-11-24', -360)).toMatchObject({ age: '12 días', detail: 'límite $600' });
    const weekly = { ...limited, dueRule: { kind: 'weekly', weekday: 5 } as const };
    expect(debtorView(weekly, '2026-11-24', -360)).toMatchObject({ detail: 'paga los viernes' });
    expect(debtorView(paty, '2026-11-24', -360)).toMatchObject({ amount: '$5.00', detail: 'a su favor' });
  });
});
