import type { Category, Product } from '@michangarrito/contracts';
import { foldText, formatMoney, formatQuantity, isLow } from '@michangarrito/domain';
import type { CatalogView } from '../../../data/catalog.ts';
import { units } from '../../../messages/sell.ts';
import { products as words } from '../../../messages/products.ts';
import type { ProductRowView, ProductsView } from '../components/view-model.ts';

/** Enough matches for any list that a person reads. */
const MOST_FOUND = 200;

const low = ({ stockMilli, minimumMilli }: Product) => isLow(stockMilli, minimumMilli);
const FILTERS: Readonly<Record<string, (product: Product) => boolean>> = {
  all: () => true,
  low,
  favourites: ({ favourite }) => favourite,
  noPrice: ({ priceCentavos }) => priceCentavos === null,
  noCost: ({ costCentavos }) => costCentavos === null,
};

/** The ways to narrow the list: all, what needs something, then each category in use. */
export function filterViews(
  products: readonly Product[],
  categories: readonly Category[],
  seesCost: boolean,
): ProductsView['filters'] {
  const count = (id: string) => products.filter(FILTERS[id] ?? (() => false)).length;
  const used = new Set(products.map(({ categoryId }) => categoryId));
  return [
    { id: 'all', label: words.all },
    { id: 'low', label: words.low, ...(count('low') > 0 && { count: count('low') }) },
    { id: 'favourites', label: words.favourites },
    ...(count('noPrice') > 0 ? [{ id: 'noPrice', label: words.noPriceFilter, count: count('noPrice') }] : []),
    ...(seesCost && count('noCost') > 0 ? [{ id: 'noCost', label: words.noCost, count: count('noCost') }] : []),
    ...categories.filter(({ id }) => used.has(id)).map(({ id, name }) => ({ id, label: name })),
  ];
}

/** What the list shows: words find names, aliases, codes and categories, and then no filter narrows them. */
export function productsShown(
  catalog: CatalogView,
  categories: readonly Category[],
  search: string,
  filter: string,
): readonly Product[] {
  const query = search.trim();
  if (query === '') return catalog.products.filter(FILTERS[filter] ?? (({ categoryId }) => categoryId === filter));
  const byCode = catalog.findBarcode(query);
  if (byCode !== null) return [byCode];
  const named = categories.filter(({ name }) => foldText(name).startsWith(foldText(query))).map(({ id }) => id);
  const inCategory = catalog.products.filter(({ categoryId }) => categoryId !== null && named.includes(categoryId));
  return [...new Set([...catalog.search(query, MOST_FOUND), ...inCategory])];
}

export function productRow(product: Product, categories: ReadonlyMap<string, string>): ProductRowView {
  const { id, name, priceCentavos, costCentavos, unit, stockMilli, minimumMilli, barcodes, categoryId } = product;
  const category = categoryId === null ? undefined : categories.get(categoryId);
  const margin = marginOf(product);
  const isCounted = minimumMilli !== null || stockMilli !== 0;
  return {
    id,
    name,
    shape: product.silhouette,
    low: low(product),
    favourite: product.favourite,
    ...(barcodes[0] !== undefined && { code: barcodes[0] }),
    ...(category !== undefined && { category }),
    ...(costCentavos !== null && { cost: formatMoney(costCentavos) }),
    ...(priceCentavos !== null && { price: formatMoney(priceCentavos) }),
    ...(unit !== 'piece' && { perUnit: `/${units[unit].symbol}` }),
    ...(margin !== null && { margin }),
    ...(isCounted && { stock: formatQuantity(stockMilli, unit) }),
  };
}

/** The share of the price that is not cost, "25 %"; null where one of them is not known. */
export function marginOf({ priceCentavos, costCentavos }: Pick<Product, 'priceCentavos' | 'costCentavos'>) {
  if (priceCentavos === null || costCentavos === null || priceCentavos === 0) return null;
  return `${String(Math.round((100 * (priceCentavos - costCentavos)) / priceCentavos))}\u00a0%`;
}
