import type { DeviceStores } from './device-database.ts';
import type { StorageTransaction } from './storage-port.ts';

/** The highest numbers that the server has seen of this device. */
export interface KnownNumbers {
  readonly deviceSeq: number;
  readonly folioSeries: string;
  readonly folioNumber: number;
}

type Transaction = StorageTransaction<DeviceStores>;

/** Names in the store of numbers. */
export const SEQ = 'deviceSeq';
export const SKEW = 'skewMs';
export const folioCounter = (series: string) => `folio:${series}`;

/** The next value of a counter, from 1; used up only if the transaction commits. */
export async function takeNumber(transaction: Transaction, name: string): Promise<number> {
  const value = ((await transaction.get('numbers', name))?.value ?? 0) + 1;
  await transaction.put('numbers', { name, value });
  return value;
}

/** Lifts the counters to what the server has seen; never lowers one. */
export async function raiseNumbers(transaction: Transaction, known: KnownNumbers): Promise<void> {
  const least = [
    { name: SEQ, value: known.deviceSeq },
    { name: folioCounter(known.folioSeries), value: known.folioNumber },
  ];
  for (const number of least) {
    const current = (await transaction.get('numbers', number.name))?.value ?? 0;
    if (current < number.value) await transaction.put('numbers', number);
  }
}
