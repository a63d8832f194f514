import type { Category, Product } from '@michangarrito/contracts';
import { useMemo, useState } from 'react';
import { useCategories } from '../../../data/use-shop.ts';
import { useCatalog } from '../../../data/use-catalog.ts';
import { sell } from '../../../messages/sell.ts';
import type { CategoryView } from '../components/view-model.ts';

const FAVOURITES = 'favourites';
const EVERYTHING = 'everything';
const NO_TABS: readonly CategoryView[] = [];

export interface Shelves {
  readonly categories: readonly CategoryView[];
  readonly category: string;
  readonly onCategory: (id: string) => void;
  readonly products: readonly Product[];
  readonly isFavourites: boolean;
  /** Until the first load of this device is complete, an empty shelf says nothing. */
  readonly loaded: boolean;
}

/** The tabs over the tiles: favourites, each category that has something, everything. None until all are known, so that none moves. */
export function useShelves(): Shelves {
  const catalog = useCatalog();
  const categories = useCategories();
  const [chosen, setChosen] = useState<string | null>(null);
  const tabs = useMemo(() => shelfTabs(catalog.products, categories), [catalog.products, categories]);
  const hasFavourites = catalog.products.some(({ favourite }) => favourite);
  const category = chosen ?? (hasFavourites || catalog.products.length === 0 ? FAVOURITES : EVERYTHING);
  const products = useMemo(() => onShelf(catalog.products, category), [catalog.products, category]);
  return {
    categories: catalog.loaded ? tabs : NO_TABS,
    category,
    onCategory: setChosen,
    products,
    isFavourites: category === FAVOURITES,
    loaded: catalog.loaded,
  };
}

function shelfTabs(products: readonly Product[], categories: readonly Category[]): CategoryView[] {
  const used = new Set(products.map(({ categoryId }) => categoryId));
  return [
    { id: FAVOURITES, label: sell.favourites },
    ...categories.filter(({ id }) => used.has(id)).map(({ id, name }) => ({ id, label: name })),
    { id: EVERYTHING, label: sell.everything },
  ];
}

function onShelf(products: readonly Product[], category: string): readonly Product[] {
  if (category === EVERYTHING) return products;
  // Ids grow with time: favourites stay in the order in which they came, a starter catalogue's own first.
  if (category === FAVOURITES) {
    return products.filter(({ favourite }) => favourite).toSorted((left, right) => (left.id < right.id ? -1 : 1));
  }
  return products.filter(({ categoryId }) => categoryId === category);
}
