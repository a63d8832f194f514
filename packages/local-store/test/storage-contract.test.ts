import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { indexedDbHost } from '../src/indexeddb-storage.ts';
import { sqliteHost } from '../src/sqlite-storage.ts';
import type { DatabaseDefinition, DatabaseHost, DeviceStorage, Key, Range } from '../src/storage-port.ts';
import { newBrowser, newDirectory } from './fakes.ts';

interface Row {
  readonly id: Key;
  readonly colour?: string | null;
  readonly code?: string | number | boolean;
  readonly note?: string;
}
type Things = { things: Row; others: Row };

const BY_COLOUR = { keyPath: 'colour', unique: false } as const;
const BY_CODE = { keyPath: 'code', unique: true } as const;
const THINGS: DatabaseDefinition<Things> = {
  version: 3,
  stores: {
    things: { keyPath: 'id', indexes: { colour: BY_COLOUR, code: BY_CODE } },
    others: { keyPath: 'id', indexes: {} },
  },
};
const NAME = 'contract';

/** How much each adapter was asked to promise for its writes. */
interface Promises {
  readonly asked: () => string[];
}

function browser(): { host: DatabaseHost } & Promises {
  newBrowser();
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
  return { host: indexedDbHost, asked: () => spy.mock.calls.map(([, , options]) => options?.durability ?? 'none') };
}

function sqlite(): { host: DatabaseHost } & Promises {
  const spy = vi.spyOn(DatabaseSync.prototype, 'exec');
  const promise = (sql: string) => ({ full: 'strict', normal: 'relaxed' })[sql.replace('pragma synchronous = ', '')];
  return { host: sqliteHost(newDirectory()), asked: () => spy.mock.calls.flatMap(([sql]) => promise(sql) ?? []) };
}

