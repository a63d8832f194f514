import { LocalStoreError, type LocalStoreErrorCode } from './errors.ts';

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html). */
const BUSY = 5;
const CODE_BY_RESULT: Readonly<Record<number, LocalStoreErrorCode>> = {
  4: 'STORAGE_ABORTED',
  [BUSY]: 'STORAGE_ABORTED',
  6: 'STORAGE_ABORTED',
  9: 'STORAGE_ABORTED',
  13: 'STORAGE_FULL',
  19: 'DUPLICATE_KEY',
};

/** Whether another connection holds the database. */
export function isBusy(error: unknown): boolean {
  return resultOf(error) === BUSY;
}

/** SQLite's errors by our codes; whatever is not of the storage (a bug of the caller) passes unchanged. */
export function asLocalStoreError(error: unknown): Error {
  if (error instanceof LocalStoreError) return error;
  const result = resultOf(error);
  if (result !== null) return new LocalStoreError(CODE_BY_RESULT[result] ?? 'STORAGE_UNREADABLE', error);
  return error instanceof Error ? error : new LocalStoreError('STORAGE_UNREADABLE', error);
}

/** The primary code: the lowest byte of the extended one. Null for what did not come from SQLite. */
function resultOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  return code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number' ? errcode & 0xff : null;
}
