import { Listeners, type Journal, type JournalEntry } from '@michangarrito/local-store';

/** The journals of devices that this installation was before in the open shop, while something of theirs waits to be deposited. */
export class FormerJournals {
  readonly #listeners = new Listeners();
  readonly #ends = new Map<Journal, () => void>();

  /** Calls back when one comes, changes or goes; returns what ends that. */
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener);

  add(journal: Journal): void {
    this.#ends.set(
      journal,
      journal.subscribe(() => this.#listeners.notify()),
    );
    this.#listeners.notify();
  }

  /** Nothing of it waits any more. */
  remove(journal: Journal): void {
    this.#ends.get(journal)?.();
    this.#ends.delete(journal);
    this.#listeners.notify();
  }

  /** How many entries only this installation has. */
  async unprotected(): Promise<number> {
    const counts = await Promise.all([...this.#ends.keys()].map((journal) => journal.counts()));
    return counts.reduce((sum, { unprotected }) => sum + unprotected, 0);
  }

  /** At most `limit` of each that wait, in no order. */
  async waiting(limit: number): Promise<JournalEntry[]> {
    return (await Promise.all([...this.#ends.keys()].map((journal) => journal.waiting(limit)))).flat();
  }
}
