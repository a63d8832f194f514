import { centavos } from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
import { describe, expect, test } from 'vitest';
import { installWay } from '../src/app/install.ts';
import { describeError } from '../src/data/describe-error.ts';
import { salesShown } from '../src/data/sales.ts';
import { PinError } from '../src/data/session.ts';
import { summarize } from '../src/data/waiting-here.ts';
import { look } from '../src/scan/scan-rhythm.ts';
import { readFolio } from '../src/screens/refund-ticket/read-folio.ts';
import { obstacleOf } from '../src/screens/sync/state/obstacle.ts';

const CALM = { blocked: null, upgradeRequired: false, online: true, lastError: null } as const;

test.each([
  [{}, null],
  [{ online: false }, 'offline'],
  [{ lastError: 'NETWORK' }, 'offline'],
  [{ lastError: 'UNAVAILABLE' }, 'server'],
  [{ upgradeRequired: true, online: false }, 'update'],
  [{ blocked: 'revoked' as const, online: false }, 'revoked'],
  [{ blocked: 'logged_out' as const, upgradeRequired: true }, 'logged_out'],
])('of %o what stands in the way is %s', (change, expected) => {
  expect(obstacleOf({ ...CALM, ...change })).toBe(expected);
});

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15';
const ANDROID = 'Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36';

test.each([
  [IPHONE, 5, false, false, 'safari'],
  [IPHONE, 5, true, false, 'none'],
  [MAC, 0, false, false, 'safari'],
  [`${MAC} Chrome/130.0`, 0, false, false, 'none'],
  [`${MAC} Chrome/130.0`, 5, false, false, 'safari'],
  [ANDROID, 5, false, true, 'prompt'],
  [ANDROID, 5, false, false, 'none'],
])('%s (touches %i, installed %s, offered %s) is told: %s', (userAgent, maxTouchPoints, standalone, offered, way) => {
  expect(installWay({ userAgent, maxTouchPoints }, standalone, offered)).toBe(way);
});

test.each([
  [1, '1 minuto '],
  [15 * 60_000 - 1, '15 minutos '],
  [60 * 60_000, '1 hora '],
  [24 * 60 * 60_000, '24 horas '],
])('a lock that lasts %i more milliseconds says how long', (waitMs, expected) => {
  expect(describeError(new PinError('locked', waitMs))).toContain(`Espera ${expected}`);
});

test('what waits is added up: sales by themselves, and since the oldest', () => {
  const entry = (id: string, type: string, recordedAt: string, total: number | null) =>
    ({ id, type, recordedAt, lastError: null, summary: { folio: null, totalCentavos: total } }) as JournalEntry;
  const sum = summarize([
    entry('a', 'recordSale', '2026-11-24T10:00:00.000Z', 250),
    entry('b', 'openTill', '2026-11-24T09:00:00.000Z', 50_000),
    entry('c', 'recordSale', '2026-11-25T09:00:00.000Z', 1_000),
  ]);
  expect(sum).toMatchObject({ sales: 2, salesCentavos: centavos(1_250), others: 1, since: '2026-11-24T09:00:00.000Z' });
  expect([...sum.saleIds]).toEqual(['a', 'c']);
});

test('sales are found by day, and by the beginning of their folio', () => {
  const sale = (id: string, businessDate: string, folio: string) => [id, { id, businessDate, folio }] as const;
  const sales = new Map([sale('1', '2026-11-24', 'A-000001'), sale('2', '2026-11-25', 'B-000012')]) as never;
  const shown = (filter: Parameters<typeof salesShown>[1]) => salesShown(sales, filter).map(({ id }) => id);
  expect(shown({ from: '2026-11-25', to: '2026-11-25' })).toEqual(['2']);
  expect(shown({ search: 'A-' })).toEqual(['1']);
});

describe('a code before the camera', () => {
  test('stays one piece, and is another one after it was gone', () => {
    const first = look(null, '750', 0);
    const still = look(first.sight, '750', 500);
    const gone = look(still.sight, null, 1_000);
    const shortly = look(gone.sight, '750', 1_300);
    const later = look(shortly.sight, '750', 2_500);
    expect([first, still, gone, shortly, later].map(({ isNew }) => isNew)).toEqual([true, false, false, false, true]);
  });

  test('takes turns with another at once', () => {
    expect(look({ code: '750', atMs: 0 }, '751', 100).isNew).toBe(true);
  });
});

test.each([
  ['a-000123', { series: 'A', number: 123 }],
  [' AB 7 ', { series: 'AB', number: 7 }],
  ['A000009', { series: 'A', number: 9 }],
  ['123', null],
  ['A-0', null],
  ['Venta', null],
])('the folio %s', (text, folio) => {
  expect(readFolio(text)).toEqual(folio);
});
