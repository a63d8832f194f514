import type { DeviceStores, EntryState, JournalEntry } from './device-database.ts';
import {
  DEPOSIT_EPOCH,
  SKEW,
  UNLINKED,
  adoptNumbers,
  raiseNumbers,
  type KnownNumbers,
  type NewNumbers,
} from './device-numbers.ts';
import {
  claimBatch,
  endJournal,
  prune,
  resendAll,
  settle,
  type Batch,
  type BatchLimits,
  type Settlement,
} from './journal-sending.ts';
import { Listeners } from './listeners.ts';
import type { Counted } from './mirror/mirror-database.ts';
import {
  countUnprotected,
  exportText,
  hasSentSince,
  heldSales,
  inState,
  overlayEntries,
  standing,
  type Standing,
} from './journal-reading.ts';
import { append, type AppendRequest } from './journal-writing.ts';
import type { DeviceStorage } from './storage-port.ts';

export interface JournalCounts {
  /** Only on this device: not sent, or not answered. */
  readonly unprotected: number;
  readonly needsAttention: number;
}

/** The device's journal of commands. Whatever it returned from `append` survives reload, crash and a cut of power. */
export class Journal {
  readonly #storage: DeviceStorage<DeviceStores>;
  readonly #listeners = new Listeners();
  /** Server clock minus device clock as last measured, also before a restart; null when never measured. */
  readonly measuredSkewMs: number | null;

  private constructor(storage: DeviceStorage<DeviceStores>, measuredSkewMs: number | null) {
    this.#storage = storage;
    this.measuredSkewMs = measuredSkewMs;
  }

  /**
   * Opens the journal. What was being sent when the app died is pending again, and the counters go on above what the server
   * knows of the device, even where the browser lost them. The folio series is `known`'s only where the journal has none.
   * @throws LocalStoreError if the storage cannot be read or written.
   */
  static async open(storage: DeviceStorage<DeviceStores>, known: KnownNumbers): Promise<Journal> {
    const skewMs = await storage.write(['entries', 'numbers', 'texts'], 'strict', async (transaction) => {
      await raiseNumbers(transaction, known);
      for (const entry of await transaction.range('entries', inState('sending'))) {
        await transaction.put('entries', { ...entry, state: 'pending' });
      }
      return (await transaction.get('numbers', SKEW))?.value ?? null;
    });
    return new Journal(storage, skewMs);
  }

  /** Goes on above what the server has just said of the device, as after another login. */
  async raise(known: KnownNumbers): Promise<void> {
    await this.#storage.write(['numbers', 'texts'], 'strict', (transaction) => raiseNumbers(transaction, known));
  }

  /** Goes on, from the next command, in the series that the server gave this installation alone. */
  async adoptNumbers(numbers: NewNumbers): Promise<void> {
    await this.#storage.write(['numbers', 'texts'], 'strict', (transaction) => adoptNumbers(transaction, numbers));
  }

  /**
   * Writes a command down in one transaction with its numbers and the end of its ticket; returns once it is on the disk.
   * @throws LocalStoreError `OPEN_SALE_GONE` if the ticket was charged meanwhile, `DEVICE_ERASED` if the shop was unlinked from this
   * device, `STORAGE_FULL` and the like; nothing is written then and no number is used up.
   */
  async append(request: AppendRequest): Promise<JournalEntry> {
    const entry = await append(this.#storage, request);
    this.#listeners.notify();
    return entry;
  }

  /**
   * The next commands to send, marked `sending`: the oldest that are not answered, even if another tab is sending them right now, since
   * later ones may need them and the server takes each once. Null if there are none.
   */
  claimBatch(limits: BatchLimits): Promise<Batch | null> {
    return claimBatch(this.#storage, limits);
  }

  /**
   * Writes what became of entries that were sent, all at once. What is acknowledged stays so: another tab may hear a worse or later answer
   * to the same command. Nothing of an answer to a `batch` from before `resendAll` is believed.
   */
  async settle(batch: Batch, settlements: readonly Settlement[]): Promise<void> {
    await settle(this.#storage, batch, settlements);
    this.#listeners.notify();
  }

  /**
   * The server's data is not the one that acknowledged: everything kept goes up again. Cut short, it is simply called again: the device
   * keeps the old cursor until this has returned.
   */
  async resendAll(): Promise<void> {
    await resendAll(this.#storage);
    this.#listeners.notify();
  }

  /** A person has seen to what was refused: it asks for nobody any more, and stays in the journal. */
  setAside(seq: number): Promise<void> {
    return this.#decide(seq, (entry) => ({ ...entry, state: 'set_aside' }));
  }

  /** A person wants what was refused to be sent again as it is. */
  retry(seq: number): Promise<void> {
    return this.#decide(seq, (entry) => ({ ...entry, state: 'pending', attempts: 0, retriedSeq: seq }));
  }

  counts(): Promise<JournalCounts> {
    return this.#storage.read(['entries'], async (transaction) => ({
      unprotected: await countUnprotected(transaction),
      needsAttention: await transaction.count('entries', inState('needs_attention')),
    }));
  }

  /** At most `limit` entries, newest first; of one state or of all. */
  entries({ state, limit }: { readonly state: EntryState | null; readonly limit: number }): Promise<JournalEntry[]> {
    const range = state === null ? {} : inState(state);
    return this.#storage.read(['entries'], (transaction) =>
      transaction.range('entries', { ...range, limit, descending: true }),
    );
  }

