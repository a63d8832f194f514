import { indexedDbHost, type DatabaseDefinition, type DeviceStorage } from '@michangarrito/local-store';
import { isServerAway } from './http.ts';

/** Answers of the server as last seen, by name. What is here can be asked for again; what cannot is in the journal. */
interface Snapshot {
  readonly name: string;
  readonly value: unknown;
}

type CacheStores = { snapshots: Snapshot };
export type CacheStorage = DeviceStorage<CacheStores>;

const CACHE_DATABASE: DatabaseDefinition<CacheStores> = {
  version: 1,
  stores: { snapshots: { keyPath: 'name', indexes: {} } },
};

export function openCache(tenantId: string, deviceId: string): Promise<CacheStorage> {
  return indexedDbHost.open(`michangarrito-cache-${tenantId}-${deviceId}`, CACHE_DATABASE);
}

/** The last value kept under a name; null if there is none. Whoever reads a name writes it with the same type. */
async function readSnapshot<T>(cache: CacheStorage, name: string): Promise<T | null> {
  const snapshot = await cache.read(['snapshots'], (transaction) => transaction.get('snapshots', name));
  return snapshot === undefined ? null : (snapshot.value as T);
}

async function writeSnapshot<T>(cache: CacheStorage, name: string, value: T): Promise<void> {
  await cache.write(['snapshots'], 'relaxed', (transaction) => transaction.put('snapshots', { name, value }));
}

/** Forgets all that was kept. */
export async function forgetKept(cache: CacheStorage): Promise<void> {
  await cache.write(['snapshots'], 'relaxed', (transaction) => transaction.clear('snapshots'));
}

/** When the server itself last gave what stands under a name, by this page's count. */
const answeredAt = new WeakMap<CacheStorage, Map<string, number>>();

/**
 * When the server last answered what is kept under a name, in milliseconds of the device's clock; 0 where this page has only the answer of
 * an earlier one. Not the time of the last reading: that may have given the kept answer, which knows nothing of what arrived since.
 */
export function answeredAtMs(cache: CacheStorage, name: string): number {
  return answeredAt.get(cache)?.get(name) ?? 0;
}

/** Asks the server and keeps its answer; without a server, the answer kept last. @throws as `load`, where none was kept. */
export async function readThrough<T>(cache: CacheStorage, name: string, load: () => Promise<T>): Promise<T> {
  try {
    const value = await load();
    await writeSnapshot(cache, name, value);
    answeredAt.set(cache, (answeredAt.get(cache) ?? new Map<string, number>()).set(name, Date.now()));
    return value;
  } catch (error) {
    if (!isServerAway(error)) throw error;
    const kept = await readSnapshot<T>(cache, name);
    if (kept === null) throw error;
    return kept;
  }
}
