import type { ChangesPage } from '@michangarrito/contracts';
import type { Journal } from '../journal.ts';
import type { Standing } from '../journal-reading.ts';
import type { MirrorPosition } from '../mirror/mirror-database.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { backoffMs } from './backoff.ts';

/** Where mirror and journal stood before a page was asked for. */
export interface Asked extends Standing {
  /** What it was asked with. */
  readonly cursor: string | null;
}

export interface TakenChanges {
  /** Whether another page should be asked for at once. */
  readonly more: boolean;
  /** Whether the journal goes up again. */
  readonly resent: boolean;
  /** Whether the rows wait until what was sent is answered. */
  readonly held: boolean;
}

interface IntakeOptions {
  readonly mirror: Mirror;
  readonly journal: Journal;
  /** In [0, 1). */
  readonly random: () => number;
}

const NOTHING_MORE: TakenChanges = { more: false, resent: false, held: false };
const GO_ON: TakenChanges = { more: true, resent: false, held: false };
/** One command that the server fails on does not keep the shop's rows as they were for longer. */
const LONGEST_HOLD_MS = 10 * 60_000;

/**
 * Takes the pages of changes that a push or a pull brings into the mirror, and does what a `reset` asks for. While something that was sent has
 * no answer, the rows wait: they may have it, and nothing tells. After another epoch: the old rows serve; the first page gives a cursor of the
 * new server; then the whole journal goes up, each push with that cursor, so that yet another epoch would show; once all of it is acknowledged
 * the new rows are shown.
 */
export class ChangesIntake {
  readonly #options: IntakeOptions;
  /** The oldest place without an answer, and since when it is that, by the server's clock: a device's own may leap. */
  #oldest: { readonly seq: number; readonly sinceMs: number } | null = null;
  /** Since the rows were last shown. */
  #beginnings = 0;
  #pauseMs = 0;

  constructor(options: IntakeOptions) {
    this.#options = options;
  }

  /** What to ask with, and what may be taken for counted once it is answered. */
  async prepare(): Promise<Asked> {
    const { mirror, journal } = this.#options;
    const position = await mirror.position();
    await this.#resendWhereDue(position);
    return { cursor: position.cursor, ...(await journal.standing()) };
  }

  /** Takes a page; `serverMs` is the server's time of the answer. */
  async take(page: ChangesPage, asked: Asked, serverMs: number): Promise<TakenChanges> {
    const { mirror, journal } = this.#options;
    if (page.reset !== null) return this.#beginAnew(asked.cursor, page.reset === 'epoch' ? 'due' : 'open');
    const { anew, doubt } = await mirror.position();
    const mayGuess = this.#hasWaitedLong(asked, serverMs);
    const hold =
      !page.hasMore &&
      (doubt === 'due' || (!mayGuess && asked.unanswered.length > 0) || (await journal.hasSentSince(asked)));
    if (anew && doubt === 'open' && !hold && isShort(page, asked)) return this.#beginAnew(asked.cursor, 'due');
    const outcome = await mirror.applyPage(...counting(page, asked, hold), serverMs);
    if (outcome === 'stale') return GO_ON;
    if (outcome === 'applied') {
      this.#beginnings = 0;
      return NOTHING_MORE;
    }
    const resent = await this.#resendWhereDue(await mirror.position());
    return { more: page.hasMore || resent, resent, held: hold };
  }

  /**
   * Milliseconds to wait before the next page, once: where a proxy asks two servers in turn, each sends the device back to the beginning, and all
   * that it keeps goes up each time. The first beginning is free.
   */
  takePause(): number {
    const pauseMs = this.#pauseMs;
    this.#pauseMs = 0;
    return pauseMs;
  }

  /** Whether the mirror still stands where it was asked from. */
  async isStillAt(askedWith: string | null): Promise<boolean> {
    return (await this.#options.mirror.position()).cursor === askedWith;
  }

  /** The server cannot read the cursor: it is asked for everything. */
  async startOver(askedWith: string | null): Promise<void> {
    await this.#options.mirror.startOver(askedWith, 'open');
  }

  async #beginAnew(askedWith: string | null, doubt: 'open' | 'due'): Promise<TakenChanges> {
    if (await this.#options.mirror.startOver(askedWith, doubt)) {
      this.#pauseMs = this.#beginnings === 0 ? 0 : backoffMs(this.#beginnings, this.#options.random());
      this.#beginnings += 1;
    }
    return GO_ON;
  }

  /** The doubt goes last: cut short before that, all is marked to go up once more. */
  async #resendWhereDue({ cursor, doubt }: MirrorPosition): Promise<boolean> {
    if (doubt !== 'due' || cursor === null) return false;
    const { journal, mirror } = this.#options;
    await journal.resendAll();
    await mirror.settleDoubt(cursor);
    return true;
  }

  #hasWaitedLong({ unanswered: [seq] }: Standing, nowMs: number): boolean {
    if (seq === undefined) this.#oldest = null;
    else if (this.#oldest?.seq !== seq) this.#oldest = { seq, sinceMs: nowMs };
    return this.#oldest !== null && nowMs - this.#oldest.sinceMs >= LONGEST_HOLD_MS;
  }
}

/**
 * A load from the beginning carries no epoch. Where it counts less than was acknowledged, that may have been by another server; what is
 * acknowledged after all has gone up again, above a gap, is this one's.
 */
function isShort({ hasMore, acknowledgedSeq }: ChangesPage, { lastAcknowledged }: Asked): boolean {
  return !hasMore && lastAcknowledged > (acknowledgedSeq ?? 0);
}

/**
 * A page with what it counts of this installation's own journal, in the place of the server's number: that is the device's, and a copy of the
 * installation shares it. What was acknowledged before a page was asked for is in it. Of what has had no answer for long that number says all
 * that is known, unless it is beyond what was written here.
 */
function counting(
  page: ChangesPage,
  { cursor, upTo, last, acknowledged, unanswered }: Asked,
  hold: boolean,
): [ChangesPage, Parameters<Mirror['applyPage']>[1]] {
  const told = page.acknowledgedSeq ?? 0;
  const answerLost = told > last ? [] : unanswered.filter((seq) => seq <= told);
  const counted = page.hasMore ? page : { ...page, acknowledgedSeq: upTo };
  return [counted, { cursor, acknowledged: [...acknowledged, ...answerLost], hold }];
}