  /** At most `limit` entries that wait for the server's answer, at one moment, in no order. */
  waiting(limit: number): Promise<JournalEntry[]> {
    return this.#storage.read(['entries'], async (transaction) => [
      ...(await transaction.range('entries', { ...inState('pending'), limit })),
      ...(await transaction.range('entries', { ...inState('sending'), limit })),
    ]);
  }

  /**
   * What a mirror that counts so much of this device does not show yet, oldest first: to be laid over it. Read the mirror first and the
   * journal second: what arrives between the two is then laid over and not lost.
   */
  overlayEntries(counted: Counted): Promise<JournalEntry[]> {
    return overlayEntries(this.#storage, counted);
  }

  /**
   * Sales that wait on the server for what they name, or for its repair: the server's lists do not show them, so these are laid over until they do.
   * `nowMs` is the device's clock; those older than a mirror keeps sales are left out.
   */
  heldSales(nowMs: number): Promise<JournalEntry[]> {
    return heldSales(this.#storage, nowMs);
  }

  /** Where it stands with the server. */
  standing(): Promise<Standing> {
    return standing(this.#storage);
  }

  /** Whether something was sent, or answered, since it stood so. */
  hasSentSince(stood: Standing): Promise<boolean> {
    return hasSentSince(this.#storage, stood);
  }

  /** The entry of a command, by the command's id. */
  async find(id: string): Promise<JournalEntry | null> {
    return this.#storage.read(['entries'], async (transaction) => {
      const [entry] = await transaction.range('entries', { index: 'id', from: id, to: id, limit: 1 });
      return entry ?? null;
    });
  }

  /** Everything that the device holds, one JSON object a line in order: the exact texts, and where each stands. */
  exportText(): Promise<string> {
    return exportText(this.#storage);
  }

  /** Forgets what was acknowledged 90 days before `serverNowMs`, which must come from the server's clock. */
  async prune(serverNowMs: number): Promise<void> {
    await prune(this.#storage, serverNowMs);
  }

  /** The epoch of the server that has what this device deposited; null where it never did. */
  async depositEpoch(): Promise<string | null> {
    const stored = await this.#storage.read(['texts'], (transaction) => transaction.get('texts', DEPOSIT_EPOCH));
    return stored?.value ?? null;
  }

  /** Remembers it. */
  async saveDepositEpoch(value: string): Promise<void> {
    await this.#storage.write(['texts'], 'strict', (transaction) =>
      transaction.put('texts', { name: DEPOSIT_EPOCH, value }),
    );
  }

  /** Whether the server said that this device was unlinked, and has not answered its session since. */
  async isUnlinked(): Promise<boolean> {
    return (await this.#storage.read(['texts'], (transaction) => transaction.get('texts', UNLINKED))) !== undefined;
  }

  /** Remembers it. */
  async noteUnlinked(isUnlinked: boolean): Promise<void> {
    await this.#storage.write(['texts'], 'strict', (transaction) =>
      isUnlinked ? transaction.put('texts', { name: UNLINKED, value: '' }) : transaction.delete('texts', UNLINKED),
    );
    this.#listeners.notify();
  }

  /** Remembers how far the clock of this device is off. */
  async saveSkew(skewMs: number): Promise<void> {
    await this.#storage.write(['numbers'], 'relaxed', (transaction) =>
      transaction.put('numbers', { name: SKEW, value: skewMs }),
    );
  }

  /**
   * Ends the journal for good, where everything in it is protected: no tab writes another command.
   * @throws LocalStoreError `UNPROTECTED_LEFT` while anything waits for the server.
   */
  async end(): Promise<void> {
    await endJournal(this.#storage);
  }

  /** Calls back after each change made through this instance; returns what ends that. */
  subscribe(listener: () => void): () => void {
    return this.#listeners.subscribe(listener);
  }

  async #decide(seq: number, change: (entry: JournalEntry) => JournalEntry): Promise<void> {
    await this.#storage.write(['entries'], 'strict', async (transaction) => {
      const entry = await transaction.get('entries', seq);
      if (entry?.state === 'needs_attention') await transaction.put('entries', change(entry));
    });
    this.#listeners.notify();
  }
}
