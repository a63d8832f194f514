import type { ClosureDetail } from '@michangarrito/contracts';
import { centavos, formatMoney, lineAmount, milli } from '@michangarrito/domain';
import { describeError } from '../../../data/describe-error.ts';
import { useClosure } from '../../../data/queries.ts';
import { useOpenSession } from '../../../data/session.ts';
import { ErrorCard } from '../../../design/error-card.tsx';
import { Skeleton } from '../../../design/skeleton.tsx';
import { adjustmentReasons, closure, closureHistory } from '../../../messages/closure.ts';
import { dateAndTime, longDay } from '../../../messages/dates.ts';
import { AmountRow, Group, ReadingList } from '../../closure/components/reading-list.tsx';
import { differenceView } from '../../closure/state/difference.ts';

/** One corte, whole: what was sold, how the drawer came out, and what came late. */
export function ClosureDetailPane({ closureId }: { closureId: string }) {
  const detail = useClosure(closureId);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-3 pb-6 desk:px-5">
      {detail.data !== undefined && <Detail detail={detail.data} />}
      {detail.isPending && <Skeleton rows={6} />}
      {detail.error !== null && detail.data === undefined && (
        <ErrorCard title={closureHistory.offline} body={describeError(detail.error)} />
      )}
    </div>
  );
}

function Detail({ detail }: { detail: ClosureDetail }) {
  const { shop } = useOpenSession().enrolment;
  return (
    <article className="mx-auto grid max-w-140 gap-4">
      <header>
        <h2 className="text-20 font-700">{longDay(detail.businessDate)}</h2>
        <p className="text-15 text-ink-2">
          {`${closureHistory.number(detail.number)} · ${dateAndTime(detail.closedAt, shop.timezone)}`}
        </p>
        <p className="text-15 text-ink-2">{closureHistory.by(detail.actorName)}</p>
      </header>
      <ReadingList reading={detail}>
        <Counted {...detail} />
      </ReadingList>
      {detail.denominations.length > 0 && (
        <Group title={closureHistory.denominations}>
          {detail.denominations.map(({ valueCentavos, count }) => (
            <AmountRow
              key={valueCentavos}
              label={closureHistory.pieces(count, formatMoney(valueCentavos).replace('.00', ''))}
              amount={lineAmount(centavos(valueCentavos), milli(count * 1000))}
            />
          ))}
        </Group>
      )}
      {detail.note !== null && (
        <p className="text-16">
          <span className="block text-14 font-600 text-ink-2">{closureHistory.note}</span>
          {detail.note}
        </p>
      )}
      {detail.adjustments.length > 0 && (
        <div className="rounded-12 bg-here-soft px-3.5 py-3">
          <Group title={closureHistory.adjustments}>
            {detail.adjustments.map((row) => (
              <AmountRow
                key={row.id}
                label={`${adjustmentReasons[row.reason] ?? row.reason} · ${dateAndTime(row.recordedAt, shop.timezone)}`}
                amount={row.amountCentavos}
              />
            ))}
          </Group>
          <p className="mt-1 text-14 text-ink-2">{closureHistory.adjustmentsHelp}</p>
        </div>
      )}
    </article>
  );
}

function Counted({ expectedCentavos, countedCentavos, differenceCentavos }: ClosureDetail) {
  if (countedCentavos === null || differenceCentavos === null) return null;
  const { label, tone } = differenceView(expectedCentavos, countedCentavos);
  return (
    <>
      <AmountRow label={closure.counted} amount={countedCentavos} />
      <AmountRow strong tone={tone} label={label} amount={differenceCentavos} />
    </>
  );
}
