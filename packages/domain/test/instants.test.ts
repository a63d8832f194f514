import { describe, expect, it } from 'vitest';
import { correctedInstant, EARLIEST_INSTANT_MS, happenedAt } from '../src/index.ts';

const RECEIVED = Date.parse('2026-11-24T12:00:00.000Z');
const ms = (instant: string) => Date.parse(instant);

describe('happenedAt', () => {
  it.each([
    ['a clock that is right', '2026-11-24T11:00:00.000Z', 0, '2026-11-24T11:00:00.000Z'],
    ['a difference that was never measured', '2026-11-24T11:00:00.000Z', null, '2026-11-24T11:00:00.000Z'],
    ['a clock an hour behind that knows it', '2026-11-24T09:00:00.000Z', 3_600_000, '2026-11-24T10:00:00.000Z'],
    ['a clock an hour ahead that knows it', '2026-11-24T12:30:00.000Z', -3_600_000, '2026-11-24T11:30:00.000Z'],
    ['a clock that is ahead', '2031-01-01T00:00:00.000Z', 0, '2026-11-24T12:00:00.000Z'],
    ['a clock from before the product', '1970-01-01T00:00:00.000Z', null, '2026-01-01T00:00:00.000Z'],
    ['a difference that cannot be', '2026-11-24T11:00:00.000Z', -8_640_000_000_000, '2026-01-01T00:00:00.000Z'],
  ])('%s', (_, recordedAt, skewMs, expected) => {
    const happened = happenedAt({ recordedAtMs: ms(recordedAt), skewMs }, RECEIVED);
    expect(new Date(happened).toISOString()).toBe(expected);
  });

  it('is the first moment there is where the server’s own clock is before it', () => {
    expect(happenedAt({ recordedAtMs: RECEIVED, skewMs: 0 }, 0)).toBe(EARLIEST_INSTANT_MS);
    expect(new Date(EARLIEST_INSTANT_MS).toISOString()).toBe('2026-01-01T00:00:00.000Z');
  });
});

it('correctedInstant has no bounds: what cannot be is told by it', () => {
  expect(correctedInstant({ recordedAtMs: 5_000, skewMs: -6_000 })).toBe(-1_000);
});
