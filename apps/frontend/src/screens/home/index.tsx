import type { Today } from '@michangarrito/contracts';
import { averageCentavos, formatMoney } from '@michangarrito/domain';
import { Link, useNavigate } from '@tanstack/react-router';
import { House, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Screen } from '../../app/screen.tsx';
import { useViewport } from '../../app/use-viewport.ts';
import { UnreachableError } from '../../data/http.ts';
import { useToday } from '../../data/queries.ts';
import { useOpenSession } from '../../data/session.ts';
import { useSyncStatus } from '../../data/sync-status.ts';
import { useCatalog } from '../../data/use-catalog.ts';
import { hourOf, useKnownToday } from '../../data/use-known-today.ts';
import { useShop, useTill } from '../../data/use-shop.ts';
import { seesTotals } from '../../data/what-may-be-seen.ts';
import { Button } from '../../design/button.tsx';
import { buttonClass } from '../../design/button-class.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorCard } from '../../design/error-card.tsx';
import { Header } from '../../design/header.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { SyncPill } from '../../design/sync-pill.tsx';
import { actions } from '../../messages/common.ts';
import { longDay, weekday } from '../../messages/dates.ts';
import { home } from '../../messages/home.ts';
import { titles } from '../../messages/titles.ts';
import { HomeDesk } from './components/home-desk.tsx';
import { HomePhone } from './components/home-phone.tsx';
import { comparisonView, paidView, profitView, refundsView, tillView, topView } from './state/day-view.ts';
import { hoursChart } from './state/hours-chart.ts';
import { useWaiting } from './state/use-waiting.ts';

/** The day in one look. Who may not see it is sent to sell. */
export default function HomeScreen() {
  const { person } = useOpenSession().enrolment;
  return seesTotals(person) ? <Day /> : <NotAllowed />;
}

function Day() {
  const { today, isPending, error, retry } = useKnownToday();
  if (!isPending && error === null) return <DayOf today={today} />;
  return <Page>{isPending ? <Skeleton rows={6} /> : <Unread error={error} onRetry={retry} />}</Page>;
}

function DayOf({ today }: { today: Today }) {
  const navigate = useNavigate();
  const viewport = useViewport();
  const sync = useSyncStatus();
  const catalog = useCatalog();
  const { device, enrolment } = useOpenSession();
  const { timezone, utcOffsetMinutes, name } = enrolment.shop;
  const isPending = !useShop().loaded;
  const reading = useTill();
  const compared = today.comparison?.businessDate;
  const before = useToday(compared ?? today.businessDate);
  const waiting = useWaiting(today, isPending ? null : reading);
  const wide = viewport !== 'phone';
  const comparison = comparisonView(today);
  const profit = profitView(today);
  const refunds = refundsView(today);
  const average = formatMoney(averageCentavos(today.salesCentavos, today.salesCount));
  const openTill = () => void navigate({ to: '/corte' });
  const view = {
    shop: name,
    date: longDay(today.businessDate),
    sync,
    onSync: () => void navigate({ to: '/sincronizacion' }),
    total: today.salesCentavos,
    counts: home.counts(today.salesCount, average),
    saleCount: String(today.salesCount),
    average: home.average(average),
    ...(refunds !== null && { refunds }),
    ...(comparison !== null && { comparison }),
    chart: hoursChart({
      hours: today.byHour,
      before: compared === undefined ? [] : (before.data?.byHour ?? []),
      beforeLabel: compared === undefined ? null : home.before(weekday(compared)),
      now: hourOf(device.clock.now(), utcOffsetMinutes),
      wide,
    }),
    waiting: viewport === 'desk' ? waiting.filter(({ id }) => id !== 'till') : waiting,
    ...(profit !== null && { profit }),
    till: isPending ? { amount: home.reading, detail: '' } : tillView(reading, timezone),
    top: topView(today, catalog.byId),
    paid: paidView(today),
  };
  if (!wide) return <HomePhone {...view} />;
  const isOpen = reading.session !== null;
  return (
    <HomeDesk
      {...view}
      tillLine={
        isPending ? '' : reading.session === null ? home.tillClosed : home.tillOpen(reading.session.openedByName)
      }
      tillCash={isPending ? '' : isOpen ? home.inCash(formatMoney(reading.expectedCentavos)) : home.tillHint}
      tillAction={{ label: isOpen || isPending ? home.closeTill : home.openTill, onAction: openTill }}
    />
  );
}

function Page({ children }: { children: ReactNode }) {
  const navigate = useNavigate();
  const sync = useSyncStatus();
  const { shop } = useOpenSession().enrolment;
  return (
    <Screen
      title={titles.home}
      header={
        <Header
          title={shop.name}
          right={<SyncPill state={sync} onOpen={() => void navigate({ to: '/sincronizacion' })} />}
        />
      }
      contentClass="px-4 pt-1 pb-4 desk:px-6"
    >
      {children}
    </Screen>
  );
}

function Unread({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  return (
    <ErrorCard
      title={home.offline}
      body={error instanceof UnreachableError ? home.offlineBody : home.unread}
      actions={
        <Button icon={<RotateCw aria-hidden className="size-5" />} onClick={onRetry}>
          {actions.retry}
        </Button>
      }
    />
  );
}

function NotAllowed() {
  return (
    <Page>
      <EmptyState
        icon={<House aria-hidden />}
        title={home.notAllowed}
        body={home.notAllowedBody}
        action={
          <Link to="/vender" className={buttonClass({ variant: 'secondary' })}>
            {home.sell}
          </Link>
        }
      />
    </Page>
  );
}
