import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useRatesInForce } from '../../../data/use-shop.ts';
import { useSyncStatus } from '../../../data/sync-status.ts';
import type { CounterView } from '../components/view-model.ts';
import { EmptyShelf } from '../empty-shelf.tsx';
import { chooseSale } from './current-sale.ts';
import { ticketTotals } from './ticket-totals.ts';
import type { Counter } from './use-counter.ts';
import { useShelves } from './use-shelves.ts';
import type { Taking } from './use-taking.ts';
import { resultView, saleTabs, tileView } from './views.ts';

/** The counter as it is drawn: open sales, shelves, search. */
export function useCounterView(counter: Counter, taking: Taking, charge: () => void): CounterView {
  const navigate = useNavigate();
  const sync = useSyncStatus();
  const rates = useRatesInForce();
  const shelves = useShelves();
  const { tickets, ticket, lines, search, setSheet, newSale } = counter;
  const tiles = useMemo(() => shelves.products.map((product) => tileView(product, lines)), [shelves.products, lines]);
  return {
    sales: saleTabs(tickets, ticketTotals(tickets, rates)),
    currentSale: ticket?.id ?? '',
    onSale: chooseSale,
    onNewSale: newSale,
    sync,
    onSync: () => void navigate({ to: '/sincronizacion' }),
    categories: shelves.categories,
    category: shelves.category,
    onCategory: shelves.onCategory,
    tiles,
    onTile: taking.take,
    onTileHold: taking.hold,
    emptyTiles: shelves.loaded && (
      <EmptyShelf favourites={shelves.isFavourites} onEverything={() => shelves.onCategory('everything')} />
    ),
    search: {
      text: search.text,
      onText: search.setText,
      results: search.results.map((product) => resultView(product, search.text)),
      chosen: search.chosen,
      isCode: search.isCode,
      onTake: taking.take,
      onEnter: taking.enter,
      onCreate: taking.create,
    },
    onVarios: () => setSheet({ name: 'varios' }),
    onScan: () => setSheet({ name: 'scan' }),
    onCharge: charge,
  };
}
