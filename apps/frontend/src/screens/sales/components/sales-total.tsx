import { formatMoney, sumCentavos } from '@michangarrito/domain';
import { useOpenSession } from '../../../data/session.ts';
import type { SaleSummary } from '../../../data/types.ts';
import { seesTotals } from '../../../data/what-may-be-seen.ts';
import { sales } from '../../../messages/sales.ts';

/** How many sales there are and what they come to, as in the rows below; nothing for who may not see the day. */
export function SalesTotal({ rows }: { rows: readonly Pick<SaleSummary, 'totalCentavos' | 'refundedCentavos'>[] }) {
  const { person } = useOpenSession().enrolment;
  if (!seesTotals(person)) return null;
  const total = sumCentavos(rows.map((row) => row.totalCentavos));
  // What came back of them is said beside it.
  const refunded = sumCentavos(rows.map((row) => row.refundedCentavos));
  const words = [
    sales.count(rows.length, formatMoney(total)),
    ...(refunded > 0 ? [sales.refundedOf(formatMoney(refunded))] : []),
  ];
  return <p className="mb-2 text-15 text-ink-2">{words.join(' · ')}</p>;
}
