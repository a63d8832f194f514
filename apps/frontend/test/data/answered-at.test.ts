import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answeredAtMs, openCache, readThrough, type CacheStorage } from '../../src/data/cache.ts';
import { ApiError, UnreachableError } from '../../src/data/http.ts';

const AWAY = new ApiError(503, { code: 'UNAVAILABLE', message: 'x', retryable: true, requestId: 'r' });
const REFUSED = new ApiError(403, { code: 'PERMISSION_MISSING', message: 'x', retryable: false, requestId: 'r' });

let cache: CacheStorage;
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  cache = await openCache('shop', 'device');
  vi.spyOn(Date, 'now').mockReturnValue(1_000);
});
afterEach(() => vi.restoreAllMocks());

const read = (answer: () => Promise<string>) => readThrough(cache, 'till', answer);

test.each([AWAY, new UnreachableError('no network')])(
  'while the server is away the kept answer serves, and stays as old as it is (%s)',
  async (failure) => {
    expect(answeredAtMs(cache, 'till')).toBe(0);
    await read(() => Promise.resolve('first'));
    vi.spyOn(Date, 'now').mockReturnValue(2_000);
    expect(await read(() => Promise.reject(failure))).toBe('first');
    expect(answeredAtMs(cache, 'till')).toBe(1_000);
    expect(await read(() => Promise.resolve('second'))).toBe('second');
    expect(answeredAtMs(cache, 'till')).toBe(2_000);
    expect(answeredAtMs(cache, 'today')).toBe(0);
  },
);

test('a refusal is no absence', async () => {
  await read(() => Promise.resolve('first'));
  await expect(read(() => Promise.reject(REFUSED))).rejects.toBe(REFUSED);
});
