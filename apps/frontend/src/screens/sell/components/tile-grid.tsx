import type { ReactNode } from 'react';
import { ProductTile } from '../../../design/product-tile.tsx';
import { sell } from '../../../messages/sell.ts';
import type { TileView } from './view-model.ts';

export interface TileGridProps {
  tiles: readonly TileView[];
  onTile: (id: string) => void;
  onTileHold: (id: string) => void;
  empty?: ReactNode;
}

/** The shelves: three tiles across a phone, two with large text, as many as fit on a wide screen. */
export function TileGrid({ tiles, onTile, onTileHold, empty }: TileGridProps) {
  if (tiles.length === 0) return <div className="px-4 pt-2 desk:px-6">{empty}</div>;
  return (
    <ul className="grid grid-cols-3 gap-[7px] px-4 pt-0.5 pb-3 two:grid-cols-[repeat(auto-fill,minmax(118px,1fr))] two:gap-2.5 desk:grid-cols-[repeat(auto-fill,minmax(130px,1fr))] desk:px-6 roomy:grid-cols-[repeat(auto-fill,minmax(165px,1fr))] roomy:gap-3 large-text:grid-cols-2">
      {tiles.map((tile) => (
        <li key={tile.id} className="tile-cell grid">
          <ProductTile
            {...tile}
            noPriceLabel={sell.noPrice}
            {...tileDetail(tile)}
            onTap={() => onTile(tile.id)}
            onHold={() => onTileHold(tile.id)}
          />
        </li>
      ))}
    </ul>
  );
}

function tileDetail({ inSale, left }: TileView): { detail?: string } {
  if (inSale !== undefined) return { detail: sell.inSale(inSale) };
  if (left === '0') return { detail: sell.soldOut };
  return left === undefined ? {} : { detail: sell.left(left) };
}
