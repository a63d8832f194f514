import type { Customer } from '@michangarrito/contracts';
import { addCentavos, formatMoney, subtractCentavos, type Centavos } from '@michangarrito/domain';
import { charge } from '../../messages/charge.ts';
import type { FiadoView } from './components/view-model.ts';

/** What somebody owes, would owe, and whether that passes the limit: it warns, the owner decides. */
export function fiadoView(customer: Customer | null, amount: Centavos, onChoose: () => void): FiadoView {
  if (customer === null) return { onChoose };
  const owing = addCentavos(customer.balanceCentavos, amount);
  const limit = customer.creditLimitCentavos;
  return {
    onChoose,
    customer: {
      name: customer.name,
      owes: customer.balanceCentavos > 0 ? charge.owes(formatMoney(customer.balanceCentavos)) : charge.owesNothing,
      willOwe: charge.willOwe(formatMoney(owing)),
    },
    ...(limit !== null &&
      owing > limit && { warning: charge.overLimit(customer.name, formatMoney(subtractCentavos(owing, limit))) }),
  };
}
