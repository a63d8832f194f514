import type { AnyCommand, Product } from '@michangarrito/contracts';
import { createSearchIndex, normalizeBarcode, type SearchIndex } from '@michangarrito/domain';
import { Listeners, applyToProducts, type Journal, type Rows } from '@michangarrito/local-store';
import type { CacheStorage } from './cache.ts';
import { isServerAway } from './http.ts';
import type { Page } from './types.ts';

/** What the screens see of the catalogue. A new object each time that something changed. */
export interface CatalogView {
  /** False until the device's own copy, or the first answer of the server, is here. */
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

export interface CatalogSource {
  readonly cache: CacheStorage;
  readonly journal: Journal;
  /** One page of the server's products from a cursor on. */
  readonly loadPage: (cursor: string | null) => Promise<Page<Product>>;
}

/** Entries of the journal that the server may not have counted yet. More than this is not looked at one by one. */
const MOST_PENDING = 5_000;

/** All products of the shop in memory: shown at once from the device, refreshed from the server, moved by what is sold here. */
export class Catalog {
  readonly #source: CatalogSource;
  readonly #listeners = new Listeners();
  #products: Products = new Map();
  #index: SearchIndex<SearchEntry> | null = null;
  #view: CatalogView;
  #refreshing: Promise<void> | null = null;

  constructor(source: CatalogSource) {
    this.#source = source;
    this.#view = this.#makeView(false);
  }

  readonly view = (): CatalogView => this.#view;
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener);

  /** Shows what the device kept of the last time. */
  async loadKept(): Promise<void> {
    const kept = await this.#source.cache.read(['products'], (transaction) => transaction.range('products', {}));
    if (kept.length > 0) this.#replace(new Map(kept.map((product) => [product.id, product])));
  }

  /**
   * Loads all products anew and lays over them what the server has not got yet. Without a server the kept ones stay.
   * @throws ApiError if the server refuses.
   */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#load().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  /** Shows at once what a command of this device does to the catalogue. */
  apply(command: AnyCommand): void {
    const changed = applyToProducts(this.#products, command, new Map());
    if (changed !== this.#products) this.#replace(changed);
  }

  async #load(): Promise<void> {
    const loaded = new Map<string, Product>();
    let cursor: string | null = null;
    try {
      do {
        const page: Page<Product> = await this.#source.loadPage(cursor);
        for (const product of page.items) loaded.set(product.id, product);
        cursor = page.nextCursor;
      } while (cursor !== null);
    } catch (error) {
      if (isServerAway(error)) return;
      throw error;
    }
    const products = await this.#withPending(loaded);
    this.#replace(products);
    await this.#keep(products);
  }

  async #withPending(loaded: Products): Promise<Products> {
    const { journal } = this.#source;
    const waiting = [
      ...(await journal.entries({ state: 'pending', limit: MOST_PENDING })),
      ...(await journal.entries({ state: 'sending', limit: MOST_PENDING })),
    ].sort((left, right) => left.seq - right.seq);
    return waiting.reduce(
      (products, { text }) => applyToProducts(products, JSON.parse(text) as AnyCommand, new Map()),
      loaded,
    );
  }

  async #keep(products: Products): Promise<void> {
    await this.#source.cache.write(['products'], 'relaxed', async (transaction) => {
      for (const { id } of await transaction.range('products', {})) {
        if (!products.has(id)) await transaction.delete('products', id);
      }
      for (const product of products.values()) await transaction.put('products', product);
    });
  }

  #replace(products: Products): void {
    if (!haveSameWords(this.#products, products)) this.#index = null;
    this.#products = products;
    this.#view = this.#makeView(true);
    this.#listeners.notify();
  }

  #makeView(loaded: boolean): CatalogView {
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
