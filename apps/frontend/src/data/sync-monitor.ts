import { Listeners, type Blocked, type Journal, type JournalCounts, type Sync } from '@michangarrito/local-store';
import type { FormerJournals } from './former-journals.ts';

export interface SyncView extends JournalCounts {
  /** What keeps the sender from sending until a person acts: nobody is logged in, another shop is, or the device was unlinked. */
  readonly blocked: Blocked;
  /** Whether the server tells nothing more to a release as old as this; what is sold goes up all the same. */
  readonly upgradeRequired: boolean;
  /** Rises with every change of the journal, also with those that leave the counts as they were. */
  readonly revision: number;
}

/** Watches the journal, here and in the browser's other tabs, and tells what of it is not protected yet. */
export class SyncMonitor {
  readonly #journal: Journal;
  readonly #former: FormerJournals;
  readonly #link: Pick<Sync, 'sender' | 'puller'>;
  readonly #listeners = new Listeners();
  readonly #otherTabs: BroadcastChannel;
  readonly #ends: (() => void)[];
  #view: SyncView = {
    unprotected: 0,
    needsAttention: 0,
    blocked: null,
    upgradeRequired: false,
    revision: 0,
  };
  #reading = false;
  #readAgain = false;

  constructor(
    { journal, former }: { journal: Journal; former: FormerJournals },
    link: Pick<Sync, 'sender' | 'puller'>,
    channelName: string,
  ) {
    this.#journal = journal;
    this.#former = former;
    this.#link = link;
    this.#otherTabs = new BroadcastChannel(channelName);
    this.#otherTabs.addEventListener('message', this.#count);
    this.#ends = [
      journal.subscribe(() => {
        this.#otherTabs.postMessage('changed');
        this.#count();
      }),
      former.subscribe(this.#count),
      link.sender.subscribe(this.#count),
      link.puller.subscribe(this.#count),
    ];
  }

  readonly view = (): SyncView => this.#view;
  readonly subscribe = (listener: () => void): (() => void) => this.#listeners.subscribe(listener);

  /** Counts anew. Changes that come in meanwhile are counted together once more. */
  async read(): Promise<void> {
    this.#readAgain = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#readAgain) {
        this.#readAgain = false;
        const { needsAttention } = await this.#journal.counts();
        this.#show({
          unprotected: await this.unprotected(),
          needsAttention,
          blocked: (await this.#journal.isUnlinked()) ? 'revoked' : this.#link.sender.blocked,
          upgradeRequired: this.#link.puller.upgradeRequired,
          revision: this.#view.revision + 1,
        });
      }
    } finally {
      this.#reading = false;
    }
  }

  /** How many entries are only here now, also of devices that this one was before. */
  async unprotected(): Promise<number> {
    return (await this.#journal.counts()).unprotected + (await this.#former.unprotected());
  }

  /** Has what waits sent at once, and resolves when nothing does any more, or `mostMs` later. */
  async whenSent(mostMs: number): Promise<void> {
    if ((await this.unprotected()) === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, mostMs);
      const end = this.subscribe(() => {
        if (this.#view.unprotected === 0) done();
      });
      function done(): void {
        clearTimeout(timer);
        end();
        resolve();
      }
      this.#link.sender.wake('visible');
    });
  }

  readonly #count = (): void => void this.read().catch(reportError);

  close(): void {
    for (const end of this.#ends) end();
    this.#otherTabs.close();
  }

  #show(view: SyncView): void {
    this.#view = view;
    this.#listeners.notify();
  }
}
