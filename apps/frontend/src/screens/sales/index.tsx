import { formatMoney } from '@michangarrito/domain';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ReceiptText, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { Screen } from '../../app/screen.tsx';
import { useViewport } from '../../app/use-viewport.ts';
import { daysBefore, useBusinessDate } from '../../data/business-day.ts';
import { useSales, type SaleFilter } from '../../data/sales.ts';
import { useOpenSession } from '../../data/session.ts';
import { useSyncStatus } from '../../data/sync-status.ts';
import type { SaleSummary } from '../../data/types.ts';
import { useWaitingHere } from '../../data/waiting-here.ts';
import { Badge } from '../../design/badge.tsx';
import { Button } from '../../design/button.tsx';
import { buttonClass } from '../../design/button-class.ts';
import { EmptyState } from '../../design/empty-state.tsx';
import { FilterChips } from '../../design/filter-chips.tsx';
import { Header } from '../../design/header.tsx';
import { ListRow } from '../../design/list-row.tsx';
import { PaneHint } from '../../design/pane-hint.tsx';
import { SearchField } from '../../design/search-field.tsx';
import { Skeleton } from '../../design/skeleton.tsx';
import { SyncPill } from '../../design/sync-pill.tsx';
import { receipt } from '../../messages/charge.ts';
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

type Period = 'today' | 'yesterday' | 'week' | 'all';

/** A whole number of a ticket, as it is printed. */
const FOLIO = /^[A-Z]{1,4}-?\d{1,9}$/u;

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
  const list = useSales(search === '' ? datesOf(period, today) : { search });
  const { saleIds } = useWaitingHere();
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
        {(list.rows.length > 0 || !list.isPending) && (
          <SaleList
            rows={list.rows}
            waiting={saleIds}
            searched={search}
            ofOneDay={search === '' && (period === 'today' || period === 'yesterday')}
            {...(wide && { selected: venta ?? null })}
          />
        )}
        {list.isPending && <Skeleton rows={5} />}
        {list.error !== null && <p className="text-15 text-ink-2">{sales.olderAway}</p>}
        {list.hasMore && (
          <Button variant="secondary" busy={list.isFetchingMore} onClick={list.fetchMore}>
            {sales.more}
          </Button>
        )}
      </div>
    </Screen>
  );
}

interface SaleListProps {
  rows: readonly SaleSummary[];
  /** Sales that only this device has. */
  waiting: ReadonlySet<string>;
  /** The folio that was asked for; empty for none. */
  searched: string;
  /** Then the hour says enough. */
  ofOneDay: boolean;
  /** The sale beside the list, null for none; absent where a sale has a screen of its own. */
  selected?: string | null;
}

function SaleList({ rows, waiting, searched, ofOneDay, selected }: SaleListProps) {
  if (rows.length === 0) return <NoSales searched={searched} />;
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
              <SaleRow row={row} isOnlyHere={waiting.has(row.id)} ofOneDay={ofOneDay} selected={row.id === selected} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SaleRowProps {
  row: SaleSummary;
  isOnlyHere: boolean;
  ofOneDay: boolean;
  selected: boolean;
}

function SaleRow({ row, isOnlyHere, ofOneDay, selected }: SaleRowProps) {
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
          {isOnlyHere && (
            <Badge tone="here" icon={<Smartphone aria-hidden className="size-4" />}>
              {receipt.here}
            </Badge>
          )}
          {row.status !== 'recorded' && <Badge>{saleStatuses[row.status]}</Badge>}
        </>
      }
      value={formatMoney(row.totalCentavos)}
      chevron
      selected={selected}
    />
  );
}

function NoSales({ searched }: { searched: string }) {
  const isFolio = FOLIO.test(searched);
  return (
    <EmptyState
      icon={<ReceiptText aria-hidden />}
      title={searched === '' ? sales.emptyTitle : sales.noneFound}
      body={searched === '' ? sales.emptyBody : isFolio ? sales.noneHereBody : sales.noneFoundBody}
      action={
        isFolio ? (
          <Link to="/devolver" search={{ folio: searched }} className={buttonClass({ variant: 'secondary' })}>
            {sales.refundTicket}
          </Link>
        ) : (
          <Link to="/vender" className={buttonClass({ variant: 'secondary' })}>
            {sales.sell}
          </Link>
        )
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
