import { ArrowDownLeft, NotebookPen, Undo2 } from 'lucide-react';
import { Badge } from '../../../design/badge.tsx';
import { cx } from '../../../design/cx.ts';
import { HeroMoney } from '../../../design/hero-money.tsx';
import { ListRow } from '../../../design/list-row.tsx';
import { Skeleton } from '../../../design/skeleton.tsx';
import { customer } from '../../../messages/fiados.ts';
import type { CustomerView, StatementEntryView } from './view-model.ts';

/** What a customer owes, against their limit, and every movement that made it so. */
export function CustomerAccount(view: CustomerView) {
  const { balance, balanceLabel, since, limit, entries, loading } = view;
  return (
    <>
      <div className="px-4 pt-2 pb-4 desk:px-5">
        <h2 className="text-15 font-600 text-ink-2">{balanceLabel}</h2>
        <div className="mt-4 flex items-end justify-between gap-3">
          <HeroMoney centavos={balance} size={42} />
          <p className="text-right text-14 leading-snug text-ink-2">
            {since}
            {limit && (
              <span className={cx('block', limit.left.over && 'text-alert')}>
                {limit.left.label} <b className={cx('font-700', !limit.left.over && 'text-ink')}>{limit.left.amount}</b>
              </span>
            )}
          </p>
        </div>
        {limit && <LimitBar {...limit} />}
      </div>
      {entries.length === 0 && loading ? (
        <Skeleton rows={3} />
      ) : entries.length === 0 ? (
        <p className="border-t border-line px-4 py-5 text-16 text-ink-2 desk:px-5">{customer.empty}</p>
      ) : (
        <ul aria-label={customer.statement} className="border-t border-line">
          {entries.map((entry) => (
            <li key={entry.id}>
              {entry.onOpen ? (
                <button type="button" onClick={entry.onOpen} className="block w-full focus-visible:-outline-offset-3">
                  <Entry {...entry} />
                </button>
              ) : (
                <Entry {...entry} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function LimitBar({ label, usedShare, left }: NonNullable<CustomerView['limit']>) {
  return (
    <div className="mt-4">
      <span aria-hidden className="block h-2.5 overflow-hidden rounded-full bg-line">
        <span
          className={cx('block h-full', left.over ? 'bg-age-3' : 'bg-trim')}
          style={{ width: `${String(Math.min(1, Math.max(0, usedShare)) * 100)}%` }}
        />
      </span>
      <p className="mt-1.5 flex justify-between text-14 text-ink-2">
        <span aria-hidden>$0</span>
        <span>{label}</span>
      </p>
    </div>
  );
}

const icons = { fiado: NotebookPen, abono: ArrowDownLeft, refund: Undo2, forgiven: Undo2 };

function Entry({ kind, title, date, badge, amount }: StatementEntryView) {
  const Icon = icons[kind];
  const lowers = kind !== 'fiado';
  return (
    <ListRow
      lead={<Icon aria-hidden className={cx('size-5.5 shrink-0', lowers ? 'text-safe' : 'text-ink-2')} />}
      title={title}
      detail={
        <>
          {date}
          {badge && <Badge tone={badge.tone}>{badge.text}</Badge>}
        </>
      }
      value={<span className={cx(lowers && 'text-safe')}>{amount}</span>}
      className="desk:px-5"
    />
  );
}
