import type { ChangesPage } from '@michangarrito/contracts';
import type { Journal } from '../journal.ts';
import type { Mirror } from '../mirror/mirror.ts';

export interface TakenChanges {
  /** Whether another page should be asked for at once. */
  readonly more: boolean;
  /** Whether the journal goes up again. */
  readonly resent: boolean;
}

/** Takes the pages of changes that a push or a pull brings into the mirror, and does what a `reset` asks for. */
export class ChangesIntake {
  readonly #mirror: Mirror;
  readonly #journal: Journal;

  constructor(mirror: Mirror, journal: Journal) {
    this.#mirror = mirror;
    this.#journal = journal;
  }

  /** What to ask with; null asks for everything. */
  async cursor(): Promise<string | null> {
    return (await this.#mirror.position()).cursor;
  }

  /** Takes a page that was asked for with `askedWith`; `serverMs` is the server's time of the answer. */
  async take(page: ChangesPage, askedWith: string | null, serverMs: number): Promise<TakenChanges> {
    if (page.reset !== null) return this.#beginAnew(page.reset, askedWith);
    const outcome = await this.#mirror.applyPage(page, askedWith, serverMs);
    return { more: outcome !== 'applied', resent: false };
  }

  /** The server cannot read the cursor: it is asked for everything. */
  startOver(askedWith: string | null): Promise<void> {
    return this.#mirror.startOver(askedWith);
  }

  /** The old cursor goes last: cut short before that, the next pull is told the same again. */
  async #beginAnew(reset: 'epoch' | 'rights', askedWith: string | null): Promise<TakenChanges> {
    if ((await this.cursor()) !== askedWith) return { more: true, resent: false };
    if (reset === 'epoch') await this.#journal.resendAll();
    await this.#mirror.startOver(askedWith);
    return { more: true, resent: reset === 'epoch' };
  }
}
