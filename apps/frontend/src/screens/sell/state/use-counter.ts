import { useSearch as useRouteSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useCatalog } from '../../../data/use-catalog.ts';
import type { SheetState } from '../sheets/open-sheet.tsx';
import { openSale, useCurrentSale } from './current-sale.ts';
import { useSaleEdits } from './use-sale-edits.ts';
import { useSearch } from './use-search.ts';
import { saleLabel } from './views.ts';

export type Counter = ReturnType<typeof useCounter>;

/** What the counter works on: the sale, what is typed, which line is chosen, and what lies over the screen. */
export function useCounter() {
  const { cliente } = useRouteSearch({ from: '/shop/vender' });
  const catalog = useCatalog();
  const search = useSearch();
  const { tickets, ticket, cart } = useCurrentSale();
  const edits = useSaleEdits(ticket);
  // Whoever came to give credit is asked first for whom.
  const [sheet, setSheet] = useState<SheetState | null>(cliente === 'elegir' ? { name: 'customer' } : null);
  const [basket, setBasket] = useState(false);
  const [selected, setSelected] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const lines = useMemo(() => ticket?.lines ?? [], [ticket]);
  const place = ticket === null ? 1 : tickets.indexOf(ticket) + 1;
  return {
    catalog,
    search,
    tickets,
    ticket,
    cart,
    lines,
    edits,
    field,
    label: saleLabel(ticket, place),
    sheet,
    setSheet,
    basket,
    setBasket,
    /** The line that the keys work on: the last one until another is chosen. */
    selectedLine: selected === null || selected >= lines.length ? lines.length - 1 : selected,
    setSelected,
    newSale: () => void openSale().then(() => setSelected(null)),
  };
}
