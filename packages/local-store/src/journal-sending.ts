import type { CommandVerdict } from '@michangarrito/contracts';
import type { DeviceStores, EntryError, JournalEntry } from './device-database.ts';
import { ERASED, NUMBERS_FROM, RESENDS, RESENT_TO, SEQ, readNumber, takeNumber } from './device-numbers.ts';
import { LocalStoreError } from './errors.ts';
import { inState } from './journal-reading.ts';
import type { DeviceStorage, StorageTransaction } from './storage-port.ts';

export interface BatchLimits {
  readonly commands: number;
  /** Of the texts together, in UTF-8; a single one may be longer. */
  readonly bytes: number;
  /** Places in the journal that are passed over. */
  readonly skip: ReadonlySet<number>;
}

/** Commands on their way up, oldest first. */
export interface Batch {
  readonly entries: readonly JournalEntry[];
  /** The `deviceSeq` above which this installation's numbers are its own. */
  readonly numbersFrom: number;
  /** How often all had been sent anew when these were claimed. */
  readonly resends: number;
}

/** What became of one entry that was sent. */
export type Settlement =
  /** The server has it. `at` is the server's time (ISO 8601). */
  | { readonly seq: number; readonly to: 'acknowledged'; readonly verdict: CommandVerdict; readonly at: string }
  /** The server refused it: it stays, for a person to see to. */
  | {
      readonly seq: number;
      readonly to: 'needs_attention';
      readonly error: EntryError;
      readonly verdict: CommandVerdict | null;
    }
  /** It could not be delivered, or its delivery is not known: it will be sent again. */
  | { readonly seq: number; readonly to: 'pending'; readonly error: EntryError };

type Storage = DeviceStorage<DeviceStores>;
const PAGE = 500;
const encoder = new TextEncoder();

export function claimBatch(storage: Storage, limits: BatchLimits): Promise<Batch | null> {
  return storage.write(['entries', 'numbers'], 'relaxed', async (transaction) => {
    const chosen = takeWithin(await oldestWaiting(transaction, limits), limits.bytes);
    if (chosen.length === 0) return null;
    const entries = chosen.map((entry): JournalEntry => ({ ...entry, state: 'sending', attempts: entry.attempts + 1 }));
    await Promise.all(entries.map((entry) => transaction.put('entries', entry)));
    return {
      entries,
      numbersFrom: await readNumber(transaction, NUMBERS_FROM),
      resends: await readNumber(transaction, RESENDS),
    };
  });
}

async function oldestWaiting(
  transaction: StorageTransaction<DeviceStores>,
  { commands, skip }: BatchLimits,
): Promise<JournalEntry[]> {
  const limit = commands + skip.size;
  const waiting = [
    ...(await transaction.range('entries', { ...inState('pending'), limit })),
    ...(await transaction.range('entries', { ...inState('sending'), limit })),
  ];
  return waiting
    .filter(({ seq }) => !skip.has(seq))
    .sort((left, right) => left.seq - right.seq)
    .slice(0, commands);
}

function takeWithin(entries: readonly JournalEntry[], bytes: number): readonly JournalEntry[] {
  let sum = 0;
  const end = entries.findIndex(({ text }, index) => {
    sum += encoder.encode(text).length + 1;
    return index > 0 && sum > bytes;
  });
  return end === -1 ? entries : entries.slice(0, end);
}

export async function settle(storage: Storage, batch: Batch, settlements: readonly Settlement[]): Promise<void> {
  await storage.write(['entries', 'numbers'], 'relaxed', async (transaction) => {
    const isOutdated = (await readNumber(transaction, RESENDS)) !== batch.resends;
    for (const settlement of settlements) {
      const entry = await transaction.get('entries', settlement.seq);
      if (entry === undefined || (isOutdated && settlement.to !== 'pending')) continue;
      if (maySettle(entry, settlement)) await transaction.put('entries', settled(entry, settlement));
    }
  });
}

/** What another tab has heard, or a person decided, is not undone by a worse or later answer; that the server has it always counts. */
function maySettle({ state }: JournalEntry, { to }: Settlement): boolean {
  return to === 'acknowledged' ? state !== 'acknowledged' : state === 'pending' || state === 'sending';
}

function settled(entry: JournalEntry, settlement: Settlement): JournalEntry {
  switch (settlement.to) {
    case 'acknowledged': {
      const { verdict, at } = settlement;
      const { heldSeq: _, ...known } = entry;
      const held = isHeldSale(entry, verdict) ? { heldSeq: entry.seq } : {};
      return { ...known, ...held, state: 'acknowledged', verdict, lastError: null, acknowledgedAt: at };
    }
    case 'needs_attention':
      return { ...entry, state: 'needs_attention', lastError: settlement.error, verdict: settlement.verdict };
    case 'pending':
      return { ...entry, state: 'pending', lastError: settlement.error };
  }
}

function isHeldSale({ type }: JournalEntry, { verdict }: CommandVerdict): boolean {
  return type === 'recordSale' && (verdict === 'parked' || verdict === 'quarantined');
}

/**
 * Goes once through what was written by now, in pages: what is being acknowledged meanwhile by the new server is not met twice. The count
 * rises first, so that no late answer of the old server undoes it.
 */
export async function resendAll(storage: Storage): Promise<void> {
  const last = await storage.write(['numbers'], 'strict', async (transaction) => {
    await takeNumber(transaction, RESENDS);
    const value = await readNumber(transaction, SEQ);
    await transaction.put('numbers', { name: RESENT_TO, value });
    return value;
  });
  let from = 1;
  while (from <= last) {
    const start = from;
    from = await storage.write(['entries'], 'strict', async (transaction) => {
      const page = await transaction.range('entries', { from: start, to: last, limit: PAGE });
      const acknowledged = page.filter(({ state }) => state === 'acknowledged');
      await Promise.all(acknowledged.map((entry) => transaction.put('entries', asNew(entry))));
      return (page.at(-1)?.seq ?? last) + 1;
    });
  }
}

/**
 * As it was written: what an earlier server said of it is of no use. But while the rows of that server still serve, a sale that it held is not
 * among them.
 */
function asNew({ retriedSeq: _, ...entry }: JournalEntry): JournalEntry {
  return { ...entry, state: 'pending', attempts: 0, lastError: null, verdict: null, acknowledgedAt: null };
}

/** Acknowledged commands stay this long: a server restored from a backup asks for them again. */
const KEEP_ACKNOWLEDGED_MS = 90 * 86_400_000;

/** Forgets what was acknowledged so long before the server's time of now, some of it at a time. */
export async function prune(storage: Storage, serverNowMs: number): Promise<void> {
  const to = new Date(serverNowMs - KEEP_ACKNOWLEDGED_MS).toISOString();
  await storage.write(['entries'], 'relaxed', async (transaction) => {
    const old = await transaction.range('entries', { index: 'acknowledgedAt', to, limit: PAGE });
    for (const { seq } of old) await transaction.delete('entries', seq);
  });
}

/** @throws LocalStoreError `UNPROTECTED_LEFT` while anything waits for the server. */
export async function endJournal(storage: Storage): Promise<void> {
  await storage.write(['entries', 'texts'], 'strict', async (transaction) => {
    for (const state of ['pending', 'sending'] as const) {
      if ((await transaction.count('entries', inState(state))) > 0) throw new LocalStoreError('UNPROTECTED_LEFT');
    }
    await transaction.put('texts', { name: ERASED, value: 'yes' });
  });
}
