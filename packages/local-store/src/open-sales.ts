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
   * Changes a ticket as it is stored now, which another tab may have changed since it was read here, and returns what was written.
   * `update` is called inside the transaction: it must not wait for anything.
   * @throws LocalStoreError `OPEN_SALE_GONE` if it was charged or discarded, so that a late change never brings it back.
   */
  async change(id: string, update: (sale: OpenSale) => Omit<OpenSale, 'id' | 'position'>): Promise<OpenSale> {
    return this.#storage.write(['openSales'], 'relaxed', async (transaction) => {
      const stored = await transaction.get('openSales', id);
      if (stored === undefined) throw new LocalStoreError('OPEN_SALE_GONE');
      const changed: OpenSale = { ...update(stored), id, position: stored.position };
      await transaction.put('openSales', changed);
      return changed;
    });
  }

  /** Throws a ticket away without charging it. */
  async discard(id: string): Promise<void> {
    await this.#storage.write(['openSales'], 'relaxed', (transaction) => transaction.delete('openSales', id));
  }
}
