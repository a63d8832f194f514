import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DatabaseDefinition, Key, Range, StorageTransaction, StoreName, Stores } from './storage-port.ts';

const quoted = (name: string) => `"${name}"`;

/** The value of a row's property where an index may hold it: a text or a number, as in a browser; null otherwise. */
function indexed(keyPath: string): string {
  const path = `'$.${keyPath}'`;
  return `case when json_type(row, ${path}) in ('text', 'integer', 'real') then row ->> ${path} end`;
}

/**
 * Creates the stores and indexes that are missing: a table per store of keys and rows as JSON text. Keys have no affinity, so that numbers
 * come before texts as in a browser; texts are in the order of their code points. Inside the caller's transaction.
 */
export function createStores<S extends Stores>(database: DatabaseSync, { version, stores }: DatabaseDefinition<S>) {
  const names: readonly StoreName<S>[] = Object.keys(stores);
  for (const store of names) {
    database.exec(`create table if not exists ${quoted(store)} (key not null primary key, row text not null)`);
    for (const [index, { keyPath, unique }] of Object.entries(stores[store].indexes)) {
      const kind = unique ? 'unique index' : 'index';
      const columns = unique ? indexed(keyPath) : `${indexed(keyPath)}, key`;
      database.exec(`create ${kind} if not exists ${quoted(`${store} by ${index}`)} on ${quoted(store)} (${columns})`);
    }
  }
  database.exec(`pragma user_version = ${version}`);
}

/** The statements of a connection, prepared once each. */
const statements = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

function prepare(database: DatabaseSync, sql: string): StatementSync {
  const known = statements.get(database) ?? new Map<string, StatementSync>();
  statements.set(database, known);
  const statement = known.get(sql) ?? database.prepare(sql);
  known.set(sql, statement);
  return statement;
}

/** One transaction of a SQLite database that its storage begins and ends. */
export class SqliteTransaction<S extends Stores> implements StorageTransaction<S> {
  readonly #database: DatabaseSync;
  readonly #definition: DatabaseDefinition<S>;
  #failure: { readonly error: unknown } | null = null;

  constructor(database: DatabaseSync, definition: DatabaseDefinition<S>) {
    this.#database = database;
    this.#definition = definition;
  }

  /** @throws what an operation has thrown, also where nobody waited for it. */
  end(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }

  async get<N extends StoreName<S>>(store: N, key: Key): Promise<S[N] | undefined> {
    const found = this.#prepared(`select row from ${quoted(store)} where key = ?`).get(key);
    return found === undefined ? undefined : (JSON.parse(String(found['row'])) as S[N]);
  }

  async range<N extends StoreName<S>>(store: N, range: Range): Promise<S[N][]> {
    const { column, where, values } = this.#where(store, range);
    const direction = range.descending === true ? 'desc' : 'asc';
    const order = column === 'key' ? `key ${direction}` : `${column} ${direction}, key ${direction}`;
    const found = this.#prepared(
      `select row from ${quoted(store)} where ${where} order by ${order} limit ${range.limit ?? -1}`,
    ).all(...values);
    return found.map(({ row }) => JSON.parse(String(row)) as S[N]);
  }

  async count<N extends StoreName<S>>(store: N, range: Range): Promise<number> {
    const { where, values } = this.#where(store, range);
    return Number(this.#prepared(`select count(*) as n from ${quoted(store)} where ${where}`).get(...values)?.['n']);
  }

  async put<N extends StoreName<S>>(store: N, row: S[N]): Promise<void> {
    this.#insert(store, row, 'on conflict (key) do update set row = excluded.row');
  }

  async add<N extends StoreName<S>>(store: N, row: S[N]): Promise<void> {
    this.#insert(store, row, '');
  }

  async delete<N extends StoreName<S>>(store: N, key: Key): Promise<void> {
    this.#attempt(() => this.#prepared(`delete from ${quoted(store)} where key = ?`).run(key));
  }

  async clear<N extends StoreName<S>>(store: N): Promise<void> {
    this.#attempt(() => this.#prepared(`delete from ${quoted(store)}`).run());
  }

  #insert<N extends StoreName<S>>(store: N, row: S[N], onConflict: string): void {
    const key = (row as Readonly<Record<string, Key>>)[this.#definition.stores[store].keyPath];
    if (key === undefined) throw new TypeError(`a row of ${store} has no key`);
    this.#attempt(() =>
      this.#prepared(`insert into ${quoted(store)} (key, row) values (?, ?) ${onConflict}`).run(
        key,
        JSON.stringify(row),
      ),
    );
  }

  #attempt(operation: () => void): void {
    try {
      operation();
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    }
  }

  #where<N extends StoreName<S>>(store: N, { index, from, to }: Range) {
    const column = index === undefined ? 'key' : this.#indexedBy(store, index);
    const conditions = [`${column} is not null`];
    const values: Key[] = [];
    if (from !== undefined) values.push(from);
    if (from !== undefined) conditions.push(`${column} >= ?`);
    if (to !== undefined) values.push(to);
    if (to !== undefined) conditions.push(`${column} <= ?`);
    return { column, where: conditions.join(' and '), values };
  }

  #indexedBy<N extends StoreName<S>>(store: N, index: string): string {
    const definition = this.#definition.stores[store].indexes[index];
    if (definition === undefined) throw new TypeError(`${store} has no index ${index}`);
    return indexed(definition.keyPath);
  }

  #prepared(sql: string): StatementSync {
    return prepare(this.#database, sql);
  }
}
