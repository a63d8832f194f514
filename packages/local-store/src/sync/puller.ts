import type { MIRROR_VERSION } from '@michangarrito/contracts';
import type { Exclusively } from '../exclusively.ts';
import { Listeners } from '../listeners.ts';
import { asChangesPage, readAnswer } from './answer.ts';
import { LONGEST_BACKOFF_MS } from './backoff.ts';
import type { Asked, ChangesIntake } from './changes-intake.ts';
import { Loop, waitAfter, type Step, type WakeStrength } from './loop.ts';
import { sessionCall, wasAsked, type CallAnswer, type CallOptions } from './session-call.ts';
import type { Unlinking } from './unlinking.ts';

export interface PullerOptions extends CallOptions {
  readonly changes: ChangesIntake;
  readonly unlinking: Unlinking;
  /** Hears that the whole journal goes up again. */
  readonly onResent: () => void;
  readonly lockName: string;
  readonly exclusively: Exclusively;
  readonly random: () => number;
  /** Hears of what should not happen: the device's storage failing, or a bug. The puller goes on later. */
  readonly report: (error: unknown) => void;
}

/** Why the puller was woken. `event`: the server said that something changed. `more`: a push's answer had no room for all. */
export type PullReason = 'start' | 'online' | 'visible' | 'session' | 'event' | 'more' | 'answered';

const VERSION = 1 satisfies typeof MIRROR_VERSION;
const PAGE_LIMIT = 500;
/** Between pulls that nothing has asked for: four minutes, give or take one, so that the devices of a shop do not ask at once. */
const SHORTEST_REST_MS = 3 * 60_000;
const REST_SPREAD_MS = 2 * 60_000;
/** Pages that bring the mirror nowhere, after which it waits: the server says something that cannot be, or another tab is quicker. */
const MOST_FRUITLESS = 3;
/** While something is on its way up, whose answer brings what has changed; this is for another tab's. */
const ANSWER_POLL_MS = 10_000;

/** Asks for what changed elsewhere until the mirror has all of it. Safe to run in several tabs: a page is applied once. */
export class Puller {
  readonly #options: PullerOptions;
  readonly #listeners = new Listeners();
  readonly #loop: Loop;
  #upgradeRequired = false;
  #fruitless = 0;

  constructor(options: PullerOptions) {
    this.#options = options;
    this.#loop = new Loop({ ...options, step: () => this.#pullPage() });
  }

  /** Whether the server speaks a newer language than this app's mirror: it pulls no more; sending goes on. */
  get upgradeRequired(): boolean {
    return this.#upgradeRequired;
  }

  /** Calls back when `upgradeRequired` changes; returns what ends that. */
  subscribe(listener: () => void): () => void {
    return this.#listeners.subscribe(listener);
  }

  /** Pulls now, or as soon as a wait allows. Returns at once. */
  wake(reason: PullReason): void {
    if (!this.#upgradeRequired) this.#loop.wake(STRENGTHS[reason]);
  }

  /** Ends the pulling; resolves when nothing is under way any more. */
  stop(): Promise<void> {
    return this.#loop.stop();
  }

  async #pullPage(): Promise<Step> {
    if (this.#upgradeRequired) return this.#rest();
    const pauseMs = this.#options.changes.takePause();
    if (pauseMs > 0) return { kind: 'told', ms: pauseMs };
    const asked = await this.#options.changes.prepare();
    const cursor = asked.cursor === null ? '' : `&cursor=${asked.cursor}`;
    const path = `/sync/changes?mirror=${VERSION}&limit=${PAGE_LIMIT}${cursor}`;
    const answer = await sessionCall(this.#options, { method: 'GET', path });
    if (wasAsked(answer)) return this.#take(answer, asked);
    return answer.status === 'revoked' ? this.#stayUnlinked() : { kind: 'blocked', ms: LONGEST_BACKOFF_MS };
  }

  /** It goes on asking now and then: only so does it hear that a backup from before was put back. */
  async #stayUnlinked(): Promise<Step> {
    await this.#options.unlinking.learn();
    return { kind: 'blocked', ms: LONGEST_BACKOFF_MS };
  }

  async #take(answer: CallAnswer, asked: Asked): Promise<Step> {
    const read = readAnswer(this.#options, answer, asChangesPage);
    if (read.kind === 'read') {
      this.#loop.succeeded();
      await this.#options.unlinking.disprove();
      const { more, resent, held } = await this.#options.changes.take(read.value, asked, read.serverMs);
      if (resent) this.#options.onResent();
      if (more) return this.#goOn(asked.cursor);
      return held ? { kind: 'rest', ms: ANSWER_POLL_MS } : this.#rest();
    }
    if (read.kind === 'revoked') return this.#stayUnlinked();
    if (read.error.code === 'UPGRADE_REQUIRED') return this.#stopForUpgrade();
    if (read.kind === 'refused' && asked.cursor !== null) await this.#options.changes.startOver(asked.cursor);
    return read.kind === 'again' ? waitAfter(read) : { kind: 'backoff' };
  }

  async #goOn(askedWith: string | null): Promise<Step> {
    this.#fruitless = (await this.#options.changes.isStillAt(askedWith)) ? this.#fruitless + 1 : 0;
    if (this.#fruitless < MOST_FRUITLESS) return { kind: 'next' };
    this.#fruitless = 0;
    return { kind: 'backoff' };
  }

  #stopForUpgrade(): Step {
    this.#upgradeRequired = true;
    this.#listeners.notify();
    return this.#rest();
  }

  #rest(): Step {
    this.#fruitless = 0;
    return { kind: 'rest', ms: SHORTEST_REST_MS + Math.floor(this.#options.random() * REST_SPREAD_MS) };
  }
}

const STRENGTHS: Readonly<Record<PullReason, WakeStrength>> = {
  start: 'anything',
  online: 'anything',
  visible: 'anything',
  session: 'anything',
  event: 'anything',
  more: 'new',
  answered: 'answered',
};
