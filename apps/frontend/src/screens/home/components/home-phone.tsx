import { Screen } from '../../../app/screen.tsx';
import { BarChart } from '../../../design/bar-chart.tsx';
import { Header } from '../../../design/header.tsx';
import { HeroMoney } from '../../../design/hero-money.tsx';
import { SyncPill } from '../../../design/sync-pill.tsx';
import { home } from '../../../messages/home.ts';
import { titles } from '../../../messages/titles.ts';
import { ComparisonBadge } from './comparison-badge.tsx';
import type { HomeView } from './view-model.ts';
import { WaitingCard } from './waiting-card.tsx';

/** The day in one look: what it comes to, its hours, and what waits. */
export function HomePhone(view: HomeView) {
  const { shop, date, sync, onSync, total, counts, refunds, comparison, chart, waiting } = view;
  return (
    <Screen
      focusable
      title={titles.home}
      header={<Header title={shop} subtitle={date} right={<SyncPill state={sync} onOpen={onSync} />} />}
      contentClass="px-4 pb-4"
    >
      <div className="mx-auto max-w-140">
        <div className="mt-2 flex min-h-6 flex-wrap items-center justify-between gap-2">
          <h2 className="text-15 font-600 text-ink-2">{home.soFar}</h2>
          {comparison && <ComparisonBadge {...comparison} />}
        </div>
        <p className="mt-4">
          <HeroMoney centavos={total} size={50} />
        </p>
        {refunds !== undefined && <p className="mt-2 text-15 text-ink-2">{refunds}</p>}
        <p className="mt-3.5 text-15 text-ink-2">{counts}</p>
        <BarChart
          {...chart}
          gridlines={[]}
          bars={chart.bars.map(({ before: _before, ...bar }) => bar)}
          className="mt-2 h-28"
        />
        <div className="mt-4">
          <WaitingCard waiting={waiting} />
        </div>
      </div>
    </Screen>
  );
}
