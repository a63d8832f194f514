import { afterEach, expect, test, vi } from 'vitest';
import { ExpiringCache } from './expiring-cache.ts';

afterEach(() => void vi.useRealTimers());

test('asks once while the answer lives, for callers at once too', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const cache = new ExpiringCache<number>(1_000, 10);
  const load = vi.fn<() => Promise<number>>().mockResolvedValueOnce(1).mockResolvedValueOnce(2);
  expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual([1, 1]);
  vi.advanceTimersByTime(999);
  expect(await cache.get('a', load)).toBe(1);
  vi.advanceTimersByTime(2);
  expect(await cache.get('a', load)).toBe(2);
  expect(load).toHaveBeenCalledTimes(2);
});

test('what was read before a change is not kept after it', async () => {
  const cache = new ExpiringCache<string>(60_000, 10);
  const slow = Promise.withResolvers<string>();
  const early = cache.get('a', () => slow.promise);
  cache.forget('a');
  const late = cache.get('a', () => Promise.resolve('new'));
  slow.resolve('old');
  expect(await early).toBe('old');
  expect(await late).toBe('new');
  expect(await cache.get('a', () => Promise.resolve('unasked'))).toBe('new');
});

test('a failure is not kept', async () => {
  const cache = new ExpiringCache<string>(60_000, 10);
  await expect(cache.get('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await cache.get('a', () => Promise.resolve('back'))).toBe('back');
});

test('keeps so many and no more', async () => {
  const cache = new ExpiringCache<string>(60_000, 2);
  const load = vi.fn<() => Promise<string>>(() => Promise.resolve('x'));
  for (const key of ['a', 'b', 'c', 'b', 'c']) await cache.get(key, load);
  expect(load).toHaveBeenCalledTimes(3);
  await cache.get('a', load);
  expect(load).toHaveBeenCalledTimes(4);
});
