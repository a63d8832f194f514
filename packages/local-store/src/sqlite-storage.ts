import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LocalStoreError } from './errors.ts';
import { SqliteTransaction, createStores } from './sqlite-transaction.ts';
import type {
  DatabaseDefinition,
  DatabaseHost,
  DeviceStorage,
  Durability,
  StorageTransaction,
  StoreName,
  Stores,
} from './storage-port.ts';
import { asLocalStoreError, isBusy } from './sqlite-errors.ts';

/** The databases in a directory: a file each. For processes on Node; a browser has `indexedDbHost`. */
export function sqliteHost(directory: string): DatabaseHost {
  const fileOf = (name: string) => resolve(join(directory, `${name}.sqlite`));
  return {
    open: async (name, definition) => {
      mkdirSync(directory, { recursive: true });
      const storage = new SqliteStorage(fileOf(name), definition);
      await storage.connect();
      return storage;
    },
    delete: (name) => {
      const file = fileOf(name);
      return inTurn(file, async () => {
        for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
      });
    },
  };
}

/** Another process holds the database this long at most; none of ours waits for anything inside a transaction. */
const LONGEST_WAIT_MS = 30_000;
const RETRY_MS = 5;

/** What waits for a file in this process: its connections come one after another instead of failing on each other's locks. */
const turns = new Map<string, Promise<unknown>>();

function inTurn<T>(file: string, work: () => Promise<T>): Promise<T> {
  const done = (turns.get(file) ?? Promise.resolve()).then(work);
  const settled = done.then(
    () => undefined,
    () => undefined,
  );
  turns.set(file, settled);
  void settled.then(() => {
    if (turns.get(file) === settled) turns.delete(file);
  });
  return done;
}

class SqliteStorage<S extends Stores> implements DeviceStorage<S> {
  readonly #file: string;
  readonly #definition: DatabaseDefinition<S>;
  #database: DatabaseSync | null = null;

  constructor(file: string, definition: DatabaseDefinition<S>) {
    this.#file = file;
    this.#definition = definition;
  }

  connect(): Promise<void> {
    return inTurn(this.#file, async () => {
      await this.#connected();
    });
  }

  read<T>(_stores: readonly StoreName<S>[], work: (transaction: StorageTransaction<S>) => Promise<T>): Promise<T> {
    return inTurn(this.#file, () => this.#run('begin', 'relaxed', work));
  }

  write<T>(
    _stores: readonly StoreName<S>[],
    durability: Durability,
    work: (transaction: StorageTransaction<S>) => Promise<T>,
  ): Promise<T> {
    return inTurn(this.#file, () => this.#run('begin immediate', durability, work));
  }

  close(): void {
    void inTurn(this.#file, async () => {
      this.#database?.close();
      this.#database = null;
    });
  }

  async #run<T>(
    begin: 'begin' | 'begin immediate',
    durability: Durability,
    work: (transaction: StorageTransaction<S>) => Promise<T>,
  ): Promise<T> {
    try {
      const database = await this.#connected();
      database.exec(`pragma synchronous = ${durability === 'strict' ? 'full' : 'normal'}`);
      await untilFree(() => database.exec(begin));
      return await this.#inside(database, work);
    } catch (error) {
      throw asLocalStoreError(error);
    }
  }

  async #inside<T>(database: DatabaseSync, work: (transaction: StorageTransaction<S>) => Promise<T>): Promise<T> {
    try {
      this.#refuseNewer(database);
      const transaction = new SqliteTransaction<S>(database, this.#definition);
      const result = await work(transaction);
      // As in a browser: who swallows a failed operation has lost the transaction all the same.
      transaction.end();
      await untilFree(() => database.exec('commit'));
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      throw error;
    }
  }

  /** The connection, opened again where it was closed. */
  async #connected(): Promise<DatabaseSync> {
    this.#database ??= await this.#open();
    return this.#database;
  }

  async #open(): Promise<DatabaseSync> {
    let database: DatabaseSync | null = null;
    try {
      database = new DatabaseSync(this.#file, { timeout: 0 });
      const opened = database;
      await untilFree(() => opened.exec('pragma journal_mode = wal'));
      await untilFree(() => opened.exec('begin immediate'));
      this.#refuseNewer(opened);
      createStores(opened, this.#definition);
      opened.exec('commit');
      return opened;
    } catch (error) {
      database?.close();
      throw asLocalStoreError(error);
    }
  }

  #refuseNewer(database: DatabaseSync): void {
    const version = Number(database.prepare('pragma user_version').get()?.['user_version']);
    if (version > this.#definition.version) throw new LocalStoreError('STORAGE_NEWER');
  }
}

async function untilFree(attempt: () => void): Promise<void> {
  const startedMs = performance.now();
  for (;;) {
    try {
      attempt();
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() - startedMs > LONGEST_WAIT_MS) throw error;
      await new Promise((done) => {
        setTimeout(done, RETRY_MS);
      });
    }
  }
}
