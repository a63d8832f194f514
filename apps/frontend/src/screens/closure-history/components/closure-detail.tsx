import type { ClosureDetail } from '@michangarrito/contracts';
import type { ClosureHere, KnownClosure } from '@michangarrito/local-store';
import { centavos, formatMoney, lineAmount, milli } from '@michangarrito/domain';
import { describeError } from '../../../data/describe-error.ts';
import { useClosure } from '../../../data/queries.ts';
import { useOpenSession } from '../../../data/session.ts';
import type { ClosureSummary } from '../../../data/types.ts';
import { useKnownClosures } from '../../../data/use-shop.ts';
import { seesTotals } from '../../../data/what-may-be-seen.ts';
import { ErrorCard } from '../../../design/error-card.tsx';
import { Skeleton } from '../../../design/skeleton.tsx';
import { adjustmentReasons, closure, closureHistory, readingWords } from '../../../messages/closure.ts';
import { dateAndTime, longDay } from '../../../messages/dates.ts';
import { AmountRow, Group, ReadingList } from '../../closure/components/reading-list.tsx';
import { differenceView } from '../../closure/state/difference.ts';

/** One corte, whole: what was sold, how the drawer came out, and what came late. */
export function ClosureDetailPane({ closureId }: { closureId: string }) {
  const known = useKnownClosures().get(closureId);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-3 pb-6 desk:px-5">
      {known?.number === null ? <Detail detail={known} /> : <FromServer closureId={closureId} known={known} />}
    </div>
  );
}

/** `known`: what of it the device keeps, for when there is no network. */
function FromServer({ closureId, known }: { closureId: string; known: ClosureSummary | undefined }) {
  const detail = useClosure(closureId);
  if (detail.data !== undefined) return <Detail detail={detail.data} />;
  if (detail.isPending) return <Skeleton rows={6} />;
  if (known === undefined) return <ErrorCard title={closureHistory.offline} body={describeError(detail.error)} />;
  return <Summary closure={known} />;
}

function Summary({ closure: summary }: { closure: ClosureSummary }) {
  const sees = seesTotals(useOpenSession().enrolment.person);
  return (
    <article className="mx-auto grid max-w-140 gap-4">
      <Heading {...summary} />
      <dl>
        {sees && (
          <AmountRow
            strong
            label={`${readingWords.sales} · ${readingWords.salesCount(summary.salesCount)}`}
            amount={summary.salesCentavos}
          />
        )}
        <AmountRow label={closure.expected} amount={summary.expectedCentavos} />
        <Counted {...summary} />
      </dl>
      <p className="text-15 text-ink-2">{closureHistory.rest}</p>
    </article>
  );
}

function Heading({ businessDate, number, closedAt, actorName }: KnownClosure) {
  const { shop } = useOpenSession().enrolment;
  return (
    <header>
      <h2 className="text-20 font-700">{longDay(businessDate)}</h2>
      <p className="text-15 text-ink-2">
        {`${closureHistory.number(number)} · ${dateAndTime(closedAt, shop.timezone)}`}
      </p>
      <p className="text-15 text-ink-2">{closureHistory.by(actorName)}</p>
    </header>
  );
}

function Detail({ detail }: { detail: ClosureDetail | ClosureHere }) {
  const { shop } = useOpenSession().enrolment;
  return (
    <article className="mx-auto grid max-w-140 gap-4">
      <Heading {...detail} />
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

function Counted({ expectedCentavos, countedCentavos, differenceCentavos }: KnownClosure) {
  if (countedCentavos === null || differenceCentavos === null) return null;
  const { label, tone } = differenceView(expectedCentavos, countedCentavos);
  return (
    <>
      <AmountRow label={closure.counted} amount={countedCentavos} />
      <AmountRow strong tone={tone} label={label} amount={differenceCentavos} />
    </>
  );
}
