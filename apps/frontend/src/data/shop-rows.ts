import type {
  AnyCommand,
  Category,
  Customer,
  MirrorState,
  MirrorTill,
  Product,
  SaleDetail,
} from '@michangarrito/contracts';
import {
  Listeners,
  applyToProducts,
  commandsOf,
  overlayCategories,
  overlayClosures,
  overlayCustomers,
  overlayProducts,
  overlaySales,
  overlayTills,
  type Journal,
  type KnownClosure,
  type Mirror,
  type Rows,
} from '@michangarrito/local-store';

/** The shop as this device knows it: what the server last told, with what happened here laid over it. A new object with each change. */
export interface ShopView {
  /** False until the first load of this device is complete. */
  readonly loaded: boolean;
  /** Shop, people and tax rates; null until loaded. */
  readonly state: MirrorState | null;
  readonly products: Rows<Product>;
  readonly customers: Rows<Customer>;
  /** Of the last two weeks, and whatever older one this device has not delivered. */
  readonly sales: Rows<SaleDetail>;
  readonly tills: Rows<MirrorTill>;
  /** The last cortes Z, and those that were made here since; none for who may not close. */
  readonly closures: Rows<KnownClosure>;
  readonly categories: Rows<Category>;
}

const NOTHING: ShopView = {
  loaded: false,
  state: null,
  products: new Map(),
  customers: new Map(),
  sales: new Map(),
  tills: new Map(),
  closures: new Map(),
  categories: new Map(),
};
const KINDS = ['product', 'customer', 'sale', 'till', 'closure', 'category'] as const;

/** A burst of what other tabs tell is followed by one reading. */
const SETTLE_MS = 150;
/** A reading is followed by a rest of so many times what it took: thousands of sales that go up leave the page to who is selling. */
const REST_SHARE = 3;
const LONGEST_REST_MS = 5_000;

/** Keeps the view in memory: read whole when the mirror or another tab has changed something, moved by each command that is written here. */
export class ShopRows {
  readonly #mirror: Mirror;
  readonly #journal: Journal;
  readonly #listeners = new Listeners();
  readonly #otherTabs: BroadcastChannel;
  readonly #endMirror: () => void;
  #view = NOTHING;
  #reading: Promise<void> | null = null;
  #readAgain = false;
  #restUntilMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(mirror: Mirror, journal: Journal, channelName: string) {
    this.#mirror = mirror;
    this.#journal = journal;
    this.#otherTabs = new BroadcastChannel(channelName);
    this.#otherTabs.addEventListener('message', () => this.#readSoon());
    this.#endMirror = mirror.subscribe(() => {
      this.#tellOtherTabs();
      void this.read().catch(reportError);
    });
  }

  readonly view = (): ShopView => this.#view;
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener);

  /** Reads all of it anew. What changes meanwhile is read once more. */
  read(): Promise<void> {
    this.#readAgain = true;
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  /** Shows at once what a command does that has just been written here. */
  apply(command: AnyCommand): void {
    // A reading that is under way may have looked before it was written.
    if (this.#reading !== null) this.#readAgain = true;
    this.#tellOtherTabs();
    this.#show(withCommand(this.#view, command));
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#endMirror();
    this.#otherTabs.close();
  }

  async #readAll(): Promise<void> {
    while (this.#readAgain && !this.#isClosed) {
      await until(this.#restUntilMs);
      if (this.#isClosed) return;
      this.#readAgain = false;
      const beganMs = performance.now();
      // The mirror first and the journal second: what arrives between the two is then laid over and not lost.
      const { position, state, rows } = await this.#mirror.snapshot(KINDS);
      const commands = commandsOf(await this.#journal.overlayEntries(position));
      const held = commandsOf(await this.#journal.heldSales(Date.now()));
      const known: ShopView = {
        loaded: position.acknowledgedSeq !== null,
        state,
        products: rows.product,
        customers: rows.customer,
        sales: rows.sale,
        tills: rows.till,
        closures: rows.closure,
        categories: rows.category,
      };
      const sales = withSales(known, held, known.customers);
      if (!this.#readAgain) this.#show(overlaid({ ...known, sales }, commands));
      const endedMs = performance.now();
      this.#restUntilMs = endedMs + Math.min(LONGEST_REST_MS, (endedMs - beganMs) * REST_SHARE);
    }
  }

  #readSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read().catch(reportError), SETTLE_MS);
  }

  #tellOtherTabs(): void {
    // A command that is written while somebody logs out has been written all the same.
    if (!this.#isClosed) this.#otherTabs.postMessage('changed');
  }

  #show(view: ShopView): void {
    this.#view = view;
    this.#listeners.notify();
  }
}

async function until(monotonicMs: number): Promise<void> {
  const leftMs = monotonicMs - performance.now();
  if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs));
}

/** Before the first load there are no rates to tell a sale with. */
function withSales(view: ShopView, commands: readonly AnyCommand[], customers: ShopView['customers']) {
  const { sales, state } = view;
  if (state === null) return sales;
  return overlaySales(sales, commands, { rates: state.taxRates, people: state.people, customers });
}

function nameOf({ state }: ShopView): (personId: string) => string {
  return (personId) => state?.people.find(({ id }) => id === personId)?.name ?? '';
}

function overlaid(known: ShopView, commands: readonly AnyCommand[]): ShopView {
  // A sale names a customer that was made here a moment before it.
  const named = overlayCustomers(known.customers, commands, known.sales);
  const sales = withSales(known, commands, named);
  const tills = overlayTills(known.tills, commands, nameOf(known));
  return {
    ...known,
    sales,
    products: overlayProducts(known.products, commands, sales),
    customers: overlayCustomers(known.customers, commands, sales),
    tills,
    closures: overlayClosures(known.closures, commands, tills, nameOf(known)),
    categories: overlayCategories(known.categories, commands),
  };
}

function withCommand(view: ShopView, command: AnyCommand): ShopView {
  const commands = [command];
  const sales = withSales(view, commands, view.customers);
  const tills = overlayTills(view.tills, commands, nameOf(view));
  return {
    ...view,
    sales,
    products: applyToProducts(view.products, command, sales),
    customers: overlayCustomers(view.customers, commands, sales),
    tills,
    closures: overlayClosures(view.closures, commands, tills, nameOf(view)),
    categories: overlayCategories(view.categories, commands),
  };
}
