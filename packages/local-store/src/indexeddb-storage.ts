import { deleteDB, openDB, type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction } from 'idb';
import { LocalStoreError, type LocalStoreErrorCode } from './errors.ts';
import type {
  DatabaseDefinition,
  DatabaseHost,
  DeviceStorage,
  Durability,
  Key,
  Range,
  StorageTransaction,
  StoreName,
  Stores,
} from './storage-port.ts';

type Mode = 'readonly' | 'readwrite';

/** The databases of this browser. */
export const indexedDbHost: DatabaseHost = {
  open: async (name, definition) => {
    const storage = new IndexedDbStorage(name, definition);
    await storage.connect();
    return storage;
  },
  delete: async (name) => {
    await deleteDB(name).catch((error: unknown) => {
      throw asLocalStoreError(error);
    });
  },
};

class IndexedDbStorage<S extends Stores> implements DeviceStorage<S> {
  readonly #name: string;
  readonly #definition: DatabaseDefinition<S>;
  #connection: Promise<IDBPDatabase> | undefined;

  constructor(name: string, definition: DatabaseDefinition<S>) {
    this.#name = name;
    this.#definition = definition;
  }

  read<T>(stores: readonly StoreName<S>[], work: (transaction: StorageTransaction<S>) => Promise<T>): Promise<T> {
    return this.#run(stores, 'readonly', 'relaxed', work);
  }

  write<T>(
    stores: readonly StoreName<S>[],
    durability: Durability,
    work: (transaction: StorageTransaction<S>) => Promise<T>,
  ): Promise<T> {
    return this.#run(stores, 'readwrite', durability, work);
  }

  close(): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.then(
      (database) => database.close(),
      () => undefined,
    );
  }

  /** The connection, opened again if the browser dropped it. */
  connect(): Promise<IDBPDatabase> {
    this.#connection ??= this.#open().catch((error: unknown) => {
      this.#connection = undefined;
      throw asLocalStoreError(error);
    });
    return this.#connection;
  }

  async #open(): Promise<IDBPDatabase> {
    const stores: readonly StoreName<S>[] = Object.keys(this.#definition.stores);
    return openDB(this.#name, this.#definition.version, {
      upgrade: (database, _from, _to, transaction) => {
        for (const store of stores) {
          const { keyPath, indexes } = this.#definition.stores[store];
          const target = database.objectStoreNames.contains(store)
            ? transaction.objectStore(store)
            : database.createObjectStore(store, { keyPath });
          for (const [index, { keyPath: indexKeyPath, unique }] of Object.entries(indexes)) {
            if (!target.indexNames.contains(index)) target.createIndex(index, indexKeyPath, { unique });
          }
        }
      },
      // Another tab wants to upgrade: let it. The next transaction here opens again, and says so if this release is too old.
      blocking: () => this.close(),
      terminated: () => {
        this.#connection = undefined;
      },
    });
  }

  async #run<T>(
    stores: readonly StoreName<S>[],
    mode: Mode,
    durability: Durability,
    work: (transaction: StorageTransaction<S>) => Promise<T>,
  ): Promise<T> {
    const transaction = await this.#begin(stores, mode, durability);
    // Settles with the transaction whatever happens; awaited below, and never an unhandled rejection before that.
    const done = transaction.done.then(
      () => undefined,
      (error: unknown) => asLocalStoreError(transaction.error ?? error),
    );
    let result: T;
    try {
      if (mode === 'readwrite' && durability === 'strict') requireStrict(transaction);
      result = await work(new IndexedDbTransaction<S>(transaction));
    } catch (error) {
      abortQuietly(transaction);
      await done;
      throw asLocalStoreError(error);
    }
    const failure = await done;
    if (failure !== undefined) throw failure;
    return result;
  }

  async #begin(stores: readonly string[], mode: Mode, durability: Durability) {
    const begin = async () => (await this.connect()).transaction([...stores], mode, { durability });
    try {
      return await begin();
    } catch (error) {
      // Mobile browsers close connections in the background; nothing was begun, so beginning again is safe.
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw asLocalStoreError(error);
      this.#connection = undefined;
      return begin().catch((again: unknown) => {
        throw asLocalStoreError(again);
      });
    }
  }
}

