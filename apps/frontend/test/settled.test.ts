import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isLeftOver, isSettled, unsettle } from '../src/design/settled.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a screen settles once nothing has changed for a while', () => {
  expect(isSettled()).toBe(true);
  unsettle();
  expect(isSettled()).toBe(false);
  vi.advanceTimersByTime(599);
  unsettle();
  vi.advanceTimersByTime(599);
  expect(isSettled()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(isSettled()).toBe(true);
});

test('the second tap of a double tap belongs to what the first one took away', () => {
  const first = { x: 100, y: 500, atMs: 1_000 };
  const second = { x: 104, y: 498, atMs: 1_250 };
  expect(isLeftOver(second, first, 1_050)).toBe(true);
  expect(isLeftOver(second, null, 1_050)).toBe(false);
  // Nothing changed between the two, or it is another place, or a tap of its own.
  expect(isLeftOver(second, first, 900)).toBe(false);
  expect(isLeftOver({ ...second, y: 300 }, first, 1_050)).toBe(false);
  expect(isLeftOver({ ...second, atMs: 1_600 }, first, 1_050)).toBe(false);
});
