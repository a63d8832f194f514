import { formatMoney } from '@michangarrito/domain';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { Screen } from '../../app/screen.tsx';
import { useViewport } from '../../app/use-viewport.ts';
import { describeError } from '../../data/describe-error.ts';
import { useBusinessDate, useSales, type SaleFilter } from '../../data/queries.ts';
import { useOpenSession } from '../../data/session.ts';
import { useJournalEntries, useSyncStatus } from '../../data/sync-status.ts';
import type { SaleSummary } from '../../data/types.ts';
import { Badge } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { buttonClass } from '../../design/button-class.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { ErrorCard } from '../../design/error-card.tsx';
import { FilterChips } from '../../design/filter-chips.tsx';
import { Header } from '../../design/header.tsx';
import { ListRow } from '../../design/list-row.tsx';
import { PaneHint } from '../../design/pane-hint.tsx';
import { SearchField } from '../../design/search-field.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { SyncPill } from '../../design/sync-pill.tsx';
import { nav } from '../../messages/common.ts';
import { dayAndMonth, shortTime } from '../../messages/dates.ts';
import { methodNames } from '../../messages/methods.ts';
import { saleStatuses, sales } from '../../messages/sales.ts';
import { sell } from '../../messages/sell.ts';
import { titles } from '../../messages/titles.ts';
import { SalePane } from '../sale/components/sale-by-id.tsx';
import { AttentionList } from '../sync/components/attention-list.tsx';
import { StateCard } from '../sync/components/state-card.tsx';
import { SalesTotal } from './components/sales-total.tsx';
import { WaitingSales } from './components/waiting-sales.tsx';

type Period = 'today' | 'yesterday' | 'week' | 'all';

const PERIODS: readonly { id: Period; label: string }[] = [
  { id: 'today', label: sales.today },
  { id: 'yesterday', label: sales.yesterday },
  { id: 'week', label: sales.week },
  { id: 'all', label: sales.all },
];

/** Every sale, what is only on this device, and what needs somebody. */
export default function SalesScreen() {
  const navigate = useNavigate();
  const viewport = useViewport();
  const { venta } = useSearch({ from: '/shop/ventas' });
  const wide = viewport !== 'phone';
  const today = useBusinessDate();
  const sync = useSyncStatus();
  const [period, setPeriod] = useState<Period>('today');
  const [folio, setFolio] = useState('');
  const search = folio.trim().toUpperCase();
  const list = useSales({ ...(search === '' ? datesOf(period, today) : { search }) });
  const waiting = useJournalEntries('pending');
  const waitingSales = (waiting.data ?? []).filter(({ type }) => type === 'recordSale');
  return (
    <Screen
      title={titles.sales}
      header={
        <Header
          title={titles.sales}
          {...(viewport !== 'desk' && {
            back: { label: nav.backTo(nav.sell), onBack: () => void navigate({ to: '/vender' }) },
          })}
          right={<SyncPill state={sync} onOpen={() => void navigate({ to: '/sincronizacion' })} />}
        />
      }
      {...(wide && {
        asideLabel: titles.sale,
        aside:
          venta === undefined ? (
            <PaneHint icon={<ReceiptText aria-hidden />}>{sales.choose}</PaneHint>
          ) : (
            <SalePane key={venta} id={venta} />
          ),
      })}
    >
      <div className="grid gap-3 px-4 pt-1 pb-4 desk:px-6">
        <StateCard quiet />
        <AttentionList />
        <SearchField
          label={sales.search}
          clearLabel={sell.clearSearch}
          value={folio}
          onValue={setFolio}
          autoCapitalize="characters"
        />
        <FilterChips
          label={sales.period}
          options={PERIODS}
          current={search === '' ? period : 'all'}
          onChange={(id) => setPeriod(id as Period)}
        />
        <WaitingSales entries={waitingSales} />
        {list.data !== undefined && (
          <SaleList
            rows={list.data}
            searched={search !== ''}
            anyWaiting={waitingSales.length > 0}
            ofOneDay={search === '' && (period === 'today' || period === 'yesterday')}
            {...(wide && { selected: venta ?? null })}
          />
        )}
        {list.isPending && <Skeleton rows={5} />}
        {list.error !== null && list.data === undefined && (
          <ErrorCard title={sales.offline} body={describeError(list.error)} />
        )}
        {list.hasNextPage && (
          <Button variant="secondary" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {sales.more}
          </Button>
        )}
      </div>
    </Screen>
  );
}

interface SaleListProps {
  rows: readonly SaleSummary[];
  searched: boolean;
  anyWaiting: boolean;
  /** Then the hour says enough. */
  ofOneDay: boolean;
  /** The sale beside the list, null for none; absent where a sale has a screen of its own. */
  selected?: string | null;
}

function SaleList({ rows, searched, anyWaiting, ofOneDay, selected }: SaleListProps) {
  if (rows.length === 0) return anyWaiting ? null : <NoSales searched={searched} />;
  return (
    <section>
      <SalesTotal rows={rows} />
      <ul className="overflow-hidden rounded-12 shadow-[0_0_0_1px_var(--line)]">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              {...(selected === undefined
                ? { to: '/ventas/$id', params: { id: row.id } }
                : { to: '/ventas', search: { venta: row.id }, replace: true, resetScroll: false })}
              className="block focus-visible:-outline-offset-3"
            >
              <SaleRow row={row} ofOneDay={ofOneDay} selected={row.id === selected} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SaleRow({ row, ofOneDay, selected }: { row: SaleSummary; ofOneDay: boolean; selected: boolean }) {
  const { timezone } = useOpenSession().enrolment.shop;
  const time = shortTime(row.recordedAt, timezone);
  const methods = row.methods.map((method) => methodNames[method]).join(', ');
  const when = ofOneDay ? time : `${dayAndMonth(row.recordedAt, timezone)} ${time}`;
  return (
    <ListRow
      title={row.folio}
      detail={
        <>
          {[when, methods, ...(row.customerName === null ? [] : [row.customerName])].join(' · ')}
          {row.status !== 'recorded' && <Badge>{saleStatuses[row.status]}</Badge>}
        </>
      }
      value={formatMoney(row.totalCentavos)}
      chevron
      selected={selected}
    />
  );
}

function NoSales({ searched }: { searched: boolean }) {
  return (
    <EmptyState
      icon={<ReceiptText aria-hidden />}
      title={searched ? sales.noneFound : sales.emptyTitle}
      body={searched ? sales.noneFoundBody : sales.emptyBody}
      action={
        <Link to="/vender" className={buttonClass({ variant: 'secondary' })}>
          {sales.sell}
        </Link>
      }
    />
  );
}

function datesOf(period: Period, today: string): SaleFilter {
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: daysBefore(today, 1), to: daysBefore(today, 1) };
    case 'week':
      return { from: daysBefore(today, 6), to: today };
    case 'all':
      return {};
  }
}

function daysBefore(date: string, days: number): string {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}
