import { ZERO_CENTAVOS } from '@michangarrito/domain';
import { Listeners, LocalStoreError, type OpenSale, type OpenSales } from '@michangarrito/local-store';

/** What of a ticket a person changes. */
export type TicketContent = Omit<OpenSale, 'id' | 'position'>;

/** The open tickets in memory, each change written to the device at once and in order. */
export class Tickets {
  readonly #openSales: OpenSales;
  readonly #newId: () => string;
  readonly #listeners = new Listeners();
  #tickets: readonly OpenSale[] = [];
  #writing: Promise<unknown> = Promise.resolve();
  #opening: Promise<OpenSale> | null = null;

  constructor(openSales: OpenSales, newId: () => string) {
    this.#openSales = openSales;
    this.#newId = newId;
  }

  /** In the order in which they were opened. */
  readonly view = (): readonly OpenSale[] => this.#tickets;
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener);

  async load(): Promise<void> {
    this.#show(await this.#openSales.list());
  }

  /** Opens an empty ticket. @throws LocalStoreError if the device cannot keep it. */
  async create(): Promise<OpenSale> {
    const empty = { name: null, customerId: null, lines: [], discountCentavos: ZERO_CENTAVOS, note: null };
    const ticket = await this.#openSales.create({ ...empty, id: this.#newId() });
    this.#show([...this.#tickets, ticket]);
    return ticket;
  }

  /** Opens an empty ticket, or waits for the one that is being opened: two products tapped at once begin one sale. @throws as `create`. */
  openOne(): Promise<OpenSale> {
    this.#opening ??= this.create().finally(() => (this.#opening = null));
    return this.#opening;
  }

  /**
   * Changes a ticket: the screen at once, the device right after. Resolves when the device has it.
   * @throws LocalStoreError `OPEN_SALE_GONE` if another tab charged or discarded it; it disappears here too.
   */
  change(id: string, update: (ticket: OpenSale) => TicketContent): Promise<void> {
    const ticket = this.#tickets.find((one) => one.id === id);
    if (ticket === undefined) return Promise.reject(new LocalStoreError('OPEN_SALE_GONE'));
    const changed: OpenSale = { ...update(ticket), id, position: ticket.position };
    this.#show(this.#tickets.map((one) => (one === ticket ? changed : one)));
    return this.#inOrder(async () => {
      try {
        await this.#openSales.update(changed);
      } catch (error) {
        if (error instanceof LocalStoreError && error.code === 'OPEN_SALE_GONE') this.charged(id);
        throw error;
      }
    });
  }

  /** Throws a ticket away without charging it. */
  discard(id: string): Promise<void> {
    this.charged(id);
    return this.#inOrder(() => this.#openSales.discard(id));
  }

  /** Takes a ticket off the screen whose charging has already removed it from the device. */
  charged(id: string): void {
    this.#show(this.#tickets.filter((ticket) => ticket.id !== id));
  }

  #inOrder(write: () => Promise<void>): Promise<void> {
    const written = this.#writing.then(write);
    this.#writing = written.catch(() => undefined);
    return written;
  }

  #show(tickets: readonly OpenSale[]): void {
    this.#tickets = tickets;
    this.#listeners.notify();
  }
}
