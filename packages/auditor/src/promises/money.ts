import type { Difference } from '../invariant.ts';
import type { Books, Day } from './books.ts';
import { cashOf, debtOf, type Command } from './command.ts';

/** Each command moved exactly its cash, in its till session or, where that had not arrived, in none; nothing else moved any. */
export function predictCash(books: Books, moving: readonly Command[]): Difference[] {
  const expected = new Map(moving.map((command) => [command.id, command]));
  const missing = moving.flatMap((command) => {
    const amount = cashOf(command);
    const found = books.cash.get(command.id);
    if ((found?.amount ?? 0) !== amount) {
      return [
        { row: command.id, expected: `cash ${String(amount)}`, found: `cash ${String(found?.amount ?? 'nothing')}` },
      ];
    }
    const session = command.type === 'openTill' ? command.id : (command.payload.tillSessionId ?? null);
    const isMisplaced =
      found !== undefined && found.sessionId !== session && !(found.sessionId === null && books.held.has(command.id));
    return isMisplaced
      ? [{ row: command.id, expected: `till ${String(session)}`, found: `till ${String(found.sessionId)}` }]
      : [];
  });
  const strangers = [...books.cash].filter(([id]) => !expected.has(id));
  return [
    ...missing,
    ...strangers.map(([row, { amount }]) => ({ row, expected: 'nothing', found: `cash ${String(amount)}` })),
  ];
}

/** Each command changed exactly its customer's debt; a balance is their sum. */
export function predictDebts(books: Books, recorded: readonly Command[]): Difference[] {
  const balances = new Map<string, number>();
  const wrong: Difference[] = [];
  const expected = new Set<string>();
  for (const command of recorded) {
    const amount = debtOf(command);
    const found = books.debts.get(command.id);
    if ((found?.amount ?? 0) !== amount) {
      wrong.push({
        row: command.id,
        expected: `debt ${String(amount)}`,
        found: `debt ${String(found?.amount ?? 'nothing')}`,
      });
    }
    if (amount === 0) continue;
    expected.add(command.id);
    const customer = command.payload.customerId ?? found?.customerId;
    if (customer !== undefined) balances.set(customer, (balances.get(customer) ?? 0) + amount);
  }
  for (const [row, { amount }] of books.debts) {
    if (!expected.has(row)) wrong.push({ row, expected: 'nothing', found: `debt ${String(amount)}` });
  }
  for (const customer of new Set([...balances.keys(), ...books.balances.keys()])) {
    const [owed, found] = [balances.get(customer) ?? 0, books.balances.get(customer) ?? 0];
    if (owed !== found) wrong.push({ row: customer, expected: `owes ${String(owed)}`, found: `owes ${String(found)}` });
  }
  return wrong;
}

/** A day sums the sales and refunds that say they are of it. */
export function predictDays(books: Books, recorded: readonly Command[]): Difference[] {
  const days = new Map<string, Day>();
  for (const { type, payload, businessDate } of recorded) {
    const isSale = type === 'recordSale';
    if (!isSale && type !== 'refundSale' && type !== 'refundTicket') continue;
    const total = payload.totalCentavos ?? 0;
    const day = days.get(businessDate) ?? { sales: 0, salesCentavos: 0, refunds: 0, refundsCentavos: 0 };
    days.set(businessDate, {
      sales: day.sales + (isSale ? 1 : 0),
      salesCentavos: day.salesCentavos + (isSale ? total : 0),
      refunds: day.refunds + (isSale ? 0 : 1),
      refundsCentavos: day.refundsCentavos + (isSale ? 0 : total),
    });
  }
  return [...new Set([...days.keys(), ...books.days.keys()])].flatMap((row) => {
    const [expected, found] = [tell(days.get(row)), tell(books.days.get(row))];
    return expected === found ? [] : [{ row, expected, found }];
  });
}

function tell(day: Day | undefined): string {
  if (day === undefined) return 'nothing';
  return `${String(day.sales)} sales ${String(day.salesCentavos)}, ${String(day.refunds)} refunds ${String(day.refundsCentavos)}`;
}

/** Each sale is there as it was promised, under its folio; where a folio is there twice, somebody was told. */
export function predictSales(books: Books, recorded: readonly Command[]): Difference[] {
  const promised = recorded.filter(({ type }) => type === 'recordSale');
  const wrong = promised.flatMap(({ id, payload, businessDate }) => {
    const folio = `${payload.folio?.series ?? ''}-${String(payload.folio?.number)}`;
    const expected = `${folio} ${String(payload.totalCentavos)} on ${businessDate}, ${String(payload.lines?.length)} lines`;
    const row = books.sales.get(id);
    const found =
      row === undefined
        ? 'nothing'
        : `${row.folio} ${String(row.total)} on ${row.businessDate}, ${String(row.lines.size)} lines`;
    return found === expected ? [] : [{ row: id, expected, found }];
  });
  const known = new Set(promised.map(({ id }) => id));
  const strangers = [...books.sales.keys()].filter((id) => !known.has(id));
  const clashes = [...Map.groupBy(books.sales.values(), ({ folio }) => folio).values()].filter(
    (sales) =>
      sales.length > 1 && sales.filter(({ flags }) => flags.includes('device_forked')).length < sales.length - 1,
  );
  return [
    ...wrong,
    ...strangers.map((row) => ({ row, expected: 'nothing', found: 'a sale' })),
    ...clashes.map((sales) => ({
      row: sales[0]?.folio ?? '',
      expected: 'one sale, or a flag',
      found: `${String(sales.length)} sales`,
    })),
  ];
}
