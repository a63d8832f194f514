import { Camera, CircleDollarSign, ScanBarcode } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { Screen } from '../../../app/screen.tsx';
import { Button } from '../../../design/button.tsx';
import { Kbd } from '../../../design/kbd.tsx';
import { SearchField } from '../../../design/search-field.tsx';
import { Tabs } from '../../../design/tabs.tsx';
import { titles } from '../../../messages/titles.ts';
import { sell } from '../../../messages/sell.ts';
import { DeskSaleBand } from './desk-sale-band.tsx';
import { SearchResults } from './search-results.tsx';
import { Ticket, type TicketProps } from './ticket.tsx';
import { TileGrid } from './tile-grid.tsx';
import type { CounterView, SaleView } from './view-model.ts';

export interface SellDeskProps extends CounterView, Omit<TicketProps, 'sale'> {
  sale: SaleView;
  /** Whether the keys are named: a keyboard is near from 1280 px, a finger below it. */
  keys: boolean;
  onHelp: () => void;
  /** The field that every letter and every scan lands in. */
  fieldRef?: Ref<HTMLInputElement>;
  /** Keys inside the field: Enter, arrows, + − and the rest. */
  onFieldKey: (event: KeyboardEvent<HTMLInputElement>) => void;
}

const panelId = 'estantes';

/** The counter of a wide screen: field and shelves left, the ticket right, the keys in the band. */
export function SellDesk(props: SellDeskProps) {
  const { search, keys, fieldRef, onFieldKey, onVarios, onScan, categories, category, onCategory, sale } = props;
  return (
    <Screen
      title={titles.sell}
      asideLabel={sale.label}
      aside={<Ticket {...props} />}
      header={
        <>
          <div className="flex gap-3 px-4 pt-4 pb-2 desk:px-6">
            <SearchField
              {...(fieldRef === undefined ? {} : { inputRef: fieldRef })}
              label={sell.searchOrScan}
              clearLabel={sell.clearSearch}
              icon={<ScanBarcode aria-hidden />}
              hint={keys && <Kbd>F2</Kbd>}
              value={search.text}
              onValue={search.onText}
              onKeyDown={onFieldKey}
            />
            <Button square large aria-label={sell.scan} title={sell.scan} onClick={onScan}>
              <Camera aria-hidden />
            </Button>
            <Button
              large
              icon={<CircleDollarSign aria-hidden />}
              iconAfter={keys && <Kbd>F7</Kbd>}
              onClick={onVarios}
              className="text-16!"
            >
              {sell.varios}
            </Button>
          </div>
          <Tabs
            label={sell.categories}
            tabs={categories}
            current={category}
            onChange={onCategory}
            {...(search.text === '' && { panelId })}
          />
        </>
      }
      band={<DeskSaleBand {...props} />}
    >
      {search.text === '' ? (
        <div id={panelId} role="tabpanel" className="pt-2.5">
          <TileGrid tiles={props.tiles} onTile={props.onTile} onTileHold={props.onTileHold} empty={props.emptyTiles} />
        </div>
      ) : (
        <div className="p-4 desk:px-6">
          <SearchResults {...search} />
        </div>
      )}
    </Screen>
  );
}
