import type { ReactNode, Ref } from 'react';
import type { Picture } from '../../../design/product-picture.tsx';

export interface ProductRowView extends Picture {
  id: string;
  code?: string;
  category?: string;
  cost?: string;
  price?: string;
  perUnit?: string;
  margin?: string;
  /** "12.5 kg"; absent for what is not counted. */
  stock?: string;
  low: boolean;
  favourite: boolean;
}

export interface ProductsView {
  count: number;
  rows: readonly ProductRowView[];
  search: string;
  onSearch: (text: string) => void;
  fieldRef?: Ref<HTMLInputElement>;
  /** Shows more rows; absent when all are shown. */
  onMore?: () => void;
  filters: readonly { id: string; label: string; count?: number }[];
  filter: string;
  onFilter: (id: string) => void;
  onOpen: (id: string) => void;
  onAdd: () => void;
  onFavourite: (id: string) => void;
  /** Rows chosen on a wide screen, and what can be done with them. */
  chosen: ReadonlySet<string>;
  onChoose: (id: string) => void;
  onClearChosen: () => void;
  chosenActions?: ReactNode;
}
