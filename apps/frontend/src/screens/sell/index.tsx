import type { Product } from '@michangarrito/contracts';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, lazy, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useViewport } from '../../app/use-viewport.ts';
import { useRatesInForce } from '../../data/queries.ts';
import { useSyncStatus } from '../../data/sync-status.ts';
import { useCatalog } from '../../data/use-catalog.ts';
import { useKnownCustomers } from '../../data/use-customers.ts';
import { useToast } from '../../design/toast.tsx';
import { unknownCode } from '../../messages/sell.ts';
import { CartSheet } from './components/cart-sheet.tsx';
import { SellDesk } from './components/sell-desk.tsx';
import { SellPhone } from './components/sell-phone.tsx';
import type { CounterView, LineActions } from './components/view-model.ts';
import { EmptyShelf } from './empty-shelf.tsx';
import type { SheetState } from './sheets/open-sheet.tsx';
import { chooseSale, openSale, useCurrentSale } from './state/current-sale.ts';
import { ticketTotals } from './state/ticket-totals.ts';
import { useSaleEdits } from './state/use-sale-edits.ts';
import { useSearch } from './state/use-search.ts';
import { useShelves } from './state/use-shelves.ts';
import { resultView, saleLabel, saleTabs, saleView, tileView } from './state/views.ts';
import { useSellKeys } from './use-sell-keys.ts';

const OpenSheet = lazy(() => import('./sheets/open-sheet.tsx'));

/** The counter: tap, scan or search; the sale is kept on the device with each change. */
export default function SellScreen() {
  const counter = useCounter();
  const { viewport, view, sale, sheet, setSheet, basket, setBasket, ticket, edits, ticketProps, field, onFieldKey } =
    counter;
  return (
    <>
      {viewport === 'phone' ? (
        <SellPhone {...view} sale={sale} onCart={() => setBasket(true)} onMenu={() => setSheet({ name: 'menu' })} />
      ) : (
        <SellDesk
          {...view}
          {...ticketProps}
          sale={sale}
          keys={viewport === 'desk'}
          onHelp={() => setSheet({ name: 'keys' })}
          fieldRef={field}
          onFieldKey={onFieldKey}
          {...(viewport === 'tablet' && { onMenu: () => setSheet({ name: 'menu' }) })}
        />
      )}
      {viewport === 'phone' && basket && sheet === null && sale.lines.length > 0 && (
        <CartSheet {...ticketProps} sale={sale} onClose={() => setBasket(false)} onCharge={view.onCharge} />
      )}
      {sheet !== null && (
        <Suspense fallback={null}>
          <OpenSheet sheet={sheet} ticket={ticket} edits={edits} onClose={() => setSheet(null)} />
        </Suspense>
      )}
    </>
  );
}

