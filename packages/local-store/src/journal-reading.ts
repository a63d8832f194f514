import { RESENDS, RESENT_TO, SEQ, readNumber } from './device-numbers.ts';
import type { DeviceStores, EntryState, JournalEntry } from './device-database.ts';
import type { Counted } from './mirror/mirror-database.ts';
import type { DeviceStorage, StorageTransaction } from './storage-port.ts';

export const inState = (state: EntryState) => ({ index: 'state', from: state, to: state }) as const;

/** How many entries are only on this device, of a journal that need not be open. */
export function unprotectedIn(storage: DeviceStorage<DeviceStores>): Promise<number> {
  return storage.read(['entries'], countUnprotected);
}

export async function countUnprotected(transaction: StorageTransaction<DeviceStores>): Promise<number> {
  const pending = await transaction.count('entries', inState('pending'));
  return pending + (await transaction.count('entries', inState('sending')));
}

const isWaiting = ({ state }: JournalEntry) => state === 'pending' || state === 'sending';

/**
 * The entries that stand and that the mirror does not count, whatever the device has heard of them: one that waits and whose number is counted
 * is in the books, and only its answer was lost. What a person had sent again waits with a number that was counted as refused.
 * A number above all that was ever written here is of a journal that was lost and says nothing of these entries.
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

/** As long as a mirror keeps sales, less a day for clocks and zones: one that has left its list since does not come back into it. */
const HELD_SHOWN_MS = 13 * 86_400_000;

/** Sales that the server keeps without having them in the books, oldest first, by the device's clock of now. */
export async function heldSales(storage: DeviceStorage<DeviceStores>, nowMs: number): Promise<JournalEntry[]> {
  const edge = new Date(nowMs - HELD_SHOWN_MS).toISOString();
  const held = await storage.read(['entries'], (transaction) => transaction.range('entries', { index: 'heldSeq' }));
  return held.filter(({ recordedAt }) => recordedAt > edge);
}

/** Where the journal stands with the server at one moment. */
export interface Standing {
  /** Up to this place nothing waited any more. */
  readonly upTo: number;
  /** The last place that was written. */
  readonly last: number;
  /** The last place that the server had acknowledged; 0 where none was. */
  readonly lastAcknowledged: number;
  /** How often all had been sent anew. */
  readonly resends: number;
  /** Places above `upTo` that the server had acknowledged. */
  readonly acknowledged: readonly number[];
  /** Places that had been sent and not answered: the server may have them. */
  readonly unanswered: readonly number[];
}

/** Where the journal stands. Places above `from` are told too, if that is less than `upTo`. */
export function standing(storage: DeviceStorage<DeviceStores>, from = Infinity): Promise<Standing> {
  return storage.read(['entries', 'numbers'], async (transaction) => {
    const [pending] = await transaction.range('entries', { ...inState('pending'), limit: 1 });
    const [sending] = await transaction.range('entries', { ...inState('sending'), limit: 1 });
    const oldest = Math.min(pending?.seq ?? Infinity, sending?.seq ?? Infinity);
    const last = await readNumber(transaction, SEQ);
    const upTo = oldest === Infinity ? last : oldest - 1;
    const [known] = await transaction.range('entries', { ...inState('acknowledged'), descending: true, limit: 1 });
    const entries = await transaction.range('entries', { from: Math.min(upTo, from) + 1 });
    const resentTo = await readNumber(transaction, RESENT_TO);
    const isAsked = (entry: JournalEntry) => isWaiting(entry) && (entry.attempts > 0 || entry.seq <= resentTo);
    return {
      upTo,
      last,
      lastAcknowledged: known?.seq ?? 0,
      resends: await readNumber(transaction, RESENDS),
      acknowledged: entries.filter(({ state }) => state === 'acknowledged').map(({ seq }) => seq),
      unanswered: entries.filter(isAsked).map(({ seq }) => seq),
    };
  });
}

/** Whether something was sent since the journal stood so: a page that was asked for then may show it or not. */
export async function hasSentSince(
  storage: DeviceStorage<DeviceStores>,
  { upTo, acknowledged, unanswered, resends }: Standing,
): Promise<boolean> {
  const known = new Set([...acknowledged, ...unanswered]);
  const now = await standing(storage, upTo);
  if (now.resends !== resends) return true;
  return [...now.acknowledged, ...now.unanswered].some((seq) => seq > upTo && !known.has(seq));
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
