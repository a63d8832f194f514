import { may } from '@michangarrito/domain';
import { MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { describeError } from '../../data/describe-error.ts';
import { useOpenSession } from '../../data/session.ts';
import { useEndSession, useLoginSessions, useUnlinkDevice } from '../../data/shop-queries.ts';
import type { LoginSession } from '../../data/types.ts';
import { Badge } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { LeadIcon, ListRow } from '../../design/list-row.tsx';
import { Sheet } from '../../design/sheet.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { useToast } from '../../design/toast.tsx';
import { actions } from '../../messages/common.ts';
import { dateAndTime } from '../../messages/dates.ts';
import { devices } from '../../messages/settings.ts';
import { unlink } from '../../messages/sync.ts';
import { titles } from '../../messages/titles.ts';
import { SettingsPage } from '../settings/components/settings-page.tsx';
import { UnreadCard } from '../settings/components/unread-card.tsx';

/** Where the shop is open, and a way to close it there. */
export default function DevicesScreen() {
  const sessions = useLoginSessions();
  const { shop, person } = useOpenSession().enrolment;
  const [ending, setEnding] = useState<LoginSession | null>(null);
  const [unlinking, setUnlinking] = useState<LoginSession | null>(null);
  return (
    <SettingsPage title={titles.deviceSettings}>
      {sessions.isPending && <Skeleton rows={2} />}
      {sessions.error !== null && sessions.data === undefined && (
        <UnreadCard error={sessions.error} offline={devices.offline} onRetry={() => void sessions.refetch()} />
      )}
      <ul className="overflow-hidden rounded-12 shadow-[0_0_0_1px_var(--line)] empty:hidden">
        {(sessions.data?.items ?? []).map((session) => (
          <li key={session.id}>
            <ListRow
              lead={
                <LeadIcon>
                  <MonitorSmartphone aria-hidden />
                </LeadIcon>
              }
              title={session.deviceName}
              detail={
                <>
                  {devices.person(session.personName)} ·{' '}
                  {devices.lastSeen(dateAndTime(session.lastSeenAt, shop.timezone))}
                  {session.current && <Badge tone="paint">{devices.current}</Badge>}
                </>
              }
              value={
                !session.current &&
                may(person, 'team.manage') && (
                  <span className="grid justify-items-end">
                    <Button variant="text" onClick={() => setEnding(session)}>
                      {devices.end}
                    </Button>
                    <Button variant="text" className="text-alert" onClick={() => setUnlinking(session)}>
                      {unlink.other}
                    </Button>
                  </span>
                )
              }
            />
          </li>
        ))}
      </ul>
      {unlinking !== null && <UnlinkOtherSheet session={unlinking} onClose={() => setUnlinking(null)} />}
      {ending !== null && <EndSessionSheet session={ending} onClose={() => setEnding(null)} />}
    </SettingsPage>
  );
}

function EndSessionSheet({ session, onClose }: { session: LoginSession; onClose: () => void }) {
  const toast = useToast();
  const end = useEndSession();
  const confirm = () =>
    end.mutate(session.id, {
      onSuccess: () => {
        toast.show({ text: devices.ended(session.deviceName) });
        onClose();
      },
      onError: (error) => toast.show({ text: describeError(error) }),
    });
  return (
    <Sheet title={devices.endAsk(session.deviceName)} closeLabel={actions.close} onClose={onClose}>
      <div className="grid gap-4 px-4 pb-4">
        <p className="text-16 text-ink-2">{devices.endHelp}</p>
        <Button variant="danger" large wide busy={end.isPending} onClick={confirm}>
          {devices.end}
        </Button>
      </div>
    </Sheet>
  );
}

/** Unlinks another device for good, as when it is lost or sold. */
function UnlinkOtherSheet({ session, onClose }: { session: LoginSession; onClose: () => void }) {
  const toast = useToast();
  const end = useUnlinkDevice();
  const confirm = () =>
    end.mutate(session.deviceId, {
      onSuccess: () => {
        toast.show({ text: unlink.done(session.deviceName) });
        onClose();
      },
      onError: (error) => toast.show({ text: describeError(error) }),
    });
  return (
    <Sheet title={unlink.otherAsk(session.deviceName)} closeLabel={actions.close} onClose={onClose}>
      <div className="grid gap-4 px-4 pb-4">
        <p className="text-16 text-ink-2">{unlink.otherHelp}</p>
        <Button variant="danger" large wide busy={end.isPending} onClick={confirm}>
          {unlink.other}
        </Button>
      </div>
    </Sheet>
  );
}
