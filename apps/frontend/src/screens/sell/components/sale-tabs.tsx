import { Menu, Plus, ShoppingBasket } from 'lucide-react';
import { useRef } from 'react';
import { cx } from '../../../design/cx.ts';
import { SyncPill, type SyncState } from '../../../design/sync-pill.tsx';
import { useScrollEdges } from '../../../design/use-scroll-edges.ts';
import { nav } from '../../../messages/common.ts';
import { sell } from '../../../messages/sell.ts';
import type { SaleTabView } from './view-model.ts';

export interface SaleTabsProps {
  sales: readonly SaleTabView[];
  current: string;
  onSale: (id: string) => void;
  onNewSale: () => void;
  sync: SyncState;
  onSync: () => void;
  /** The way out while the sale covers the navigation. */
  onMenu?: () => void;
  className?: string;
}

/** The sales that are open at once, with a way to open another and the state of protection. */
export function SaleTabs({ sales, current, onSale, onNewSale, sync, onSync, onMenu, className }: SaleTabsProps) {
  const row = useRef<HTMLDivElement>(null);
  const edges = useScrollEdges(row);
  return (
    <div className={cx('flex min-h-15 shrink-0 items-center gap-1 px-4 short:min-h-14', className)}>
      <h1 className="sr-only" tabIndex={-1}>
        {nav.sell}
      </h1>
      {onMenu && (
        <button
          type="button"
          aria-label={nav.menu}
          onClick={onMenu}
          className="-ml-3 -mr-1 grid size-12 shrink-0 place-items-center rounded-full active:bg-well"
        >
          <Menu aria-hidden />
        </button>
      )}
      <div
        ref={row}
        role="group"
        aria-label={sell.openSales}
        className={cx('scroll-row -m-1 flex min-w-0 gap-2 overflow-x-auto p-1', edges)}
      >
        {sales.map((sale) => {
          const on = sale.id === current;
          return (
            <button
              key={sale.id}
              type="button"
              aria-pressed={on}
              onClick={() => onSale(sale.id)}
              className={cx(
                'flex min-h-12 shrink-0 items-center gap-2 rounded-12 text-15 whitespace-nowrap',
                on
                  ? 'bg-paper px-2.5 font-700 text-accent shadow-[inset_0_0_0_2px_var(--accent)]'
                  : 'px-2.5 font-600 text-ink shadow-[inset_0_0_0_1px_var(--line)]',
              )}
            >
              {on && (!onMenu || sales.length === 1) && <ShoppingBasket aria-hidden className="size-5" />}
              {sale.label}
              {!on && sale.amount !== undefined && <span className="font-500 text-ink-2">{sale.amount}</span>}
            </button>
          );
        })}
      </div>
      <button
        type="button"
        aria-label={sell.newSale}
        onClick={onNewSale}
        className="-mr-1.5 grid size-12 shrink-0 place-items-center rounded-full active:bg-well"
      >
        <Plus aria-hidden />
      </button>
      <span className="ml-auto">
        <SyncPill state={sync} onOpen={onSync} compact />
      </span>
    </div>
  );
}
