import { formatMoney } from '@michangarrito/domain';
import type { KnownClosure } from '@michangarrito/local-store';
import { useOpenSession } from '../../../data/session.ts';
import { seesTotals } from '../../../data/what-may-be-seen.ts';
import { Badge } from '../../../design/badge.tsx';
import { ListRow } from '../../../design/list-row.tsx';
import { closureHistory, closure } from '../../../messages/closure.ts';
import { longDay } from '../../../messages/dates.ts';
import { differenceView } from '../../closure/state/difference.ts';

export interface ClosureListProps {
  closures: readonly KnownClosure[];
  selected: string | undefined;
  onOpen: (id: string) => void;
}

/** The cortes Z, newest first: the day, how the drawer came out, what was sold for who may see that. */
export function ClosureList({ closures, selected, onOpen }: ClosureListProps) {
  const sees = seesTotals(useOpenSession().enrolment.person);
  return (
    <ul className="border-t border-line">
      {closures.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            aria-current={row.id === selected || undefined}
            onClick={() => onOpen(row.id)}
            className="block w-full focus-visible:-outline-offset-3"
          >
            <ListRow
              title={longDay(row.businessDate)}
              detail={
                <>
                  {closureHistory.number(row.number)}
                  <Outcome {...row} />
                  {row.number === null && <Badge tone="here">{closureHistory.here}</Badge>}
                </>
              }
              value={sees ? formatMoney(row.salesCentavos) : ''}
              chevron
              selected={row.id === selected}
              className="desk:px-6"
            />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Outcome({ expectedCentavos, countedCentavos }: KnownClosure) {
  if (countedCentavos === null) return <Badge>{closureHistory.notCounted}</Badge>;
  const { label, amount, tone } = differenceView(expectedCentavos, countedCentavos);
  return <Badge tone={tone}>{tone === 'safe' ? closure.even : `${label} ${amount}`}</Badge>;
}
