import type { Customer } from '@michangarrito/contracts';
import {
  ZERO_CENTAVOS,
  addCentavos,
  businessDate,
  centavos,
  daysBetween,
  formatMoney,
  matchesTokens,
  negateCentavos,
  subtractCentavos,
  sumCentavos,
  tokens,
  type Ageing,
  type Centavos,
} from '@michangarrito/domain';
import { dueRules, fiados } from '../../../messages/fiados.ts';
import type { DebtorView, FiadosView } from '../components/view-model.ts';

/** What everybody owes together, and how many they are. */
export function owedByAll(customers: readonly Customer[]): { total: Centavos; people: number } {
  const debtors = customers.filter(({ balanceCentavos }) => balanceCentavos > 0);
  return { total: sumCentavos(debtors.map(({ balanceCentavos }) => balanceCentavos)), people: debtors.length };
}

/**
 * The server's ageing made to agree with what this device knows: a new fiado is young, an abono pays the oldest first.
 */
export function ageingOf(known: Ageing, total: Centavos): FiadosView['ageing'] {
  const ages = [known.days0to7Centavos, known.days8to15Centavos, known.days16to30Centavos, known.over30Centavos];
  let difference = subtractCentavos(total, sumCentavos(ages));
  if (difference > 0) ages[0] = addCentavos(ages[0] ?? ZERO_CENTAVOS, difference);
  for (let index = ages.length - 1; index >= 0 && difference < 0; index -= 1) {
    const age = ages[index] ?? ZERO_CENTAVOS;
    const paid = centavos(Math.min(age, Math.abs(difference)));
    ages[index] = subtractCentavos(age, paid);
    difference = addCentavos(difference, paid);
  }
  return ages.map((amount) => ({ value: amount, amount: formatMoney(amount) }));
}

/** Who owes, the oldest debt first; with words typed, everybody they fit. */
export function debtorsShown(customers: readonly Customer[], search: string): Customer[] {
  const words = tokens(search);
  const present = customers.filter(({ archived }) => !archived);
  if (words.length > 0) {
    return present.filter(({ name, phone }) => matchesTokens(words, tokens(`${name} ${phone ?? ''}`)));
  }
  return present
    .filter(({ balanceCentavos }) => balanceCentavos > 0)
    .toSorted((left, right) => (since(left) < since(right) ? -1 : 1));
}

/** Who has money in their favour, the most first; a search finds them among everybody. */
export function creditsShown(customers: readonly Customer[], search: string): Customer[] {
  if (tokens(search).length > 0) return [];
  return customers
    .filter(({ archived, balanceCentavos }) => !archived && balanceCentavos < 0)
    .toSorted((left, right) => left.balanceCentavos - right.balanceCentavos);
}

function since({ oldestOpenAt }: Customer): string {
  return oldestOpenAt ?? '9999';
}

export function debtorView(customer: Customer, today: string, utcOffsetMinutes: number): DebtorView {
  const { id, name, balanceCentavos, overdue } = customer;
  const days = debtAge(customer, today, utcOffsetMinutes);
  const detail = balanceCentavos > 0 ? debtDetail(customer) : balanceCentavos < 0 ? fiados.credit : fiados.settled;
  return {
    id,
    name,
    late: overdue,
    amount: formatMoney(balanceCentavos < 0 ? negateCentavos(balanceCentavos) : balanceCentavos),
    ...(days !== null && { age: fiados.days(days) }),
    ...(detail !== null && { detail }),
  };
}

/** Days since the oldest fiado that is still open; null if nothing is owed. */
export function debtAge({ balanceCentavos, oldestOpenAt }: Customer, today: string, utcOffsetMinutes: number) {
  if (balanceCentavos <= 0 || oldestOpenAt === null) return null;
  return Math.max(0, daysBetween(businessDate(Date.parse(oldestOpenAt), utcOffsetMinutes), today));
}

/** When they pay, or else how far they may go. */
function debtDetail({ dueRule, creditLimitCentavos }: Customer): string | null {
  return (
    dueRuleWords(dueRule) ??
    (creditLimitCentavos === null ? null : fiados.limit(formatMoney(creditLimitCentavos).replace('.00', '')))
  );
}

/** When somebody has agreed to pay; null if whenever they can. */
export function dueRuleWords(rule: Customer['dueRule']): string | null {
  switch (rule.kind) {
    case 'none':
      return null;
    case 'weekly':
      return dueRules.weekly(rule.weekday);
    case 'biweekly':
      return dueRules.biweekly;
    case 'days':
      return dueRules.days(rule.days);
  }
}
