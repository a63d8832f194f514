import { ZERO_CENTAVOS } from '@michangarrito/domain';
import { Listeners, LocalStoreError, type OpenSale, type OpenSales } from '@michangarrito/local-store';

/** What of a ticket a person changes. */
export type TicketContent = Omit<OpenSale, 'id' | 'position'>;

/** A change that is on the screen and not yet on the device. */
interface Edit {
  readonly id: string;
  readonly update: (ticket: OpenSale) => TicketContent;
}

/**
 * The open tickets in memory: as the device has them, with the changes laid over that are on their way to it. Each change is written at
 * once and in order, onto what is stored by then, and the other tabs of the browser read it anew.
 */
export class Tickets {
  readonly #openSales: OpenSales;
  readonly #newId: () => string;
  readonly #listeners = new Listeners();
  readonly #otherTabs: BroadcastChannel;
  #isClosed = false;
  /** Charged or thrown away; ids never come back, and a reading from before still has them. */
  readonly #gone = new Set<string>();
  #stored: readonly OpenSale[] = [];
  #edits: readonly Edit[] = [];
  #tickets: readonly OpenSale[] = [];
  #writing: Promise<unknown> = Promise.resolve();
  #opening: Promise<OpenSale> | null = null;

  constructor(openSales: OpenSales, newId: () => string, channelName: string) {
    this.#openSales = openSales;
    this.#newId = newId;
    this.#otherTabs = new BroadcastChannel(channelName);
    this.#otherTabs.addEventListener('message', () => void this.load().catch(reportError));
  }

  /** In the order in which they were opened. */
  readonly view = (): readonly OpenSale[] => this.#tickets;
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener);

  /** Reads what the device has. In its turn among the writes, so that it never undoes one. */
  load(): Promise<void> {
    return this.#inOrder(async () => {
      this.#stored = await this.#openSales.list();
      this.#show();
    });
  }

  /** Opens an empty ticket. @throws LocalStoreError if the device cannot keep it. */
  create(): Promise<OpenSale> {
    const empty = { name: null, customerId: null, lines: [], discountCentavos: ZERO_CENTAVOS, note: null };
    return this.#inOrder(async () => {
      const ticket = await this.#openSales.create({ ...empty, id: this.#newId() });
      this.#stored = [...this.#stored, ticket];
      this.#show();
      this.#tellOtherTabs();
      return ticket;
    });
  }

  /** Opens an empty ticket, or waits for the one that is being opened: two products tapped at once begin one sale. @throws as `create`. */
  openOne(): Promise<OpenSale> {
    this.#opening ??= this.create().finally(() => (this.#opening = null));
    return this.#opening;
  }

  /**
   * Changes a ticket: the screen at once, the device right after. `update` may be called again with what another tab has written.
   * Resolves when the device has it.
   * @throws LocalStoreError `OPEN_SALE_GONE` if another tab charged or discarded it; it disappears here too.
   */
  change(id: string, update: Edit['update']): Promise<void> {
    if (!this.#tickets.some((one) => one.id === id)) return Promise.reject(new LocalStoreError('OPEN_SALE_GONE'));
    const edit = { id, update };
    this.#edits = [...this.#edits, edit];
    this.#show();
    return this.#inOrder(async () => {
      try {
        const written = await this.#openSales.change(id, update);
        this.#stored = this.#stored.map((one) => (one.id === id ? written : one));
      } catch (error) {
        if (error instanceof LocalStoreError && error.code === 'OPEN_SALE_GONE') this.#gone.add(id);
        throw error;
      } finally {
        this.#edits = this.#edits.filter((one) => one !== edit);
        this.#show();
      }
      this.#tellOtherTabs();
    });
  }

  /** Throws a ticket away without charging it. */
  discard(id: string): Promise<void> {
    this.#forget(id);
    return this.#inOrder(async () => {
      await this.#openSales.discard(id);
      this.#tellOtherTabs();
    });
  }

  /** Takes a ticket off the screen whose charging has already removed it from the device. */
  charged(id: string): void {
    this.#forget(id);
    this.#tellOtherTabs();
  }

  close(): void {
    this.#isClosed = true;
    this.#otherTabs.close();
  }

  #forget(id: string): void {
    this.#gone.add(id);
    this.#show();
  }

  #tellOtherTabs(): void {
    // A charge that ends while somebody logs out has been written all the same.
    if (this.#isClosed) return;
    this.#otherTabs.postMessage('changed');
  }

  #inOrder<T>(write: () => Promise<T>): Promise<T> {
    const written = this.#writing.then(write);
    this.#writing = written.catch(() => undefined);
    return written;
  }

  #show(): void {
    this.#tickets = this.#stored.filter(({ id }) => !this.#gone.has(id)).map((ticket) => this.#withEdits(ticket));
    this.#listeners.notify();
  }

  #withEdits(ticket: OpenSale): OpenSale {
    const { id, position } = ticket;
    return this.#edits
      .filter((edit) => edit.id === id)
      .reduce<OpenSale>((shown, { update }) => {
        try {
          return { ...update(shown), id, position };
        } catch {
          // It does not fit what another tab wrote meanwhile: writing it fails too, and says so to who made it.
          return shown;
        }
      }, ticket);
  }
}
