import { AppError } from '../errors/app-error.ts';

/** The opaque cursor of a page: where the last row stood in its order. */
function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

type Kind = 'string' | 'number' | 'uuid' | 'date' | 'instant';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
// As PostgreSQL writes a timestamptz; zones of long ago have seconds.
const TIME_OF_DAY = /^ (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-4])(?::[0-5]\d){0,2}$/;

/** Reads a cursor of exactly these kinds of values; a broken one is the caller's error. */
export function decodeCursor(cursor: string | undefined, kinds: readonly Kind[]): (string | number)[] | null {
  if (cursor === undefined) return null;
  const position = parse(cursor);
  const fits =
    Array.isArray(position) &&
    position.length === kinds.length &&
    position.every((value, index) => isOfKind(value, kinds[index]));
  if (!fits) throw new AppError('INVALID_INPUT', { details: [{ path: 'cursor', message: 'invalid_cursor' }] });
  return position as (string | number)[];
}

/** Splits `limit + 1` rows into a page and the cursor of the next. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  position: (row: Row) => readonly (string | number)[],
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null,
  };
}

// What the database will read as an id or a day must be one: a forged cursor is no fault of ours.
function isOfKind(value: unknown, kind: Kind | undefined): boolean {
  if (kind === 'number') return Number.isSafeInteger(value);
  if (typeof value !== 'string' || !value.isWellFormed() || value.includes('\0')) return false;
  if (kind === 'uuid') return UUID.test(value);
  if (kind === 'instant') return isDay(value.slice(0, 10)) && TIME_OF_DAY.test(value.slice(10));
  return kind === 'date' ? isDay(value) : true;
}

function isDay(value: string): boolean {
  const instant = DATE.test(value) ? Date.parse(value) : NaN;
  return value >= '0001' && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(value);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
