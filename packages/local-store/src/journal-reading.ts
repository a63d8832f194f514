import { SEQ, readNumber } from './device-numbers.ts';
import type { DeviceStores, EntryState, JournalEntry } from './device-database.ts';
import type { DeviceStorage } from './storage-port.ts';

export const inState = (state: EntryState) => ({ index: 'state', from: state, to: state }) as const;

const isWaiting = ({ state }: JournalEntry) => state === 'pending' || state === 'sending';

/**
 * The entries above `acknowledgedSeq` that stand, whatever the device has heard of them: one that waits and whose number the mirror counts is
 * in the books, and only its answer was lost. What a person had sent again waits below that number.
 * A number above all that was ever written here is of another installation of this device and says nothing of these entries.
 */
export function overlayEntries(storage: DeviceStorage<DeviceStores>, acknowledgedSeq: number): Promise<JournalEntry[]> {
  return storage.read(['entries', 'numbers'], async (transaction) => {
    if (acknowledgedSeq > (await readNumber(transaction, SEQ))) {
      const pending = await transaction.range('entries', inState('pending'));
      return [...pending, ...(await transaction.range('entries', inState('sending')))].sort(bySeq);
    }
    const retried = await transaction.range('entries', { index: 'retriedSeq', to: acknowledgedSeq });
    const above = await transaction.range('entries', { from: acknowledgedSeq + 1 });
    return [
      ...retried.filter(isWaiting),
      ...above.filter((entry) => isWaiting(entry) || entry.state === 'acknowledged'),
    ];
  });
}

const bySeq = (left: JournalEntry, right: JournalEntry) => left.seq - right.seq;
