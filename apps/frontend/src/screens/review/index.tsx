import { ClipboardCheck } from 'lucide-react';
import { useState } from 'react';
import { formatMoney, may, sumCentavos } from '@michangarrito/domain';
import { describeError } from '../../data/describe-error.ts';
import { useOpenSession } from '../../data/session.ts';
import { useDecideHeld, useHeld } from '../../data/shop-queries.ts';
import type { HeldCommand } from '../../data/types.ts';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorCard } from '../../design/error-card.tsx';
import { ListRow } from '../../design/list-row.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { useToast } from '../../design/toast.tsx';
import { actions } from '../../messages/common.ts';
import { dateAndTime } from '../../messages/dates.ts';
import { settings } from '../../messages/settings.ts';
import { review } from '../../messages/sync.ts';
import { titles } from '../../messages/titles.ts';
import { entryWords } from '../sales/entry-words.ts';
import { SettingsPage } from '../settings/components/settings-page.tsx';

type Decision = 'accept' | 'reject';
interface Asked {
  readonly commands: readonly HeldCommand[];
  /** What is to be confirmed; of a single one that was tapped either. */
  readonly decision: Decision | 'either';
}

/** What is kept and not in the books yet, by the device that it came from: the owner takes it in or leaves it out. */
export default function ReviewScreen() {
  const { person } = useOpenSession().enrolment;
  return (
    <SettingsPage title={titles.review}>
      {may(person, 'team.manage') ? <Waiting /> : <p className="text-16 text-ink-2">{settings.noPermission}</p>}
    </SettingsPage>
  );
}

function Waiting() {
  const held = useHeld();
  const [asked, setAsked] = useState<Asked | null>(null);
  if (held.data === undefined) {
    if (held.isPending) return <Skeleton rows={4} />;
    return <ErrorCard title={titles.review} body={describeError(held.error)} />;
  }
  if (held.data.length === 0) {
    return <EmptyState icon={<ClipboardCheck aria-hidden />} title={review.emptyTitle} body={review.emptyBody} />;
  }
  const devices = Map.groupBy(held.data, ({ deviceId }) => deviceId);
  return (
    <>
      <p className="text-16 text-ink-2">{review.help}</p>
      {[...devices.values()].map((commands) => (
        <OfDevice key={commands[0]?.deviceId} commands={commands} onAsk={setAsked} />
      ))}
      {held.hasNextPage && (
        <Button busy={held.isFetchingNextPage} onClick={() => void held.fetchNextPage()}>
          {actions.seeAll}
        </Button>
      )}
      {asked !== null && <DecisionSheet {...asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function OfDevice({ commands, onAsk }: { commands: readonly HeldCommand[]; onAsk: (asked: Asked) => void }) {
  const { timezone } = useOpenSession().enrolment.shop;
  const total = sumCentavos(commands.flatMap(({ totalCentavos }) => totalCentavos ?? []));
  return (
    <Card title={commands[0]?.deviceName ?? ''} aside={review.count(commands.length, formatMoney(total))} flush>
      <ul>
        {commands.map((command) => (
          <li key={command.id}>
            <button
              type="button"
              onClick={() => onAsk({ commands: [command], decision: 'either' })}
              className="block w-full active:bg-well focus-visible:-outline-offset-3"
            >
              <ListRow
                title={titleOf(command)}
                detail={`${command.actorName ?? review.unknown} · ${dateAndTime(command.recordedAt, timezone)} · ${review.reasons[command.reason]}`}
                {...(command.totalCentavos !== null && { value: formatMoney(command.totalCentavos) })}
                chevron
              />
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 p-3.5">
        <Button variant="solid" onClick={() => onAsk({ commands, decision: 'accept' })}>
          {review.acceptAll}
        </Button>
        <Button onClick={() => onAsk({ commands, decision: 'reject' })}>{review.rejectAll}</Button>
      </div>
    </Card>
  );
}

function titleOf({ type, folio }: HeldCommand): string {
  return entryWords({ type, summary: { folio, totalCentavos: null } });
}

function DecisionSheet({ commands, decision, onClose }: Asked & { onClose: () => void }) {
  const toast = useToast();
  const decide = useDecideHeld();
  const confirm = (chosen: Decision) =>
    decide.mutate(
      { ids: commands.map(({ id }) => id), decision: chosen },
      {
        onSuccess: ({ settled, waiting }) => {
          toast.show({ text: waiting > 0 ? review.waits(waiting) : review.settled(settled) });
          onClose();
        },
        onError: (error) => toast.show({ text: describeError(error) }),
      },
    );
  const count = commands.length;
  const titles = { accept: review.acceptAsk(count), reject: review.rejectAsk(count) };
  return (
    <Sheet
      title={decision === 'either' ? commands.map(titleOf).join(', ') : titles[decision]}
      closeLabel={actions.close}
      onClose={onClose}
    >
      <div className="grid gap-4 px-4 pb-4">
        {decision !== 'reject' && (
          <>
            <p className="text-16 text-ink-2">{review.acceptHelp}</p>
            <Button variant="solid" large wide busy={decide.isPending} onClick={() => confirm('accept')}>
              {review.accept(count)}
            </Button>
          </>
        )}
        {decision !== 'accept' && (
          <>
            <p className="text-16 text-ink-2">{review.rejectHelp}</p>
            <Button variant="danger" large wide busy={decide.isPending} onClick={() => confirm('reject')}>
              {review.reject(count)}
            </Button>
          </>
        )}
      </div>
    </Sheet>
  );
}
