import { readAnswer, type Outcome } from './answer.ts';
import { LONGEST_BACKOFF_MS, backoffMs, retryAfterMs } from './backoff.ts';
import type { JournalEntry } from './device-database.ts';
import type { Exclusively } from './exclusively.ts';
import type { Journal } from './journal.ts';
import { Listeners } from './listeners.ts';
import type { ServerClock } from './server-clock.ts';

/** The session as the sender needs it. */
export interface SenderSession {
  /** The token to send with; null when nobody is logged in. */
  accessToken(): Promise<string | null>;
  /** Gets a token that is not `stale`. `ended`: somebody must log in again. `unreachable`: the server could not be asked. */
  refresh(stale: string): Promise<'refreshed' | 'ended' | 'unreachable'>;
}

export interface SenderOptions {
  readonly journal: Journal;
  readonly clock: ServerClock;
  readonly session: SenderSession;
  /** Put before each route, without a slash at its end. */
  readonly baseUrl: string;
  readonly lockName: string;
  readonly exclusively: Exclusively;
  readonly fetch: typeof fetch;
  /** Runs something later; returns what cancels it. */
  readonly schedule: (delayMs: number, run: () => void) => () => void;
  readonly random: () => number;
  /** Hears of what should not happen: the device's storage failing, or a bug. The sender goes on later. */
  readonly report: (error: unknown) => void;
}

/**
 * Why the sender was woken. `session` is a login, `answered` that the server has answered somebody else. What a person, the network or
 * the server does ends a backoff; a new entry alone does not.
 */
export type WakeReason = 'append' | 'timer' | 'online' | 'visible' | 'session' | 'answered';

/** What stands in the way and needs a person; null if nothing does. */
export type Blocked = 'logged_out' | 'wrong_tenant' | null;

type Wait = { readonly kind: 'idle' | 'backoff' | 'told'; readonly cancel: () => void };
type Step = 'next' | 'stop';

const ANSWER_TIMEOUT_MS = 30_000;
/** An entry of a tab that closed before sending it is found at the latest after this. */
const IDLE_POLL_MS = 60_000;
/** An entry that the server itself fails on so often lets the others pass. */
const POISON_ATTEMPTS = 5;
const PRUNE_EVERY = 500;

/**
 * Sends the journal, oldest first, one at a time, each entry's text byte by byte as it was written. Safe to run in several tabs:
 * the command's id makes a second delivery harmless.
 */
