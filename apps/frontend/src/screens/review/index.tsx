import { ClipboardCheck } from 'lucide-react';
import { useState } from 'react';
import { formatMoney, may, sumCentavos } from '@michangarrito/domain';
import { useOpenSession } from '../../data/session.ts';
import { useHeld } from '../../data/shop-queries.ts';
import type { HeldCommand } from '../../data/types.ts';
import { Button } from '../../design/button.tsx';
import { Card } from '../../design/card.tsx';
import { EmptyState } from '../../design/empty-state.tsx';
import { ListRow } from '../../design/list-row.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { actions } from '../../messages/common.ts';
import { dateAndTime } from '../../messages/dates.ts';
import { settings } from '../../messages/settings.ts';
import { review } from '../../messages/sync.ts';
import { titles } from '../../messages/titles.ts';
import { SettingsPage } from '../settings/components/settings-page.tsx';
import { UnreadCard } from '../settings/components/unread-card.tsx';
import { DecisionSheet, type Asked } from './components/decision-sheet.tsx';
import { mayAccept, reasonOf, titleOf } from './state/held-words.ts';

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
    return <UnreadCard error={held.error} offline={review.offline} onRetry={() => void held.refetch()} />;
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
    <Card
      title={commands[0]?.deviceName ?? ''}
      aside={<span className="text-15 text-ink-2">{review.count(commands.length, formatMoney(total))}</span>}
      flush
    >
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
                detail={`${command.actorName ?? review.unknown} · ${dateAndTime(command.recordedAt, timezone)} · ${reasonOf(command)}`}
                {...(command.totalCentavos !== null && { value: formatMoney(command.totalCentavos) })}
                chevron
              />
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 p-3.5">
        <Button variant="solid" onClick={() => onAsk({ commands, decision: 'accept' })}>
          {mayAccept(commands) ? review.acceptAll : review.retry}
        </Button>
        <Button onClick={() => onAsk({ commands, decision: 'reject' })}>{review.rejectAll}</Button>
      </div>
    </Card>
  );
}
