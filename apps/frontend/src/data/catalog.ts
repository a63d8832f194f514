import type { Product } from '@michangarrito/contracts';
import { createSearchIndex, normalizeBarcode, type SearchIndex } from '@michangarrito/domain';
import { Listeners, type Rows } from '@michangarrito/local-store';
import type { ShopRows } from './shop-rows.ts';

/** What the screens see of the catalogue. A new object each time that something changed. */
export interface CatalogView {
  /** False until the first load of this device is complete. */
  readonly loaded: boolean;
  /** By name; without what is archived. */
  readonly products: readonly Product[];
  readonly byId: Products;
  /** The best matches for what was typed, without accents and by beginnings of words. */
  search(query: string, limit: number): Product[];
  /** The product with that code, as a reader or a camera gives it. */
  findBarcode(code: string): Product | null;
}

/** Products by id. */
type Products = Rows<Product>;

interface SearchEntry {
  readonly name: string;
  readonly productId: string;
}

/** All products of the shop as they are sold from and searched, moved by what the shop's rows say. */
export class Catalog {
  readonly #rows: ShopRows;
  readonly #listeners = new Listeners();
  readonly #end: () => void;
  #products: Products = new Map();
  #index: SearchIndex<SearchEntry> | null = null;
  #view: CatalogView;

  constructor(rows: ShopRows) {
    this.#rows = rows;
    this.#view = this.#makeView();
    this.#end = rows.subscribe(() => {
      const { products, loaded } = rows.view();
      if (products !== this.#products || loaded !== this.#view.loaded) this.#replace(products);
    });
  }

  readonly view = (): CatalogView => this.#view;
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener);

  close(): void {
    this.#end();
  }

  #replace(products: Products): void {
    if (!haveSameWords(this.#products, products)) this.#index = null;
    this.#products = products;
    this.#view = this.#makeView();
    this.#listeners.notify();
  }

  #makeView(): CatalogView {
    const { loaded } = this.#rows.view();
    const byId = this.#products;
    const products = [...byId.values()].filter(({ archived }) => !archived);
    products.sort((left, right) => compareNames.compare(left.name, right.name));
    let byBarcode: ReadonlyMap<string, Product> | null = null;
    return {
      loaded,
      products,
      byId,
      search: (query, limit) => this.#search(byId, query, limit),
      findBarcode: (code) => {
        byBarcode ??= new Map(
          products.flatMap((product) =>
            product.barcodes.map((barcode) => [normalizeBarcode(barcode), product] as const),
          ),
        );
        return byBarcode.get(normalizeBarcode(code)) ?? null;
      },
    };
  }

  #search(byId: Products, query: string, limit: number): Product[] {
    this.#index ??= createSearchIndex([...this.#products.values()].flatMap(searchEntries));
    // A product stands once under its name and once under each alias, so more are asked for than are shown.
    const found = new Set(this.#index.search(query, limit * 2).map(({ productId }) => productId));
    return [...found].flatMap((id) => byId.get(id) ?? []).slice(0, limit);
  }
}

const compareNames = new Intl.Collator('es-MX', { sensitivity: 'base', numeric: true });

function searchEntries({ id, name, aliases, archived }: Product): SearchEntry[] {
  return archived ? [] : [name, ...aliases].map((words) => ({ name: words, productId: id }));
}

/** Building the index is the one costly step; a sale changes stock and no words. */
function haveSameWords(before: Products, after: Products): boolean {
  if (before.size !== after.size) return false;
  for (const [id, product] of after) {
    const old = before.get(id);
    if (old === product) continue;
    if (old?.name !== product.name || old.archived !== product.archived) return false;
    if (old.aliases.join('\n') !== product.aliases.join('\n')) return false;
  }
  return true;
}
