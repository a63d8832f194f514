import type { ChangesPage } from '@michangarrito/contracts';
import type { Journal } from '../journal.ts';
import type { Asked, Mirror } from '../mirror/mirror.ts';

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

  /** What to ask with, and what may be taken for counted once it is answered. */
  async prepare(): Promise<Asked> {
    const { cursor, acknowledgedSeq } = await this.#mirror.position();
    return { cursor, acknowledged: await this.#journal.acknowledgedAbove(acknowledgedSeq ?? 0) };
  }

  /** Takes a page; `serverMs` is the server's time of the answer. */
  async take(page: ChangesPage, asked: Asked, serverMs: number): Promise<TakenChanges> {
    if (page.reset !== null) return this.#beginAnew(asked.cursor, { resend: page.reset === 'epoch', sure: false });
    if (await this.#isDoubtful(page, asked)) return this.#beginAnew(asked.cursor, { resend: true, sure: true });
    const outcome = await this.#mirror.applyPage(page, asked, serverMs);
    return { more: outcome !== 'applied', resent: false };
  }

  /** Whether the mirror still stands where it was asked from. */
  async isStillAt(askedWith: string | null): Promise<boolean> {
    return (await this.#mirror.position()).cursor === askedWith;
  }

  /** The server cannot read the cursor: it is asked for everything. */
  startOver(askedWith: string | null): Promise<void> {
    return this.#mirror.startOver(askedWith, { sure: false });
  }

  /**
   * Whether the mirror should not be loaded yet: what goes up again is in the rows of the new server in part, and told apart only once all of it
   * is acknowledged. The old rows serve meanwhile.
   */
  async waitsForResend(): Promise<boolean> {
    const { cursor } = await this.#mirror.position();
    return cursor === null && (await this.#journal.isResending());
  }

  /**
   * A load from the beginning carries no epoch: where it counts less than was acknowledged, that may have been by another server than this one.
   * All goes up again, once; what is acknowledged then, above a gap, is this server's.
   */
  async #isDoubtful({ hasMore, acknowledgedSeq }: ChangesPage, { acknowledged }: Asked): Promise<boolean> {
    if (hasMore || !acknowledged.some((seq) => seq > (acknowledgedSeq ?? 0))) return false;
    const { anew, sure } = await this.#mirror.position();
    return anew && !sure;
  }

  /** The old cursor goes last: cut short before that, the next pull is told the same again. */
  async #beginAnew(
    askedWith: string | null,
    { resend, sure }: { readonly resend: boolean; readonly sure: boolean },
  ): Promise<TakenChanges> {
    if (!(await this.isStillAt(askedWith))) return { more: true, resent: false };
    if (resend) await this.#journal.resendAll();
    await this.#mirror.startOver(askedWith, { sure });
    return { more: true, resent: resend };
  }
}
