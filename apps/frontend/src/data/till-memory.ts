import type { TillReading } from '@michangarrito/contracts';
import type { Journal } from '@michangarrito/local-store';
import { readSnapshot, writeSnapshot, type CacheStorage } from './cache.ts';

const NAME = 'tillSession';

/** Which till session is open, also without network: sales and cash movements name it. */
export class TillMemory {
  readonly #cache: CacheStorage;
  readonly #journal: Journal;

  constructor(cache: CacheStorage, journal: Journal) {
    this.#cache = cache;
    this.#journal = journal;
  }

  /** The id of the open till session; null if none is known to be open. */
  current(): Promise<string | null> {
    return readSnapshot<string>(this.#cache, NAME);
  }

  opened(sessionId: string): Promise<void> {
    return writeSnapshot(this.#cache, NAME, sessionId);
  }

  closed(): Promise<void> {
    return writeSnapshot(this.#cache, NAME, null);
  }

  /** Believes the server, unless it has not heard yet of what was opened or closed here. */
  async learn(reading: TillReading): Promise<void> {
    const unsent = [
      ...(await this.#journal.entries({ state: 'pending', limit: 500 })),
      ...(await this.#journal.entries({ state: 'sending', limit: 500 })),
    ];
    if (unsent.some(({ type }) => type === 'openTill' || type === 'closeTill')) return;
    await writeSnapshot(this.#cache, NAME, reading.session?.id ?? null);
  }
}
