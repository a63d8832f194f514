import type { CommandVerdict } from '@michangarrito/contracts';
import type { DeviceStores, EntryError, EntryState, JournalEntry } from './device-database.ts';
import { SEQ, SKEW, folioCounter, raiseNumbers, takeNumber, type KnownNumbers } from './device-numbers.ts';
import { LocalStoreError } from './errors.ts';
import { Listeners } from './listeners.ts';
import type { DeviceStorage } from './storage-port.ts';

/** Numbers that belong to one command alone: taken in the transaction that writes it, so that no two tabs share one. */
export interface TakenNumbers {
  readonly deviceSeq: number;
  /** Null unless a series was asked for. */
  readonly folio: { readonly series: string; readonly number: number } | null;
}

export interface AppendRequest {
  /** The series to take a folio from; null for a command that has none. */
  readonly folioSeries: string | null;
  /** The ticket that this command charges; it goes in the same transaction, so that it cannot be charged twice. */
  readonly openSaleId: string | null;
  /** Makes the entry. Called inside the transaction: it must not wait for anything. */
  readonly build: (
    numbers: TakenNumbers,
  ) => Pick<JournalEntry, 'id' | 'type' | 'text' | 'route' | 'recordedAt' | 'summary'>;
}

export interface JournalCounts {
  /** Only on this device: not sent, or not answered. */
  readonly unprotected: number;
  readonly needsAttention: number;
}

type Change = Partial<Pick<JournalEntry, 'state' | 'attempts' | 'lastError' | 'verdict' | 'acknowledgedAt'>>;

