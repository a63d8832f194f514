/**
 * What the local store asks of a database on the device: named stores of JSON rows, each with its key inside the row, and
 * transactions that are all or nothing and run one after another when they write to the same stores.
 */
export type Key = string | number;

/** Rows by store name. Rows hold only what JSON holds, so that any adapter can keep them as text. */
export type Stores = Record<string, object>;
export type StoreName<S extends Stores> = keyof S & string;

/** A second way into a store. A row without the property is not in the index. */
export interface IndexDefinition {
  readonly keyPath: string;
  readonly unique: boolean;
}

export interface StoreDefinition {
  /** The property that holds the row's key. */
  readonly keyPath: string;
  /** Indexes by name. */
  readonly indexes: Readonly<Record<string, IndexDefinition>>;
}

/** The stores of one database. Raise `version` when stores or indexes are added; they are created where missing. */
export interface DatabaseDefinition<S extends Stores> {
  readonly version: number;
  readonly stores: Readonly<Record<StoreName<S>, StoreDefinition>>;
}

/** Rows in the order of their key, or of an index and then their key. Bounds are inclusive. */
export interface Range {
  readonly index?: string;
  readonly from?: Key;
  readonly to?: Key;
  readonly limit?: number;
  readonly descending?: boolean;
}

/**
 * One transaction. Only its own methods may be awaited inside: a browser commits as soon as nothing is asked of it. What fails
 * leaves `read` and `write` as a `LocalStoreError`.
 */
export interface StorageTransaction<S extends Stores> {
  get<N extends StoreName<S>>(store: N, key: Key): Promise<S[N] | undefined>;
  range<N extends StoreName<S>>(store: N, range: Range): Promise<S[N][]>;
  count<N extends StoreName<S>>(store: N, range: Range): Promise<number>;
  /** Writes a row, over the one with its key if there is one. */
  put<N extends StoreName<S>>(store: N, row: S[N]): Promise<void>;
  /** Writes a row that must be new: if its key is taken the transaction is lost (`DUPLICATE_KEY`). */
  add<N extends StoreName<S>>(store: N, row: S[N]): Promise<void>;
  delete<N extends StoreName<S>>(store: N, key: Key): Promise<void>;
  /** Deletes every row of a store. */
  clear<N extends StoreName<S>>(store: N): Promise<void>;
}

/** `strict` returns only when the disk has it: for everything that the screen promises. `relaxed` when the system has it. */
export type Durability = 'strict' | 'relaxed';

export interface DeviceStorage<S extends Stores> {
  read<T>(stores: readonly StoreName<S>[], work: (transaction: StorageTransaction<S>) => Promise<T>): Promise<T>;
  /** Commits when `work` is done and returns after that; if it throws, nothing is written. */
  write<T>(
    stores: readonly StoreName<S>[],
    durability: Durability,
    work: (transaction: StorageTransaction<S>) => Promise<T>,
  ): Promise<T>;
  close(): void;
}

/** Where databases are: a browser's IndexedDB, or a directory of SQLite files. */
export interface DatabaseHost {
  /** Opens, creates or upgrades. @throws LocalStoreError `STORAGE_UNREADABLE`, `STORAGE_NEWER` or `STORAGE_FULL`. */
  open<S extends Stores>(name: string, definition: DatabaseDefinition<S>): Promise<DeviceStorage<S>>;
  /** Deletes a database, also while another tab has it open; one that is not there is deleted already. */
  delete(name: string): Promise<void>;
}
