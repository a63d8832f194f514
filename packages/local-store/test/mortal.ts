import type { DeviceStorage, StorageTransaction, Stores } from '../src/storage-port.ts';

/** A process was killed: whatever it had not committed never was. */
export class Killed extends Error {}

/** A process that lives until it is told how many storage operations are left; every one after those throws. */
export class Life {
  #left = Infinity;

  endAfter(operations: number): void {
    this.#left = operations;
  }

  get isOver(): boolean {
    return this.#left <= 0;
  }

  spend(): void {
    if (this.#left-- <= 0) throw new Killed();
  }
}

/** Storage of a process that may die at any operation: inside a transaction (it aborts) or after a commit that nobody hears of. */
export function mortalStorage<S extends Stores>(storage: DeviceStorage<S>, life: Life): DeviceStorage<S> {
  const mortal = (transaction: StorageTransaction<S>): StorageTransaction<S> => ({
    get: async (...call) => (life.spend(), transaction.get(...call)),
    range: async (...call) => (life.spend(), transaction.range(...call)),
    count: async (...call) => (life.spend(), transaction.count(...call)),
    put: async (...call) => (life.spend(), transaction.put(...call)),
    add: async (...call) => (life.spend(), transaction.add(...call)),
    delete: async (...call) => (life.spend(), transaction.delete(...call)),
    clear: async (...call) => (life.spend(), transaction.clear(...call)),
  });
  return {
    read: async (stores, work) => {
      life.spend();
      return storage.read(stores, (transaction) => work(mortal(transaction)));
    },
    write: async (stores, durability, work) => {
      life.spend();
      const result = await storage.write(stores, durability, async (transaction) => {
        const value = await work(mortal(transaction));
        life.spend();
        return value;
      });
      life.spend();
      return result;
    },
    close: () => storage.close(),
  };
}
