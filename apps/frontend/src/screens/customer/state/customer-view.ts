import type { Customer } from '@michangarrito/contracts';
import { formatMoney, negateCentavos, subtractCentavos } from '@michangarrito/domain';
import { customer as words } from '../../../messages/fiados.ts';
import { readablePhone } from '../../entry/phone-text.ts';
import { debtAge, dueRuleWords } from '../../fiados/state/debt-views.ts';
import type { CustomerView } from '../components/view-model.ts';

type Head = Pick<CustomerView, 'name' | 'subtitle' | 'balance' | 'balanceLabel' | 'since' | 'limit'>;

/** The head of an account: who it is, what they owe, since when and against which limit. */
export function customerView(customer: Customer, today: string, utcOffsetMinutes: number): Head {
  const { name, phone, dueRule, balanceCentavos: balance, creditLimitCentavos: limit } = customer;
  const subtitle = [phone === null ? null : readablePhone(phone), dueRuleWords(dueRule)].filter(Boolean).join(' · ');
  const days = debtAge(customer, today, utcOffsetMinutes);
  return {
    name,
    ...(subtitle !== '' && { subtitle }),
    balance: balance < 0 ? negateCentavos(balance) : balance,
    balanceLabel: balance > 0 ? words.owes : balance < 0 ? words.credit : words.settled,
    ...(days !== null && { since: words.since(days) }),
    ...(limit !== null && limit > 0 && { limit: limitView(limit, balance) }),
  };
}

function limitView(
  limit: Customer['balanceCentavos'],
  balance: Customer['balanceCentavos'],
): NonNullable<Head['limit']> {
  const left = subtractCentavos(limit, balance);
  return {
    label: words.limit(formatMoney(limit)),
    left:
      left < 0
        ? { label: words.over, amount: formatMoney(negateCentavos(left)), over: true }
        : { label: words.left, amount: formatMoney(left), over: false },
    usedShare: balance / limit,
  };
}
