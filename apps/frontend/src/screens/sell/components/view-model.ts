import type { Centavos } from '@michangarrito/domain';
import type { ReactNode } from 'react';
import type { Picture } from '../../../design/product-picture.tsx';
import type { SyncState } from '../../../design/sync-pill.tsx';

/*
 * What the selling screens need to draw themselves. Amounts and quantities arrive formatted by the domain, except the total,
 * which is set as the screen's one large figure.
 */

export interface TileView extends Picture {
  id: string;
  /** `$19.00`; absent when the product has no price yet. */
  price?: string;
  /** `/kg` for what is sold by measure. */
  perUnit?: string;
  /** How much of it this sale holds: "5", "156 g". */
  inSale?: string;
  /** What is left, only when it is little or nothing. */
  left?: string;
}

export interface SaleTabView {
  id: string;
  label: string;
  /** Its total, shown when it is not the current one. */
  amount?: string;
}

export interface CategoryView {
  id: string;
  label: string;
}

export interface ResultView extends Picture {
  id: string;
  /** Start and end of what matched inside the name, to set it bold. */
  match?: readonly [number, number];
  /** "quedan 2.4 kg". */
  detail?: string;
  price?: string;
  perUnit?: string;
}

export interface LineView {
  id: string;
  quantity: string;
  name: string;
  unitPrice: string;
  amount: string;
  promotion?: { badge: string; before: string };
  note?: string;
}

export interface LineActions {
  onLess: (id: string) => void;
  onMore: (id: string) => void;
  onQuantity: (id: string) => void;
  /** Absent for who may give none. */
  onDiscount?: (id: string) => void;
  onRemove: (id: string) => void;
}

/** The sale as the basket, the ticket pane and the bands show it. */
export interface SaleView {
  label: string;
  lines: readonly LineView[];
  /** "2 piezas" or "5 productos". */
  counted: string;
  total: Centavos;
  subtotal: string;
  discount: string;
  hasDiscount: boolean;
  customer?: string;
  note?: string;
  /** The line whose actions are open. */
  openLine: string | null;
}

export interface SearchView {
  text: string;
  onText: (text: string) => void;
  /** Best first. */
  results: readonly ResultView[];
  /** Index of the result that Enter takes. */
  chosen: number;
  /** Whether what was typed is a code. */
  isCode: boolean;
  onTake: (id: string) => void;
  /** Enter: takes the chosen one, or asks about a code that nobody knows. */
  onEnter: () => void;
  onCreate: () => void;
}

/** The counter itself, shared by phone and wide screen. */
export interface CounterView {
  sales: readonly SaleTabView[];
  currentSale: string;
  onSale: (id: string) => void;
  onNewSale: () => void;
  sync: SyncState;
  onSync: () => void;
  categories: readonly CategoryView[];
  category: string;
  onCategory: (id: string) => void;
  tiles: readonly TileView[];
  onTile: (id: string) => void;
  onTileHold: (id: string) => void;
  /** In place of the tiles when there are none. */
  emptyTiles?: ReactNode;
  search: SearchView;
  onVarios: () => void;
  /** Opens the camera as a reader. */
  onScan: () => void;
  onCharge: () => void;
}
