import { formatMoney } from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
import { Link } from '@tanstack/react-router';
import { Smartphone } from 'lucide-react';
import { useOpenSession } from '../../../data/session.ts';
import { Badge } from '../../../design/badge.tsx';
import { ListRow } from '../../../design/list-row.tsx';
import { receipt } from '../../../messages/charge.ts';
import { shortTime } from '../../../messages/dates.ts';

/** Sales that only this device has; each opens like any other. */
export function WaitingSales({ entries }: { entries: readonly JournalEntry[] }) {
  const { shop } = useOpenSession().enrolment;
  if (entries.length === 0) return null;
  return (
    <ul className="overflow-hidden rounded-12 shadow-[0_0_0_1px_var(--line)]">
      {entries.map((entry) => (
        <li key={entry.seq}>
          <Link to="/ventas/$id" params={{ id: entry.id }} className="block focus-visible:-outline-offset-3">
            <ListRow
              title={entry.summary.folio}
              detail={
                <>
                  {shortTime(entry.recordedAt, shop.timezone)}
                  <Badge tone="here" icon={<Smartphone aria-hidden className="size-4" />}>
                    {receipt.here}
                  </Badge>
                </>
              }
              value={entry.summary.totalCentavos === null ? '' : formatMoney(entry.summary.totalCentavos)}
              chevron
            />
          </Link>
        </li>
      ))}
    </ul>
  );
}
