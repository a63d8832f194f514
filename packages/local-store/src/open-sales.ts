import type { DeviceStores, OpenSale } from './device-database.ts';
import { LocalStoreError } from './errors.ts';
import type { DeviceStorage } from './storage-port.ts';

/**
 * The tickets being made on this device. Each change is written at once, without waiting for the disk: what a crash of the browser
 * may cost is the last tap, and charging is strict anyway.
 */
export class OpenSales {
  readonly #storage: DeviceStorage<DeviceStores>;

  constructor(storage: DeviceStorage<DeviceStores>) {
    this.#storage = storage;
  }

  /** All tickets in the order in which they were opened. */
  async list(): Promise<OpenSale[]> {
    const sales = await this.#storage.read(['openSales'], (transaction) => transaction.range('openSales', {}));
    return sales.sort((left, right) => left.position - right.position);
  }

  /** Opens a ticket after the others. @throws LocalStoreError `DUPLICATE_KEY` if it exists. */
  async create(sale: Omit<OpenSale, 'position'>): Promise<OpenSale> {
    return this.#storage.write(['openSales'], 'relaxed', async (transaction) => {
      const others = await transaction.range('openSales', {});
      const created = { ...sale, position: Math.max(0, ...others.map(({ position }) => position)) + 1 };
      await transaction.add('openSales', created);
      return created;
    });
  }

  /**
   * Writes a ticket's new state.
   * @throws LocalStoreError `OPEN_SALE_GONE` if it was charged or discarded, so that a late change never brings it back.
   */
  async update(sale: OpenSale): Promise<void> {
    await this.#storage.write(['openSales'], 'relaxed', async (transaction) => {
      if ((await transaction.get('openSales', sale.id)) === undefined) throw new LocalStoreError('OPEN_SALE_GONE');
      await transaction.put('openSales', sale);
    });
  }

  /** Throws a ticket away without charging it. */
  async discard(id: string): Promise<void> {
    await this.#storage.write(['openSales'], 'relaxed', (transaction) => transaction.delete('openSales', id));
  }
}