/** Acknowledged commands stay this long: a server restored from a backup asks for them again. */
const KEEP_ACKNOWLEDGED_MS = 90 * 86_400_000;
const PAGE = 500;

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
   * knows of the device, even where the browser lost them.
   * @throws LocalStoreError if the storage cannot be read or written.
   */
  static async open(storage: DeviceStorage<DeviceStores>, known: KnownNumbers): Promise<Journal> {
    const skewMs = await storage.write(['entries', 'numbers'], 'strict', async (transaction) => {
      await raiseNumbers(transaction, known);
      for (const entry of await transaction.range('entries', inState('sending'))) {
        await transaction.put('entries', { ...entry, state: 'pending' });
      }
      return (await transaction.get('numbers', SKEW))?.value ?? null;
    });
    return new Journal(storage, skewMs);
  }

  /** Goes on above what the server has just said of the device, as after another login or with a new series. */
  async raise(known: KnownNumbers): Promise<void> {
    await this.#storage.write(['numbers'], 'strict', (transaction) => raiseNumbers(transaction, known));
  }

  /**
   * Writes a command down in one transaction with its numbers and the end of its ticket; returns once it is on the disk.
   * @throws LocalStoreError `OPEN_SALE_GONE` if the ticket was charged meanwhile, `STORAGE_FULL` and the like; nothing is
   * written then and no number is used up.
   */
  async append({ folioSeries, openSaleId, build }: AppendRequest): Promise<JournalEntry> {
    const stores = ['entries', 'numbers', 'openSales'] as const;
    const entry = await this.#storage.write(stores, 'strict', async (transaction) => {
      if (openSaleId !== null) {
        if ((await transaction.get('openSales', openSaleId)) === undefined) throw new LocalStoreError('OPEN_SALE_GONE');
        await transaction.delete('openSales', openSaleId);
      }
      const seq = await takeNumber(transaction, SEQ);
      const folio =
        folioSeries === null
          ? null
          : { series: folioSeries, number: await takeNumber(transaction, folioCounter(folioSeries)) };
      const written: JournalEntry = {
        ...build({ deviceSeq: seq, folio }),
        seq,
        state: 'pending',
        attempts: 0,
        lastError: null,
        verdict: null,
        acknowledgedAt: null,
      };
      await transaction.add('entries', written);
      return written;
    });
    this.#listeners.notify();
    return entry;
  }

  /**
   * The next command to send, marked `sending`: the oldest that is not answered, even if another tab is sending it right now,
   * since a later one may need it and the server takes it once. Those in `skip` are passed over.
   */
  async claimNext(skip: ReadonlySet<number>): Promise<JournalEntry | null> {
    return this.#storage.write(['entries'], 'relaxed', async (transaction) => {
      const waiting = [
        ...(await transaction.range('entries', { ...inState('pending'), limit: skip.size + 1 })),
        ...(await transaction.range('entries', { ...inState('sending'), limit: skip.size + 1 })),
      ].filter(({ seq }) => !skip.has(seq));
      const oldest = waiting.reduce<JournalEntry | null>(
        (first, one) => (first && first.seq < one.seq ? first : one),
        null,
      );
      if (oldest === null) return null;
      const claimed: JournalEntry = { ...oldest, state: 'sending', attempts: oldest.attempts + 1 };
      await transaction.put('entries', claimed);
      return claimed;
    });
  }

  /** The server has it. `at` is the server's time (ISO 8601). */
  acknowledge(seq: number, verdict: CommandVerdict, at: string): Promise<void> {
    return this.#change(seq, { state: 'acknowledged', verdict, lastError: null, acknowledgedAt: at });
  }

  /** The server refused it: it stays, for a person to see to. */
  needAttention(seq: number, lastError: EntryError, verdict: CommandVerdict | null): Promise<void> {
    return this.#change(seq, { state: 'needs_attention', lastError, verdict });
  }

  /** It could not be delivered, or its delivery is not known: it will be sent again. */
  release(seq: number, lastError: EntryError): Promise<void> {
    return this.#change(seq, { state: 'pending', lastError });
  }

  /** A person has seen to what was refused: it asks for nobody any more, and stays in the journal. */
  setAside(seq: number): Promise<void> {
    return this.#change(seq, { state: 'set_aside' });
  }

  /** A person wants what was refused to be sent again as it is. */
  retry(seq: number): Promise<void> {
    return this.#change(seq, { state: 'pending', attempts: 0 });
  }

  counts(): Promise<JournalCounts> {
    return this.#storage.read(['entries'], async (transaction) => ({
      unprotected:
        (await transaction.count('entries', inState('pending'))) +
        (await transaction.count('entries', inState('sending'))),
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

  /** The entry of a command, by the command's id. */
  async find(id: string): Promise<JournalEntry | null> {
    return this.#storage.read(['entries'], async (transaction) => {
      const [entry] = await transaction.range('entries', { index: 'id', from: id, to: id, limit: 1 });
      return entry ?? null;
    });
  }

  /** Everything that the device holds, one JSON object a line in order: the exact texts, and where each stands. */
  async exportText(): Promise<string> {
    const lines: string[] = [];
    let from = 1;
    for (;;) {
      const start = from;
      const page = await this.#storage.read(['entries'], (transaction) =>
        transaction.range('entries', { from: start, limit: PAGE }),
      );
      for (const { seq, state, recordedAt, lastError, verdict, route, text } of page) {
        lines.push(
          `${JSON.stringify({ seq, state, recordedAt, lastError, verdict: verdict?.verdict ?? null, route, text })}\n`,
        );
      }
      const last = page.at(-1);
      if (last === undefined) return lines.join('');
      from = last.seq + 1;
    }
  }

  /** Forgets what was acknowledged 90 days before `serverNowMs`, which must come from the server's clock. */
  async prune(serverNowMs: number): Promise<void> {
    const to = new Date(serverNowMs - KEEP_ACKNOWLEDGED_MS).toISOString();
    await this.#storage.write(['entries'], 'relaxed', async (transaction) => {
      const old = await transaction.range('entries', { index: 'acknowledgedAt', to, limit: PAGE });
      for (const { seq } of old) await transaction.delete('entries', seq);
    });
  }

  /** Remembers how far the clock of this device is off. */
  async saveSkew(skewMs: number): Promise<void> {
    await this.#storage.write(['numbers'], 'relaxed', (transaction) =>
      transaction.put('numbers', { name: SKEW, value: skewMs }),
    );
  }

  /** Calls back after each change made through this instance; returns what ends that. */
  subscribe(listener: () => void): () => void {
    return this.#listeners.subscribe(listener);
  }

  /** What is acknowledged stays so: another tab may hear a worse or later answer to the same command. */
  async #change(seq: number, change: Change): Promise<void> {
    await this.#storage.write(['entries'], 'relaxed', async (transaction) => {
      const entry = await transaction.get('entries', seq);
      if (entry === undefined || entry.state === 'acknowledged') return;
      await transaction.put('entries', { ...entry, ...change });
    });
    this.#listeners.notify();
  }
}

const inState = (state: EntryState) => ({ index: 'state', from: state, to: state }) as const;
