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
  if (Number.isNaN(start)) throw new RangeError(`not a date: ${date}`);
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

/**
 * Microseconds of Unix time of an ISO 8601 instant with offset: the database keeps microseconds, `Date` drops them, and two rows
 * of the same millisecond must sort alike in both. Inside the package only.
 * @throws RangeError if the text is no instant.
 */
export function instantMicros(instant: string): number {
  const match = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.(\d{1,9}))?)?(?:Z|[+-]\d{2}(?::?\d{2})?)$/i.exec(
    instant,
  );
  const millis = match === null ? Number.NaN : Date.parse(normalOffset(instant));
  if (Number.isNaN(millis)) throw new RangeError(`not an instant: ${instant}`);
  const micros = (match?.[1] ?? '').padEnd(6, '0').slice(3, 6);
  return millis * 1000 + Number(micros);
}

/** PostgreSQL writes `2026-11-24 10:00:00+00`; `Date.parse` promises to read only `2026-11-24T10:00:00+00:00`. */
function normalOffset(instant: string): string {
  return instant
    .replace(' ', 'T')
    .replace(/([+-]\d{2}):?(\d{2})?$/, (_, hours: string, minutes?: string) => `${hours}:${minutes ?? '00'}`);
}
