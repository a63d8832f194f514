import type { TillReading } from '@michangarrito/contracts';
import { formatMoney } from '@michangarrito/domain';
import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { useCashMovements } from '../../../data/queries.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useJournalEntries } from '../../../data/sync-status.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { cx } from '../../../design/cx.ts';
import { ListRow } from '../../../design/list-row.tsx';
import { cashSheet, closure, readingWords } from '../../../messages/closure.ts';
import { shortTime } from '../../../messages/dates.ts';
import { receipt } from '../../../messages/charge.ts';
import { handMovements } from '../state/hand-movements.ts';
import { HistoryLink } from './history-link.tsx';

export interface CashMovementsProps {
  session: NonNullable<TillReading['session']>;
  onIn: () => void;
  onOut: () => void;
}

/** What went in and out of the drawer by hand, with the two ways to add to it. */
export function CashMovements({ session, onIn, onOut }: CashMovementsProps) {
  const { shop } = useOpenSession().enrolment;
  const { data: entries } = useJournalEntries(null);
  const isHere = entries?.some(({ id, state }) => id === session.id && state !== 'acknowledged') ?? true;
  const movements = useCashMovements(session.id, !isHere);
  const rows = handMovements(movements.data ?? [], entries ?? [], session.id);
  return (
    <section aria-label={closure.movements} className="min-h-0 flex-1 overflow-y-auto pb-4">
      <div className="flex min-h-14 items-center px-4 desk:px-5">
        <div>
          <h2 className="text-18 font-700">{closure.movements}</h2>
          <p className="text-14 text-ink-2">
            {readingWords.opened(shortTime(session.openedAt, shop.timezone), session.openedByName)}
          </p>
        </div>
      </div>
      <div className="grid grid-cols-2 gap-2 px-4 pt-1 pb-3 desk:px-5">
        <Button icon={<ArrowDownLeft aria-hidden className="size-5" />} onClick={onIn}>
          {cashSheet.in}
        </Button>
        <Button icon={<ArrowUpRight aria-hidden className="size-5" />} onClick={onOut}>
          {cashSheet.out}
        </Button>
      </div>
      {rows.length === 0 ? (
        <p className="border-t border-line px-4 py-4 text-15 text-ink-2 desk:px-5">{cashSheet.none}</p>
      ) : (
        <ul className="border-t border-line">
          {rows.map((row) => (
            <li key={row.id}>
              <ListRow
                title={row.reason}
                detail={
                  <>
                    {`${shortTime(row.recordedAt, shop.timezone)} · ${cashSheet.kinds[row.kind]}`}
                    {row.here && <Badge tone="here">{receipt.here}</Badge>}
                  </>
                }
                value={<span className={cx('text-16', row.amount > 0 && 'text-safe')}>{formatMoney(row.amount)}</span>}
                className="desk:px-5"
              />
            </li>
          ))}
        </ul>
      )}
      <HistoryLink className="mx-1 mt-2 desk:mx-2" />
    </section>
  );
}
