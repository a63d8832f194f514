/**
 * What can go wrong on the device itself, by stable code. The screen turns a code into words; nothing here is retried silently,
 * because a sale that could not be written must not look charged.
 */
export const LOCAL_STORE_ERROR_CODES = [
  /** The device has no room left. */
  'STORAGE_FULL',
  /** The browser cannot open or read what it stored. */
  'STORAGE_UNREADABLE',
  /** A newer release of the app has upgraded the data; this one must be reloaded. */
  'STORAGE_NEWER',
  /** The browser gave the transaction up; nothing of it was written. */
  'STORAGE_ABORTED',
  /** The browser would not promise to write through to the disk. */
  'DURABILITY_REFUSED',
  /** A row with that key exists already. */
  'DUPLICATE_KEY',
  /** The ticket was charged or discarded meanwhile, perhaps in another tab. */
  'OPEN_SALE_GONE',
  /** Something on this device is not in the books yet: unlinking would lose it. */
  'UNPROTECTED_LEFT',
  /** The shop was unlinked from this device, perhaps in another tab. */
  'DEVICE_ERASED',
  /** The text is no sealed journal, or of a newer release. */
  'SEAL_UNREADABLE',
  /** The passphrase is another one, or the text was changed. */
  'SEAL_NOT_OPENED',
] as const;
export type LocalStoreErrorCode = (typeof LOCAL_STORE_ERROR_CODES)[number];

export class LocalStoreError extends Error {
  readonly code: LocalStoreErrorCode;

  constructor(code: LocalStoreErrorCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'LocalStoreError';
    this.code = code;
  }
}
