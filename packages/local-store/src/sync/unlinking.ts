import type { Journal } from '../journal.ts';
import type { Mirror } from '../mirror/mirror.ts';

interface UnlinkingOptions {
  readonly journal: Journal;
  /** Null where nobody keeps any rows. */
  readonly mirror: Mirror | null;
}

/**
 * Whether the server said that this device is no longer of the shop. It stands with the journal, so that each tab knows it, and each start
 * before anybody is asked.
 */
export class Unlinking {
  readonly #options: UnlinkingOptions;

  constructor(options: UnlinkingOptions) {
    this.#options = options;
  }

  isKnown(): Promise<boolean> {
    return this.#options.journal.isUnlinked();
  }

  /** The server said so. What is of the shop and not of this device goes; it is noted last: cut short before that, it is heard of once more. */
  async learn(): Promise<void> {
    if (await this.isKnown()) return;
    await this.#options.mirror?.forgetShop();
    await this.#options.journal.noteUnlinked(true);
  }

  /** The server answered the session: where it had unlinked the device, a backup from before that was put back. */
  async disprove(): Promise<void> {
    if (await this.isKnown()) await this.#options.journal.noteUnlinked(false);
  }
}
