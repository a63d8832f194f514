import { SEQ, readNumber } from './device-numbers.ts';
import type { DeviceStores, EntryState, JournalEntry } from './device-database.ts';
import type { Counted } from './mirror/mirror-database.ts';
import type { DeviceStorage } from './storage-port.ts';

export const inState = (state: EntryState) => ({ index: 'state', from: state, to: state }) as const;

const isWaiting = ({ state }: JournalEntry) => state === 'pending' || state === 'sending';

/**
 * The entries that stand and that the mirror does not count, whatever the device has heard of them: one that waits and whose number is counted
 * is in the books, and only its answer was lost. What a person had sent again waits with a number that was counted as refused.
 * A number above all that was ever written here is of another installation of this device and says nothing of these entries.
 */
export function overlayEntries(
  storage: DeviceStorage<DeviceStores>,
  { acknowledgedSeq, countedAbove }: Counted,
): Promise<JournalEntry[]> {
  const upTo = acknowledgedSeq ?? 0;
  const counted = new Set(countedAbove);
  return storage.read(['entries', 'numbers'], async (transaction) => {
    if (upTo > (await readNumber(transaction, SEQ))) {
      const pending = await transaction.range('entries', inState('pending'));
      return [...pending, ...(await transaction.range('entries', inState('sending')))].sort(bySeq);
    }
    const retried = await transaction.range('entries', { index: 'retriedSeq', to: upTo });
    const above = await transaction.range('entries', { from: upTo + 1 });
    return [
      ...retried.filter(isWaiting),
      ...above.filter((entry) => (isWaiting(entry) || entry.state === 'acknowledged') && !counted.has(entry.seq)),
    ];
  });
}

/** Places above `seq` that are acknowledged. Where there is no gap below them the server soon counts them by one number, and there are few. */
export function acknowledgedAbove(storage: DeviceStorage<DeviceStores>, seq: number): Promise<number[]> {
  return storage.read(['entries'], async (transaction) => {
    const [last] = await transaction.range('entries', { ...inState('acknowledged'), descending: true, limit: 1 });
    if (last === undefined || last.seq <= seq) return [];
    const entries = await transaction.range('entries', { from: seq + 1, to: last.seq });
    return entries.filter(({ state }) => state === 'acknowledged').map((entry) => entry.seq);
  });
}

/** Everything, one JSON object a line in order: the exact texts, and where each stands. */
export async function exportText(storage: DeviceStorage<DeviceStores>): Promise<string> {
  const lines: string[] = [];
  let from = 1;
  for (;;) {
    const start = from;
    const page = await storage.read(['entries'], (transaction) =>
      transaction.range('entries', { from: start, limit: EXPORT_PAGE }),
    );
    for (const { seq, state, recordedAt, lastError, verdict, text } of page) {
      const line = { seq, state, recordedAt, lastError, verdict: verdict?.verdict ?? null, text };
      lines.push(`${JSON.stringify(line)}\n`);
    }
    const last = page.at(-1);
    if (last === undefined) return lines.join('');
    from = last.seq + 1;
  }
}

const EXPORT_PAGE = 500;
const bySeq = (left: JournalEntry, right: JournalEntry) => left.seq - right.seq;