type OpenTransaction = IDBPTransaction<unknown, string[], Mode>;

class IndexedDbTransaction<S extends Stores> implements StorageTransaction<S> {
  readonly #transaction: OpenTransaction;

  constructor(transaction: OpenTransaction) {
    this.#transaction = transaction;
  }

  async get<N extends StoreName<S>>(store: N, key: Key): Promise<S[N] | undefined> {
    return (await this.#transaction.objectStore(store).get(key)) as S[N] | undefined;
  }

  async range<N extends StoreName<S>>(store: N, range: Range): Promise<S[N][]> {
    const source = this.#source(store, range.index);
    const keys = keyRange(range);
    if (range.descending !== true) return (await source.getAll(keys, range.limit)) as S[N][];
    const rows: S[N][] = [];
    let cursor = await source.openCursor(keys, 'prev');
    while (cursor !== null && rows.length < (range.limit ?? Infinity)) {
      rows.push(cursor.value as S[N]);
      cursor = await cursor.continue();
    }
    return rows;
  }

  async count<N extends StoreName<S>>(store: N, range: Range): Promise<number> {
    return this.#source(store, range.index).count(keyRange(range));
  }

  async put<N extends StoreName<S>>(store: N, row: S[N]): Promise<void> {
    await this.#writable(store).put(row);
  }

  async add<N extends StoreName<S>>(store: N, row: S[N]): Promise<void> {
    await this.#writable(store).add(row);
  }

  async delete<N extends StoreName<S>>(store: N, key: Key): Promise<void> {
    await this.#writable(store).delete(key);
  }

  async clear<N extends StoreName<S>>(store: N): Promise<void> {
    await this.#writable(store).clear();
  }

  #source(store: string, index: string | undefined) {
    const source = this.#transaction.objectStore(store);
    return index === undefined ? source : source.index(index);
  }

  #writable(store: string) {
    return this.#transaction.objectStore(store) as IDBPObjectStore<unknown, string[], string, 'readwrite'>;
  }
}

function keyRange({ from, to }: Range): IDBKeyRange | null {
  if (from !== undefined && to !== undefined) return IDBKeyRange.bound(from, to);
  if (from !== undefined) return IDBKeyRange.lowerBound(from);
  return to === undefined ? null : IDBKeyRange.upperBound(to);
}

/** Browsers without the property (Safari) write as they can; one that has it must say `strict`. */
function requireStrict(transaction: { readonly durability?: IDBTransactionDurability }): void {
  if (transaction.durability !== undefined && transaction.durability !== 'strict') {
    throw new LocalStoreError('DURABILITY_REFUSED');
  }
}

function abortQuietly(transaction: OpenTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself: the error that is being thrown says why.
  }
}

const CODE_BY_EXCEPTION: Readonly<Record<string, LocalStoreErrorCode>> = {
  QuotaExceededError: 'STORAGE_FULL',
  ConstraintError: 'DUPLICATE_KEY',
  VersionError: 'STORAGE_NEWER',
  AbortError: 'STORAGE_ABORTED',
  TransactionInactiveError: 'STORAGE_ABORTED',
};

/** The browser's exceptions by our codes; whatever is not of the storage (a bug of the caller) passes unchanged. */
function asLocalStoreError(error: unknown): Error {
  if (error instanceof LocalStoreError) return error;
  if (error instanceof DOMException) {
    return new LocalStoreError(CODE_BY_EXCEPTION[error.name] ?? 'STORAGE_UNREADABLE', error);
  }
  return error instanceof Error ? error : new LocalStoreError('STORAGE_UNREADABLE', error);
}
