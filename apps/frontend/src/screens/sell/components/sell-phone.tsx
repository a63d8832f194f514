import { ScanBarcode } from 'lucide-react';
import { useRef, useState } from 'react';
import { NavBand } from '../../../app/nav-band.tsx';
import { Screen } from '../../../app/screen.tsx';
import { Button } from '../../../design/button.tsx';
import { Header } from '../../../design/header.tsx';
import { SearchField } from '../../../design/search-field.tsx';
import { SyncPill } from '../../../design/sync-pill.tsx';
import { neighbour } from '../../../design/tab-order.ts';
import { Tabs } from '../../../design/tabs.tsx';
import { useSwipe } from '../../../design/use-swipe.ts';
import { titles } from '../../../messages/titles.ts';
import { sell } from '../../../messages/sell.ts';
import { CartBand } from './cart-band.tsx';
import { SaleTabs } from './sale-tabs.tsx';
import { SearchResults } from './search-results.tsx';
import { TileGrid } from './tile-grid.tsx';
import type { CounterView, SaleView } from './view-model.ts';

export interface SellPhoneProps extends CounterView {
  sale: SaleView;
  onCart: () => void;
  onMenu: () => void;
}

const panelId = 'estantes';

/** The counter in one hand: reading above, shelves in the middle, search and sale under the thumb. */
export function SellPhone(props: SellPhoneProps) {
  const { sale, search, categories, category, onCategory, onCart, onCharge } = props;
  const [focused, setFocused] = useState(false);
  const searching = focused || search.text !== '';
  const selling = sale.lines.length > 0;
  const swipe = useSwipe((step) => {
    const next = neighbour(categories, category, step);
    if (next !== null) onCategory(next);
  });
  return (
    <Screen
      title={titles.sell}
      header={<Counter {...props} selling={selling || props.sales.length > 1 || searching} />}
      contentClass={searching && search.text !== '' ? 'bg-paper' : ''}
      dock={<SearchRow {...props} searching={searching} onFocus={setFocused} />}
      band={
        searching ? null : selling ? (
          <CartBand counted={sale.counted} total={sale.total} open={false} onToggle={onCart} onCharge={onCharge} />
        ) : (
          <NavBand />
        )
      }
    >
      {search.text === '' ? (
        <div {...swipe} id={panelId} role="tabpanel" className="min-h-full touch-pan-y">
          <TileGrid tiles={props.tiles} onTile={props.onTile} onTileHold={props.onTileHold} empty={props.emptyTiles} />
        </div>
      ) : (
        <SearchResults {...search} upward />
      )}
    </Screen>
  );
}

function Counter(props: SellPhoneProps & { selling: boolean }) {
  const {
    selling,
    sales,
    currentSale,
    onSale,
    onNewSale,
    sync,
    onSync,
    onMenu,
    search,
    categories,
    category,
    onCategory,
  } = props;
  return (
    <>
      {selling ? (
        <SaleTabs
          sales={sales}
          current={currentSale}
          onSale={onSale}
          onNewSale={onNewSale}
          sync={sync}
          onSync={onSync}
          onMenu={onMenu}
        />
      ) : (
        <Header title={titles.sell} right={<SyncPill state={sync} onOpen={onSync} />} />
      )}
      {search.text === '' && (
        <Tabs label={sell.categories} tabs={categories} current={category} onChange={onCategory} panelId={panelId} />
      )}
    </>
  );
}

function SearchRow({
  search,
  onVarios,
  onScan,
  searching,
  onFocus,
}: SellPhoneProps & { searching: boolean; onFocus: (on: boolean) => void }) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="flex gap-2 bg-wall px-4 pt-1.5 pb-2">
      <SearchField
        inputRef={field}
        label={sell.search}
        clearLabel={sell.clearSearch}
        value={search.text}
        onValue={search.onText}
        onFocus={() => onFocus(true)}
        onBlur={() => onFocus(false)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search.onEnter();
          if (event.key === 'Escape') {
            search.onText('');
            field.current?.blur();
          }
        }}
      />
      {!searching && (
        <>
          <Button square large aria-label={sell.scan} onClick={onScan}>
            <ScanBarcode aria-hidden />
          </Button>
          <Button square large aria-label={sell.variosHint} onClick={onVarios} className="text-24!">
            <span aria-hidden className="font-700">
              $
            </span>
          </Button>
        </>
      )}
    </div>
  );
}