describe.each([
  ['a browser’s', browser],
  ['SQLite’s', sqlite],
])('%s database', (_name, make) => {
  let host: DatabaseHost;
  let asked: Promises['asked'];
  let storage: DeviceStorage<Things>;

  beforeEach(async () => {
    vi.restoreAllMocks();
    ({ host, asked } = make());
    storage = await host.open(NAME, THINGS);
    return () => storage.close();
  });

  const put = (...rows: readonly Row[]) =>
    storage.write(['things'], 'relaxed', async (transaction) => {
      for (const row of rows) await transaction.put('things', row);
    });
  const range = (asking: Range = {}, from = storage) =>
    from.read(['things'], (transaction) => transaction.range('things', asking));
  const ids = async (asking: Range = {}) => (await range(asking)).map(({ id }) => id);

  test('keeps rows as they are, over the one with the same key', async () => {
    await put({ id: 'a', note: 'ñandú 🦤 "\\u0000"' }, { id: 'b', colour: null });
    await put({ id: 'b', colour: 'red' });
    expect(await range()).toEqual([
      { id: 'a', note: 'ñandú 🦤 "\\u0000"' },
      { id: 'b', colour: 'red' },
    ]);
    expect(await storage.read(['things'], (transaction) => transaction.get('things', 'c'))).toBeUndefined();
  });

  test('orders numbers before texts, and numbers by their size', async () => {
    await put({ id: 'b' }, { id: 10 }, { id: 9 }, { id: 'a' }, { id: 1.5 }, { id: -1 });
    expect(await ids()).toEqual([-1, 1.5, 9, 10, 'a', 'b']);
    expect(await ids({ descending: true, limit: 3 })).toEqual(['b', 'a', 10]);
  });

  test('ranges are inclusive, limited and either way', async () => {
    await put(...[1, 2, 3, 4, 5].map((id) => ({ id })));
    expect(await ids({ from: 2, to: 4 })).toEqual([2, 3, 4]);
    expect(await ids({ from: 4 })).toEqual([4, 5]);
    expect(await ids({ to: 2 })).toEqual([1, 2]);
    expect(await ids({ from: 2, limit: 2 })).toEqual([2, 3]);
    expect(await ids({ to: 4, descending: true, limit: 2 })).toEqual([4, 3]);
    expect(await storage.read(['things'], (transaction) => transaction.count('things', { from: 2, to: 4 }))).toBe(3);
  });

  test('an index is in its own order, then by key, and has no row without the property', async () => {
    await put(
      { id: 3, colour: 'red' },
      { id: 1, colour: 'red' },
      { id: 2, colour: 'blue' },
      { id: 4, colour: null },
      { id: 5 },
    );
    expect(await ids({ index: 'colour' })).toEqual([2, 1, 3]);
    expect(await ids({ index: 'colour', from: 'red', to: 'red', descending: true })).toEqual([3, 1]);
    expect(await ids({ index: 'colour', limit: 2 })).toEqual([2, 1]);
    await put({ id: 1, colour: 'blue' });
    expect(await ids({ index: 'colour', from: 'blue', to: 'blue' })).toEqual([1, 2]);
    const counted = (asking: Range) => storage.read(['things'], (transaction) => transaction.count('things', asking));
    expect(await counted({ index: 'colour' })).toBe(3);
    expect(await counted({ index: 'colour', from: 'c' })).toBe(1);
  });

  test('an index holds numbers and texts and no truth', async () => {
    await put({ id: 1, code: true }, { id: 2, code: 'x' }, { id: 3, code: 7 });
    expect(await ids({ index: 'code' })).toEqual([3, 2]);
  });

  test('is all or nothing: what throws leaves nothing, and the error as it is', async () => {
    const bug = new RangeError('a bug');
    const broken = storage.write(['things', 'others'], 'strict', async (transaction) => {
      await transaction.put('things', { id: 1 });
      await transaction.put('others', { id: 2 });
      throw bug;
    });
    await expect(broken).rejects.toBe(bug);
    expect(await ids()).toEqual([]);
    await put({ id: 1 });
    expect(await ids()).toEqual([1]);
  });

  test.each([
    ['key', { id: 1, code: 'new' }],
    ['unique property', { id: 2, code: 'a' }],
  ])('a %s that is taken loses the transaction, also for who swallows it', async (_what, row) => {
    await put({ id: 1, code: 'a' });
    const swallowed = storage.write(['things'], 'strict', async (transaction) => {
      await transaction.put('things', { id: 9 });
      await transaction.add('things', row).catch(() => undefined);
    });
    await expect(swallowed).rejects.toMatchObject({ name: 'LocalStoreError', code: 'DUPLICATE_KEY' });
    const thrown = storage.write(['things'], 'strict', (transaction) => transaction.add('things', row));
    await expect(thrown).rejects.toMatchObject({ code: 'DUPLICATE_KEY' });
    expect(await range()).toEqual([{ id: 1, code: 'a' }]);
  });

  test('deletes one, and all of a store', async () => {
    await put({ id: 1 }, { id: 2 }, { id: 3 });
    await storage.write(['things', 'others'], 'relaxed', async (transaction) => {
      await transaction.put('others', { id: 1 });
      await transaction.delete('things', 2);
      await transaction.delete('things', 99);
    });
    expect(await ids()).toEqual([1, 3]);
    await storage.write(['things'], 'relaxed', (transaction) => transaction.clear('things'));
    expect(await ids()).toEqual([]);
    expect(await storage.read(['others'], (transaction) => transaction.count('others', {}))).toBe(1);
  });

  test('two connections that read and write at once lose no update', async () => {
    const other = await host.open(NAME, THINGS);
    const raise = (through: DeviceStorage<Things>) =>
      through.write(['things'], 'relaxed', async (transaction) => {
        const before = Number((await transaction.get('things', 'count'))?.note ?? 0);
        await transaction.put('things', { id: 'count', note: String(before + 1) });
      });
    await Promise.all(Array.from({ length: 40 }, (_, index) => raise(index % 2 === 0 ? storage : other)));
    expect(await range({}, other)).toEqual([{ id: 'count', note: '40' }]);
    other.close();
  });

  test('a reading sees nothing of a transaction that is under way', async () => {
    const other = await host.open(NAME, THINGS);
    const writing = storage.write(['things'], 'relaxed', async (transaction) => {
      await transaction.put('things', { id: 1 });
      await transaction.put('things', { id: 2 });
    });
    const seen = range({}, other);
    expect([0, 2]).toContain((await seen).length);
    await writing;
    other.close();
  });

  test('what was written is there after it was closed and opened again', async () => {
    await put({ id: 1, colour: 'red' });
    storage.close();
    storage = await host.open(NAME, THINGS);
    expect(await range()).toEqual([{ id: 1, colour: 'red' }]);
  });

  test('a version more adds stores and indexes and keeps the rows', async () => {
    const old: DatabaseDefinition<{ things: Row }> = { version: 1, stores: { things: { keyPath: 'id', indexes: {} } } };
    const before = await host.open('grows', old);
    await before.write(['things'], 'strict', (transaction) => transaction.put('things', { id: 1, colour: 'red' }));
    before.close();
    const after = await host.open('grows', THINGS);
    const found = await after.read(['things', 'others'], async (transaction) => [
      ...(await transaction.range('things', { index: 'colour', from: 'red' })),
      ...(await transaction.range('others', {})),
    ]);
    expect(found).toEqual([{ id: 1, colour: 'red' }]);
    after.close();
  });

  test('an older release does not touch a newer one’s data, also where it had it open', async () => {
    await put({ id: 1 });
    const newer = await host.open(NAME, { ...THINGS, version: THINGS.version + 1 });
    await expect(put({ id: 2 })).rejects.toMatchObject({ name: 'LocalStoreError', code: 'STORAGE_NEWER' });
    await expect(host.open(NAME, THINGS)).rejects.toMatchObject({ code: 'STORAGE_NEWER' });
    expect(await range({}, newer)).toEqual([{ id: 1 }]);
    newer.close();
  });

  test('strict and relaxed are asked for as they are said', async () => {
    const before = asked().length;
    await storage.write(['things'], 'strict', (transaction) => transaction.put('things', { id: 1 }));
    await storage.write(['things'], 'relaxed', (transaction) => transaction.put('things', { id: 2 }));
    expect(asked().slice(before)).toEqual(['strict', 'relaxed']);
  });

  test('is deleted, and what is not there is deleted already', async () => {
    await put({ id: 1 });
    storage.close();
    await host.delete(NAME);
    await host.delete('never seen');
    storage = await host.open(NAME, THINGS);
    expect(await ids()).toEqual([]);
  });
});
