import { Calculator } from 'lucide-react';
import type { ReactNode } from 'react';
import { Screen } from '../../../app/screen.tsx';
import { BarChart } from '../../../design/bar-chart.tsx';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { Header } from '../../../design/header.tsx';
import { HeroMoney } from '../../../design/hero-money.tsx';
import { ProductPicture } from '../../../design/product-picture.tsx';
import { StackedBar } from '../../../design/stacked-bar.tsx';
import { SyncPill } from '../../../design/sync-pill.tsx';
import { home } from '../../../messages/home.ts';
import { titles } from '../../../messages/titles.ts';
import { ComparisonBadge } from './comparison-badge.tsx';
import type { HomeView } from './view-model.ts';
import { WaitingCard } from './waiting-card.tsx';

export interface HomeDeskProps extends HomeView {
  /** Left side of the band: who has the till and what is in it. */
  tillLine: string;
  tillCash: string;
  tillAction: { label: string; onAction: () => void };
}

/** The day on a wide screen: figures on top, hours and what waits, what sold and how it was paid. */
export function HomeDesk(view: HomeDeskProps) {
  const { shop, date, sync, onSync, waiting, tillLine, tillCash, tillAction } = view;
  return (
    <Screen
      focusable
      title={titles.home}
      header={<Header title={shop} subtitle={date} right={<SyncPill state={sync} onOpen={onSync} />} />}
      contentClass="px-6 pt-px pb-5"
      bandInfo={
        <>
          <p className="grid gap-0.5">
            <span className="text-14 font-600 text-on-paint-2">{tillLine}</span>
            <span className="text-18 font-700">{tillCash}</span>
          </p>
          <Button variant="on-band" icon={<Calculator aria-hidden className="size-5" />} onClick={tillAction.onAction}>
            {tillAction.label}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 desk:grid-cols-[2fr_minmax(360px,1fr)]">
        <Figures {...view} />
        <HoursCard {...view} />
        <WaitingCard waiting={waiting} />
        <TopCard {...view} />
        <PaidCard {...view} />
      </div>
    </Screen>
  );
}

function Figures({ total, refunds, comparison, profit, saleCount, average, till }: HomeView) {
  return (
    <section className="col-span-full flex flex-wrap rounded-12 bg-paper shadow-[0_0_0_1px_var(--line)]">
      <div className="flex-[1.7] px-5 py-4 max-desk:px-4">
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
          <h2 className="text-15 font-600 whitespace-nowrap text-ink-2">{home.soFar}</h2>
          {comparison && <ComparisonBadge {...comparison} />}
        </div>
        <p className="mt-4">
          <HeroMoney centavos={total} size={42} />
        </p>
        {refunds !== undefined && <p className="mt-1.5 text-15 text-ink-2">{refunds}</p>}
      </div>
      {profit && <Figure label={home.profit} value={profit.amount} detail={profit.share} />}
      <Figure label={home.sales} value={saleCount} detail={average} />
      <Figure label={home.till} value={till.amount} detail={till.detail} />
    </section>
  );
}

function Figure({ label, value, detail }: { label: string; value: string; detail: string }) {
  return (
    <div className="flex-1 border-l border-line px-5 py-4 max-desk:px-4">
      <h2 className="text-15 font-600 text-ink-2">{label}</h2>
      <p className="mt-1.5 text-[1.75rem] leading-tight max-desk:text-24 font-700 whitespace-nowrap">{value}</p>
      <p className="text-15 text-ink-2">{detail}</p>
    </div>
  );
}

function HoursCard({ chart }: HomeView) {
  return (
    <Card
      title={home.byHour}
      aside={
        chart.beforeLabel !== undefined && (
          <p aria-hidden className="flex gap-4 text-14 text-ink-2">
            <Legend mark={<span className="size-3.5 rounded-[4px] bg-bar" />}>{home.today}</Legend>
            <Legend mark={<span className="h-0.5 w-4 bg-ink" />}>{chart.beforeLabel}</Legend>
          </p>
        )
      }
    >
      <BarChart {...chart} className="h-45 desk:h-[clamp(180px,100vh-620px,340px)]" />
    </Card>
  );
}

function Legend({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5">
      {mark}
      {children}
    </span>
  );
}

function TopCard({ top }: HomeView) {
  return (
    <Card title={home.top}>
      {top.length === 0 ? (
        <p className="text-16 text-ink-2">{home.topEmpty}</p>
      ) : (
        <ul className="grid">
          {top.map((product) => (
            <li key={product.id} className="flex min-h-11 items-center gap-3 text-16">
              <ProductPicture {...product} className="size-9" />
              <span className="w-36 truncate font-600">{product.name}</span>
              <span aria-hidden className="h-3 flex-1">
                <span
                  className="block h-full rounded-r-[4px] bg-bar"
                  style={{ width: `${String(product.share * 100)}%` }}
                />
              </span>
              <span className="w-16 text-right text-15 text-ink-2">{product.quantity}</span>
              <span className="w-20 text-right font-700">{product.amount}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function PaidCard({ paid }: HomeView) {
  return (
    <Card title={home.paid}>
      {paid.length === 0 ? (
        <p className="text-16 text-ink-2">{home.paidEmpty}</p>
      ) : (
        <>
          <StackedBar shares={paid} />
          <ul className="mt-2">
            {paid.map((share) => (
              <li key={share.id} className="flex min-h-9 items-center gap-2 text-16">
                <span aria-hidden className={`size-3.5 rounded-[4px] ${share.tone}`} />
                <span className="flex-1">{share.label}</span>
                <span className="font-700">{share.amount}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
