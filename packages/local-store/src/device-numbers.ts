import type { PushAnswer } from '@michangarrito/contracts';
import type { DeviceStores } from './device-database.ts';
import type { StorageTransaction } from './storage-port.ts';

/** The highest numbers that the server has seen of this device. */
export interface KnownNumbers {
  readonly deviceSeq: number;
  readonly folioSeries: string;
  readonly folioNumber: number;
}

/** Numbers that no other installation has. */
export type NewNumbers = NonNullable<PushAnswer['newNumbers']>;

type Transaction = StorageTransaction<DeviceStores>;

/** Names in the store of numbers. */
export const SEQ = 'deviceSeq';
export const SKEW = 'skewMs';
/** The `deviceSeq` above which the numbers are this installation's alone. */
export const NUMBERS_FROM = 'numbersFrom';
/** How often all was to be sent again: an answer to what was asked before one says nothing after it. */
export const RESENDS = 'resends';
/** Up to where all was to be sent again the last time. */
export const RESENT_TO = 'resentTo';
const folioCounter = (series: string) => `folio:${series}`;

/** Names in the store of texts. */
const SERIES = 'folioSeries';
export const ERASED = 'erased';
/** The server's epoch that has what this device deposited after it was unlinked. */
export const DEPOSIT_EPOCH = 'depositEpoch';
/** Is there where the server said that this device was unlinked. */
export const UNLINKED = 'unlinked';

export async function readNumber(transaction: Transaction, name: string): Promise<number> {
  return (await transaction.get('numbers', name))?.value ?? 0;
}

async function raise(transaction: Transaction, name: string, value: number): Promise<void> {
  if ((await readNumber(transaction, name)) < value) await transaction.put('numbers', { name, value });
}

/** The next value of a counter, from 1; used up only if the transaction commits. */
export async function takeNumber(transaction: Transaction, name: string): Promise<number> {
  const value = (await readNumber(transaction, name)) + 1;
  await transaction.put('numbers', { name, value });
  return value;
}

/** The next folio of the device's own series. */
export async function takeFolio(transaction: Transaction): Promise<{ series: string; number: number }> {
  const series = (await transaction.get('texts', SERIES))?.value;
  if (series === undefined) throw new Error('the journal was opened without a folio series');
  return { series, number: await takeNumber(transaction, folioCounter(series)) };
}

/**
 * Lifts the counters to what the server has seen; never lowers one, and never changes a series that is in use. An installation that was
 * given numbers of its own keeps counting there: what the server has seen beyond them is another installation's.
 */
export async function raiseNumbers(transaction: Transaction, known: KnownNumbers): Promise<void> {
  if ((await transaction.get('texts', SERIES)) === undefined) {
    await transaction.put('texts', { name: SERIES, value: known.folioSeries });
  }
  await raise(transaction, folioCounter(known.folioSeries), known.folioNumber);
  if ((await readNumber(transaction, NUMBERS_FROM)) === 0) await raise(transaction, SEQ, known.deviceSeq);
}

/** Goes on with numbers that no other installation has. An answer that comes late, after a later series, changes nothing. */
export async function adoptNumbers(transaction: Transaction, { folioSeries, deviceSeq }: NewNumbers): Promise<void> {
  if (deviceSeq <= (await readNumber(transaction, NUMBERS_FROM))) return;
  await transaction.put('numbers', { name: NUMBERS_FROM, value: deviceSeq });
  await transaction.put('texts', { name: SERIES, value: folioSeries });
  await raise(transaction, SEQ, deviceSeq);
}
