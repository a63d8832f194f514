import { formatMoney } from '@michangarrito/domain';
import { Link } from '@tanstack/react-router';
import { LogIn, ShieldCheck, Smartphone, Unlink, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useIsOnline } from '../../../app/use-is-online.ts';
import { useLastContact } from '../../../data/contact.ts';
import { useOpenSession } from '../../../data/session.ts';
import { useSyncView } from '../../../data/sync-status.ts';
import { useWaitingHere, type WaitingHere } from '../../../data/waiting-here.ts';
import { Button } from '../../../design/button.tsx';
import { buttonClass } from '../../../design/button-class.ts';
import { dateAndTime } from '../../../messages/dates.ts';
import { syncState } from '../../../messages/sync.ts';
import { obstacleOf, type Obstacle } from '../state/obstacle.ts';

/** What is only here, since when, what stands in the way and what to do; and when the server last answered. `quiet`: nothing while all is protected and counts. */
export function StateCard({ quiet = false }: { quiet?: boolean }) {
  const { device, enrolment } = useOpenSession();
  const view = useSyncView();
  const online = useIsOnline();
  const waiting = useWaitingHere();
  const contact = useLastContact(device.deviceId);
  const obstacle = obstacleOf({ ...view, online, lastError: waiting.lastError });
  const { timezone } = enrolment.shop;
  const lastContact = (
    <p className="text-14 text-ink-2">
      {contact === null
        ? syncState.neverInContact
        : syncState.lastContact(dateAndTime(new Date(contact).toISOString(), timezone))}
    </p>
  );
  if (obstacle !== 'revoked' && view.unprotected === 0 && (quiet || obstacle === null)) {
    if (quiet) return null;
    return (
      <Notice tone="safe" icon={<ShieldCheck aria-hidden />} title={syncState.allSafe} foot={lastContact}>
        <p>{syncState.allSafeBody}</p>
      </Notice>
    );
  }
  const [title, help] = obstacle === null ? [syncState.sending, ''] : syncState.obstacles[obstacle];
  const isNetwork = obstacle === 'offline' || obstacle === 'server';
  return (
    <Notice tone={obstacle === 'revoked' ? 'alert' : 'here'} icon={iconOf(obstacle)} title={title} foot={lastContact}>
      {waiting.since !== null && <p>{onlyHere(waiting, dateAndTime(waiting.since, timezone))}</p>}
      {help !== '' && <p>{help}</p>}
      {(obstacle === 'logged_out' || obstacle === 'wrong_tenant' || obstacle === 'revoked') && (
        <Link to="/acceso" className={`${buttonClass({ variant: 'secondary' })} mt-2 justify-self-start`}>
          <LogIn aria-hidden className="size-5" />
          {syncState.enter}
        </Link>
      )}
      {isNetwork && (
        <Button className="mt-2 justify-self-start" onClick={() => device.sender.wake('visible')}>
          {syncState.sendNow}
        </Button>
      )}
    </Notice>
  );
}

function onlyHere({ sales, salesCentavos, others }: WaitingHere, since: string): string {
  return syncState.are(syncState.onlyHere(sales, formatMoney(salesCentavos), others), sales + others === 1, since);
}

function iconOf(obstacle: Obstacle): ReactNode {
  if (obstacle === 'revoked') return <Unlink aria-hidden />;
  return obstacle === 'offline' || obstacle === 'server' ? <WifiOff aria-hidden /> : <Smartphone aria-hidden />;
}

const TONES = { safe: 'bg-safe-soft text-safe', here: 'bg-here-soft text-here', alert: 'bg-alert-soft text-alert' };

interface NoticeProps {
  tone: keyof typeof TONES;
  icon: ReactNode;
  title: string;
  children: ReactNode;
  foot: ReactNode;
}

function Notice({ tone, icon, title, children, foot }: NoticeProps) {
  return (
    <section className={`flex items-start gap-3 rounded-12 p-4 ${TONES[tone]}`}>
      <span className="shrink-0">{icon}</span>
      <div className="grid min-w-0 flex-1 gap-1">
        <h2 className="text-18 leading-tight font-700">{title}</h2>
        <div className="grid gap-1 text-16 text-ink">{children}</div>
        <div className="mt-1">{foot}</div>
      </div>
    </section>
  );
}