export class Sender {
  readonly #options: SenderOptions;
  readonly #listeners = new Listeners();
  /** Entries that the server fails on, passed over until the rest has gone. */
  readonly #deferred = new Set<number>();
  #wait: Wait | null = null;
  #running: Promise<void> | null = null;
  #wokenMeanwhile: WakeReason | null = null;
  #savedSkewMs: number | null;
  #stopped = false;
  #failures = 0;
  #acknowledged = 0;
  #blocked: Blocked = null;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#savedSkewMs = options.journal.measuredSkewMs;
  }

  get blocked(): Blocked {
    return this.#blocked;
  }

  /** Calls back when `blocked` changes; returns what ends that. */
  subscribe(listener: () => void): () => void {
    return this.#listeners.subscribe(listener);
  }

  /** Sends what there is, now or as soon as a wait allows. Returns at once. */
  wake(reason: WakeReason): void {
    if (this.#stopped || (reason === 'answered' && this.#wait?.kind !== 'backoff')) return;
    if (this.#running !== null) {
      if (this.#wokenMeanwhile === null || reason !== 'append') this.#wokenMeanwhile = reason;
      return;
    }
    if (this.#wait?.kind === 'told' || (this.#wait?.kind === 'backoff' && reason === 'append')) return;
    this.#start();
  }

  /** Ends the sending; resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#endWait();
    await this.#running;
  }

  #start(): void {
    this.#endWait();
    this.#running = this.#run().finally(() => {
      this.#running = null;
      const reason = this.#wokenMeanwhile;
      this.#wokenMeanwhile = null;
      if (reason !== null) this.wake(reason);
    });
  }

  async #run(): Promise<void> {
    const { exclusively, lockName, report } = this.#options;
    try {
      await exclusively(lockName, async () => {
        while (!this.#stopped && (await this.#sendNext()) === 'next');
      });
    } catch (error) {
      report(error);
      this.#backOff();
    }
  }

  async #sendNext(): Promise<Step> {
    const token = await this.#options.session.accessToken();
    if (token === null) return this.#block('logged_out');
    const entry = await this.#options.journal.claimNext(this.#deferred);
    if (entry === null) return this.#rest();
    let { outcome, serverMs } = await this.#deliver(entry, token);
    if (outcome.kind === 'unauthorized') {
      const refreshed = await this.#options.session.refresh(token);
      const fresh = refreshed === 'refreshed' ? await this.#options.session.accessToken() : null;
      if (refreshed === 'ended') {
        await this.#options.journal.release(entry.seq, outcome.error);
        return this.#block('logged_out');
      }
      if (fresh !== null) ({ outcome, serverMs } = await this.#deliver(entry, fresh));
    }
    return this.#settle(entry, outcome, serverMs);
  }

  /** One request. Everything that can go wrong on the way is an outcome. */
  async #deliver(entry: JournalEntry, token: string): Promise<{ outcome: Outcome; serverMs: number }> {
    const { baseUrl, clock, fetch, schedule } = this.#options;
    const timeout = new AbortController();
    const cancelTimeout = schedule(ANSWER_TIMEOUT_MS, () => timeout.abort());
    const sentAtMs = clock.deviceNow();
    try {
      const response = await fetch(baseUrl + entry.route.path, {
        method: entry.route.method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: entry.text,
        redirect: 'error',
        cache: 'no-store',
        signal: timeout.signal,
      });
      const serverMs = clock.observe(response.headers.get('date'), sentAtMs) ?? clock.now();
      return { outcome: readAnswer(entry.id, response, await response.text()), serverMs };
    } catch {
      const code = timeout.signal.aborted ? 'TIMEOUT' : 'NETWORK';
      return { outcome: { kind: 'again', error: { code, status: null }, retryAfter: null }, serverMs: clock.now() };
    } finally {
      cancelTimeout();
    }
  }

  /** A second more or less is the header's own coarseness and not worth a write. */
  async #rememberSkew(): Promise<void> {
    const { skewMs } = this.#options.clock;
    const saved = this.#savedSkewMs;
    if (skewMs === null || (saved !== null && Math.abs(skewMs - saved) <= 1000)) return;
    await this.#options.journal.saveSkew(skewMs);
    this.#savedSkewMs = skewMs;
  }

  async #settle(entry: JournalEntry, outcome: Outcome, serverMs: number): Promise<Step> {
    const { journal } = this.#options;
    await this.#rememberSkew();
    switch (outcome.kind) {
      case 'acknowledged':
        await journal.acknowledge(entry.seq, outcome.verdict, new Date(serverMs).toISOString());
        if (this.#acknowledged++ % PRUNE_EVERY === 0) await journal.prune(serverMs);
        return this.#delivered();
      case 'refused':
        await journal.needAttention(entry.seq, outcome.error, outcome.verdict);
        return this.#delivered();
      case 'foreign':
        await journal.release(entry.seq, outcome.error);
        return this.#block('wrong_tenant');
      case 'unauthorized':
        await journal.release(entry.seq, outcome.error);
        return this.#backOff();
      case 'again': {
        await journal.release(entry.seq, outcome.error);
        if (outcome.error.status === 500 && entry.attempts >= POISON_ATTEMPTS) this.#deferred.add(entry.seq);
        const toldMs = retryAfterMs(outcome.retryAfter, serverMs);
        return toldMs === null ? this.#backOff() : this.#pause('told', toldMs);
      }
    }
  }

  #delivered(): Step {
    this.#failures = 0;
    this.#setBlocked(null);
    return 'next';
  }

  /** Nothing left to send now; what the server failed on gets its next turn after a long wait. */
  #rest(): Step {
    this.#setBlocked(null);
    if (this.#deferred.size === 0) return this.#pause('idle', IDLE_POLL_MS);
    this.#deferred.clear();
    return this.#pause('idle', LONGEST_BACKOFF_MS);
  }

  #backOff(): Step {
    this.#failures += 1;
    return this.#pause('backoff', backoffMs(this.#failures, this.#options.random()));
  }

  #block(reason: Exclude<Blocked, null>): Step {
    this.#setBlocked(reason);
    return this.#pause('backoff', LONGEST_BACKOFF_MS);
  }

  #setBlocked(blocked: Blocked): void {
    if (this.#blocked === blocked) return;
    this.#blocked = blocked;
    this.#listeners.notify();
  }

  #pause(kind: Wait['kind'], delayMs: number): Step {
    this.#endWait();
    if (this.#stopped) return 'stop';
    const over = () => {
      this.#wait = null;
      this.wake('timer');
    };
    this.#wait = { kind, cancel: this.#options.schedule(delayMs, over) };
    return 'stop';
  }

  #endWait(): void {
    this.#wait?.cancel();
    this.#wait = null;
  }
}
