/** Days and instants without a clock and without a time-zone database. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * The shop's day, `YYYY-MM-DD`, of an instant in milliseconds of Unix time. The offset is minutes east of UTC (−360 in Mexico
 * City) and comes from shipped data: old phones still apply daylight saving, abolished in 2022.
 * @throws RangeError if a number is not whole, the offset is over 14 hours, or the year has not four digits.
 */
export function businessDate(instantMs: number, utcOffsetMinutes: number): string {
  if (!Number.isSafeInteger(instantMs) || !Number.isSafeInteger(utcOffsetMinutes) || Math.abs(utcOffsetMinutes) > 840) {
    throw new RangeError('not an instant with an offset');
  }
  const local = new Date(instantMs + utcOffsetMinutes * MINUTE_MS);
  const text = Number.isNaN(local.getTime()) ? '' : local.toISOString();
  if (!/^\d{4}-/.test(text)) throw new RangeError('the year has not four digits');
  return text.slice(0, 10);
}

/** Whole days from one `YYYY-MM-DD` to another; negative if the second is earlier. @throws RangeError if one is no date. */
export function daysBetween(from: string, to: string): number {
  return (dayStartMs(to) - dayStartMs(from)) / DAY_MS;
}

function dayStartMs(date: string): number {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Engines differ on 30 February: some refuse it, some read 2 March.
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`not a date: ${date}`);
  }
  return start;
}

/**
 * Milliseconds of Unix time inside a UUIDv7 (RFC 9562, section 5.7).
 * @throws RangeError for any other text.
 */
export function uuidTime(uuidv7: string): number {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(uuidv7)) {
    throw new RangeError('not a UUIDv7');
  }
  return Number.parseInt(uuidv7.slice(0, 8) + uuidv7.slice(9, 13), 16);
}

/** 1 January 2026 in milliseconds of Unix time: before this product existed it cannot have been used. */
export const EARLIEST_INSTANT_MS = 1_767_225_600_000;

/** What a device's clock said, in milliseconds of Unix time, and server clock minus device clock as last measured there. */
export interface DeviceInstant {
  readonly recordedAtMs: number;
  /** null: never measured, which is taken as right. */
  readonly skewMs: number | null;
}

/** A device's instant by the server's clock, as far as the device knew the difference. */
export function correctedInstant({ recordedAtMs, skewMs }: DeviceInstant): number {
  return recordedAtMs + (skewMs ?? 0);
}

/**
 * When something happened, in milliseconds of Unix time: what the order of stock goes by. Never later than its arrival and never before
 * the product existed, however wrong the device's clock.
 */
export function happenedAt(instant: DeviceInstant, receivedAtMs: number): number {
  return Math.max(EARLIEST_INSTANT_MS, Math.min(correctedInstant(instant), receivedAtMs));
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(?:Z|([+-]\d{2})(?::?(\d{2}))?)$/;

/**
 * Microseconds of Unix time of an ISO 8601 instant with offset, as JSON (`2026-11-24T10:00:00.000Z`) or PostgreSQL
 * (`2026-11-24 10:00:00.123456+00`) write it: the database keeps microseconds, `Date` drops them, and two rows of the same
 * millisecond must sort alike in both. Inside the package only.
 * @throws RangeError if the text is no instant.
 */
export function instantMicros(instant: string): bigint {
  const [, date, time, fraction = '', hours, minutes = '00'] = INSTANT.exec(instant) ?? [];
  const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  const wholeSeconds = Date.parse(`${date}T${time}${offset}`);
  if (date === undefined || Number.isNaN(wholeSeconds)) throw new RangeError(`not an instant: ${instant}`);
  return BigInt(wholeSeconds) * 1000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}
