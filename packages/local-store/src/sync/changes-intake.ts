import type { ChangesPage } from '@michangarrito/contracts';
import type { Journal } from '../journal.ts';
import type { MirrorPosition } from '../mirror/mirror-database.ts';
import type { Asked, Mirror } from '../mirror/mirror.ts';
import type { ServerClock } from '../server-clock.ts';

export interface TakenChanges {
  /** Whether another page should be asked for at once. */
  readonly more: boolean;
  /** Whether the journal goes up again. */
  readonly resent: boolean;
  /** Whether the rows wait until the journal has gone up. */
  readonly held: boolean;
}

const NOTHING_MORE: TakenChanges = { more: false, resent: false, held: false };
const GO_ON: TakenChanges = { more: true, resent: false, held: false };
/** One command that the server fails on does not keep the shop's rows as they were for longer. */
const LONGEST_HOLD_MS = 10 * 60_000;

/**
 * Takes the pages of changes that a push or a pull brings into the mirror, and does what a `reset` asks for. After another epoch: the old rows
 * serve; the first page gives a cursor of the new server; then the whole journal goes up, each push with that cursor, so that yet another
 * epoch would show; once all of it is acknowledged the new rows are shown. Before, they would have a part of it, and nothing tells which.
 */
export class ChangesIntake {
  readonly #mirror: Mirror;
  readonly #journal: Journal;
  readonly #clock: ServerClock;
  #heldSinceMs: number | null = null;

  constructor(mirror: Mirror, journal: Journal, clock: ServerClock) {
    this.#mirror = mirror;
    this.#journal = journal;
    this.#clock = clock;
  }

  /** What to ask with, and what may be taken for counted once it is answered. */
  async prepare(): Promise<Asked> {
    const position = await this.#mirror.position();
    await this.#resendWhereDue(position);
    const hold = position.anew && (await this.#isResending());
    const countedTo = position.anew ? 0 : (position.acknowledgedSeq ?? 0);
    const acknowledged = hold ? [] : await this.#journal.acknowledgedAbove(countedTo);
    return { cursor: position.cursor, acknowledged, hold };
  }

  /** Takes a page; `serverMs` is the server's time of the answer. */
  async take(page: ChangesPage, asked: Asked, serverMs: number): Promise<TakenChanges> {
    if (page.reset !== null) return this.#beginAnew(asked.cursor, page.reset === 'epoch' ? 'due' : 'open');
    const { anew, doubt } = await this.#mirror.position();
    if (anew && doubt === 'open' && isShort(page, asked)) return this.#beginAnew(asked.cursor, 'due');
    const hold = asked.hold || doubt === 'due';
    const outcome = await this.#mirror.applyPage(page, { ...asked, hold }, serverMs);
    if (outcome === 'applied') return NOTHING_MORE;
    if (outcome === 'stale') return GO_ON;
    const resent = await this.#resendWhereDue(await this.#mirror.position());
    return { more: page.hasMore || resent, resent, held: hold };
  }

  /** Whether the mirror still stands where it was asked from. */
  async isStillAt(askedWith: string | null): Promise<boolean> {
    return (await this.#mirror.position()).cursor === askedWith;
  }

  /** The server cannot read the cursor: it is asked for everything. */
  startOver(askedWith: string | null): Promise<void> {
    return this.#mirror.startOver(askedWith, 'open');
  }

  async #beginAnew(askedWith: string | null, doubt: 'open' | 'due'): Promise<TakenChanges> {
    await this.#mirror.startOver(askedWith, doubt);
    return GO_ON;
  }

  /** The doubt goes last: cut short before that, all is marked to go up once more. */
  async #resendWhereDue({ cursor, doubt }: MirrorPosition): Promise<boolean> {
    if (doubt !== 'due' || cursor === null) return false;
    await this.#journal.resendAll();
    await this.#mirror.settleDoubt(cursor);
    return true;
  }

  async #isResending(): Promise<boolean> {
    if (!(await this.#journal.isResending())) {
      this.#heldSinceMs = null;
      return false;
    }
    const nowMs = this.#clock.deviceNow();
    this.#heldSinceMs ??= nowMs;
    return Math.abs(nowMs - this.#heldSinceMs) < LONGEST_HOLD_MS;
  }
}

/**
 * A load from the beginning carries no epoch. Where it counts less than was acknowledged, that may have been by another server; what is
 * acknowledged after all has gone up again, above a gap, is this one's.
 */
function isShort({ hasMore, acknowledgedSeq }: ChangesPage, { acknowledged, hold }: Asked): boolean {
  return !hasMore && !hold && acknowledged.some((seq) => seq > (acknowledgedSeq ?? 0));
}