function useCounter() {
  const navigate = useNavigate();
  const toast = useToast();
  const viewport = useViewport();
  const catalog = useCatalog();
  const customers = useKnownCustomers();
  const sync = useSyncStatus();
  const shelves = useShelves();
  const search = useSearch();
  const rates = useRatesInForce();
  const { tickets, ticket, cart } = useCurrentSale();
  const edits = useSaleEdits(ticket);
  const [sheet, setSheet] = useState<SheetState | null>(null);
  const [basket, setBasket] = useState(false);
  const [selected, setSelected] = useState<number | null>(null);
  const [openLine, setOpenLine] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const lines = useMemo(() => ticket?.lines ?? [], [ticket]);
  const selectedLine = selected === null || selected >= lines.length ? lines.length - 1 : selected;

  const take = (product: Product) => {
    search.setText('');
    setSelected(null);
    if (product.priceCentavos === null) setSheet({ name: 'price', product });
    else if (product.unit === 'piece') edits.addPiece(product);
    else setSheet({ name: 'amount', product, mode: 'pesos', line: null });
  };
  const takeById = (id: string) => {
    const product = catalog.byId.get(id);
    if (product !== undefined) take(product);
  };
  const enter = () => {
    const entered = search.entered();
    if (entered === null) return;
    if ('product' in entered) {
      take(entered.product);
      return;
    }
    search.setText('');
    const add = () => void navigate({ to: '/productos/nuevo', search: { codigo: entered.unknownCode } });
    toast.show({ text: unknownCode.text(entered.unknownCode), action: { label: unknownCode.add, onAction: add } });
  };
  const amountOfLine = (index: number, mode: 'pesos' | 'quantity') => {
    const line = lines[index];
    const product = line?.productId == null ? undefined : catalog.byId.get(line.productId);
    if (product !== undefined) setSheet({ name: 'amount', product, mode, line: index });
  };
  const charge = (method?: 'fiado') => {
    if (lines.length === 0 || cart === null) return;
    void navigate({ to: '/cobrar', search: method === undefined ? {} : { forma: method } });
  };
  const newSale = () => void openSale().then(() => setSelected(null));
  const byPesos = () => {
    const product = search.results[search.chosen];
    if (product !== undefined && product.priceCentavos !== null) {
      search.setText('');
      setSheet({ name: 'amount', product, mode: 'pesos', line: null });
    } else amountOfLine(selectedLine, 'pesos');
  };

  useSellKeys(field, {
    search: () => field.current?.focus(),
    quantity: () => amountOfLine(selectedLine, 'quantity'),
    byPesos,
    varios: () => setSheet({ name: 'varios' }),
    customer: () => setSheet({ name: 'customer' }),
    fiado: () => charge('fiado'),
    newSale,
    charge,
    help: () => setSheet({ name: 'keys' }),
    move: (step) => {
      if (search.text !== '') search.move(step);
      else setSelected(Math.max(0, Math.min(lines.length - 1, selectedLine + step)));
    },
    step: (direction) => edits.step(selectedLine, direction),
    remove: () => edits.remove(selectedLine),
  });

  const lineActions: LineActions = {
    onLess: (id) => edits.step(Number(id), -1),
    onMore: (id) => edits.step(Number(id), 1),
    onQuantity: (id) => amountOfLine(Number(id), lines[Number(id)]?.byPesos ? 'pesos' : 'quantity'),
    onDiscount: (id) => setSheet({ name: 'discount', line: Number(id) }),
    onRemove: (id) => {
      setOpenLine(null);
      edits.remove(Number(id));
    },
  };
  const place = ticket === null ? 1 : tickets.indexOf(ticket) + 1;
  const label = saleLabel(ticket, place);
  const customer = customers.find(({ id }) => id === ticket?.customerId) ?? null;
  const sale = saleView({ label, ticket, cart, customer, openLine });
  const view: CounterView = {
    sales: saleTabs(tickets, ticketTotals(tickets, rates)),
    currentSale: ticket?.id ?? '',
    onSale: chooseSale,
    onNewSale: newSale,
    sync,
    onSync: () => void navigate({ to: '/ventas' }),
    categories: shelves.categories,
    category: shelves.category,
    onCategory: shelves.onCategory,
    tiles: useMemo(() => shelves.products.map((product) => tileView(product, lines)), [shelves.products, lines]),
    onTile: takeById,
    onTileHold: (id) => {
      const product = catalog.byId.get(id);
      if (product === undefined) return;
      if (product.priceCentavos === null) setSheet({ name: 'price', product });
      else setSheet({ name: 'amount', product, mode: product.unit === 'piece' ? 'quantity' : 'pesos', line: null });
    },
    emptyTiles: shelves.loaded && (
      <EmptyShelf favourites={shelves.isFavourites} onEverything={() => shelves.onCategory('everything')} />
    ),
    search: {
      text: search.text,
      onText: search.setText,
      results: search.results.map((product) => resultView(product, search.text)),
      chosen: search.chosen,
      onTake: takeById,
      onCreate: () => void navigate({ to: '/productos/nuevo', search: { nombre: search.text.trim() } }),
    },
    onVarios: () => setSheet({ name: 'varios' }),
    onCharge: () => charge(),
  };
  const ticketProps = {
    selectedLine: viewport === 'desk' ? String(selectedLine) : null,
    lineActions,
    onLine: (id: string) => {
      setSelected(Number(id));
      setOpenLine(openLine === id ? null : id);
    },
    onClear: () => {
      setBasket(false);
      edits.clear(label);
    },
    onCustomer: () => setSheet({ name: 'customer' }),
    onDiscount: () => setSheet({ name: 'discount', line: null }),
    onNote: () => setSheet({ name: 'note' }),
  };
  const onFieldKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      enter();
    } else if (event.key === 'Escape') {
      search.setText('');
    }
  };
  return { viewport, view, sale, sheet, setSheet, basket, setBasket, ticket, edits, ticketProps, field, onFieldKey };
}
