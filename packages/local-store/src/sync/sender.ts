import type { EntryError } from '../device-database.ts';
import type { Exclusively } from '../exclusively.ts';
import type { Journal } from '../journal.ts';
import type { Batch, Settlement } from '../journal-sending.ts';
import { Listeners } from '../listeners.ts';
import { settlementOf, type Failure, type ReadPush } from './answer.ts';
import { LONGEST_BACKOFF_MS } from './backoff.ts';
import type { Asked, TakenChanges } from './changes-intake.ts';
import { deposit, push, type DeliveryOptions, type Sent } from './delivery.ts';
import { Deposits } from './deposits.ts';
import { Loop, waitAfter, type Step, type WakeStrength } from './loop.ts';

export interface SenderOptions extends DeliveryOptions {
  readonly journal: Journal;
  /** Hears that more changes wait than an answer had room for. */
  readonly onMoreChanges: () => void;
  readonly lockName: string;
  readonly exclusively: Exclusively;
  readonly random: () => number;
  /** Hears of what should not happen: the device's storage failing, or a bug. The sender goes on later. */
  readonly report: (error: unknown) => void;
}

/**
 * Why the sender was woken. `session` is a login, `answered` that the server has answered somebody else. What a person, the network or
 * the server does ends a backoff; a new entry alone does not.
 */
export type WakeReason = 'append' | 'online' | 'visible' | 'session' | 'answered';

/** What stands in the way and needs a person; null if nothing does. `revoked`: the device was unlinked; it deposits what it has. */
export type Blocked = 'logged_out' | 'wrong_tenant' | 'revoked' | null;

/** The contracts' `MOST_COMMANDS_IN_PUSH`, and a body that goes through every gateway. */
const BATCH = { commands: 200, bytes: 256 * 1024 } as const;
/** An entry of a tab that closed before sending it is found at the latest after this. */
const IDLE_POLL_MS = 60_000;
const DEPOSITS_POLL_MS = 60 * 60_000;
/** An entry that the server itself fails on so often lets the others pass. */
const POISON_ATTEMPTS = 5;
const PRUNE_EVERY = 500;

/**
 * Sends the journal, oldest first, in batches of each entry's text byte by byte as it was written. Safe to run in several tabs: the
 * command's id makes a second delivery harmless.
 */
export class Sender {
  readonly #options: SenderOptions;
  readonly #listeners = new Listeners();
  readonly #loop: Loop;
  readonly #deposits: Deposits;
  /** Entries that the server fails on, passed over until the rest has gone. */
  readonly #deferred = new Set<number>();
  /** How many are still sent one by one, since together they were refused. */
  #oneByOne = 0;
  #savedSkewMs: number | null;
  #acknowledged = 0;
  #blocked: Blocked = null;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#savedSkewMs = options.journal.measuredSkewMs;
    this.#deposits = new Deposits(options);
    this.#loop = new Loop({ ...options, step: () => this.#sendNext() });
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
    if (reason === 'session' && this.#blocked === 'revoked') this.#setBlocked(null);
    this.#loop.wake(STRENGTHS[reason]);
  }

  /** Ends the sending; resolves when nothing is under way any more. */
  stop(): Promise<void> {
    return this.#loop.stop();
  }

  async #sendNext(): Promise<Step> {
    const { session, journal, unlinking } = this.#options;
    const isUnlinked = await unlinking.isKnown();
    if ((await session.accessToken()) === null && this.#blocked !== 'revoked') {
      if (!isUnlinked) return this.#block('logged_out');
      this.#setBlocked('revoked');
    }
    const commands = this.#oneByOne > 0 ? 1 : BATCH.commands;
    const batch = await journal.claimBatch({ commands, bytes: BATCH.bytes, skip: this.#deferred });
    if (batch === null) return isUnlinked && (await this.#deposits.exist()) ? this.#askForDeposits() : this.#rest();
    const sent = await (this.#blocked === 'revoked' ? deposit(this.#options, batch) : push(this.#options, batch));
    await this.#rememberSkew();
    return this.#settle(sent);
  }

  async #settle({ batch, read, asked }: Sent): Promise<Step> {
    switch (read.kind) {
      case 'read':
        return this.#settleVerdicts(batch, read.value, asked, read.serverMs);
      case 'refused':
        return this.#settleRefusal(batch, read.error);
      case 'again':
        return this.#settleFailure(batch, read);
      case 'foreign':
        await this.#release(batch, read.error);
        return this.#block('wrong_tenant');
      case 'revoked':
        return this.#settleRevoked(batch, read.error);
      case 'logged_out':
        await this.#release(batch, { code: 'NOT_LOGGED_IN', status: null });
        return this.#block(this.#blocked === 'revoked' ? 'revoked' : 'logged_out');
    }
  }

  async #settleVerdicts(
    batch: Batch,
    { verdicts, newNumbers, changes, epoch }: ReadPush,
    asked: Asked,
    serverMs: number,
  ): Promise<Step> {
    const { journal } = this.#options;
    if (newNumbers !== null) await journal.adoptNumbers(newNumbers);
    const at = new Date(serverMs).toISOString();
    const settlements = batch.entries.map(({ seq, id }) => settlementOf(seq, verdicts.get(id), at));
    await journal.settle(batch, settlements);
    if (epoch !== null) await this.#deposits.hear(epoch);
    this.#oneByOne = Math.max(0, this.#oneByOne - 1);
    this.#loop.succeeded();
    await this.#pruneSometimes(settlements, serverMs);
    // The server reads the changes after it has recorded these.
    const acknowledged = [...asked.acknowledged, ...settlements.filter(isAcknowledged).map(({ seq }) => seq)];
    const answered = new Set(settlements.filter(({ to }) => to !== 'pending').map(({ seq }) => seq));
    const unanswered = asked.unanswered.filter((seq) => !answered.has(seq));
    if (changes !== null) {
      this.#followUp(await this.#options.changes?.take(changes, { ...asked, acknowledged, unanswered }, serverMs));
    }
    // Where nothing was asked for, the mirror is being loaded and does not know of these.
    if (asked.cursor === null) this.#options.onMoreChanges();
    if (settlements.some(isForeign)) return this.#block('wrong_tenant');
    if (this.#blocked !== 'revoked') this.#setBlocked(null);
    // Where the server knew nothing of any of them, asking again at once would ask for ever.
    return settlements.every(({ to }) => to === 'pending') ? { kind: 'backoff' } : { kind: 'next' };
  }

  #followUp(taken: TakenChanges | undefined): void {
    if (taken?.more === true || taken?.held === true) this.#options.onMoreChanges();
  }

  /** Together they are not taken: each goes alone, so that one that nobody can read blocks no other. */
  async #settleRefusal(batch: Batch, error: EntryError): Promise<Step> {
    const [only, ...others] = batch.entries;
    if (only === undefined || others.length > 0) {
      await this.#release(batch, error);
      this.#oneByOne = batch.entries.length;
      return { kind: 'next' };
    }
    await this.#options.journal.settle(batch, [{ seq: only.seq, to: 'needs_attention', error, verdict: null }]);
    this.#oneByOne = Math.max(0, this.#oneByOne - 1);
    this.#loop.succeeded();
    return { kind: 'next' };
  }

  async #settleFailure(batch: Batch, failure: Extract<Failure, { kind: 'again' }>): Promise<Step> {
    await this.#release(batch, failure.error);
    if (failure.error.status === 500) this.#suspect(batch);
    return waitAfter(failure);
  }

  /** The server itself fails on these: alone each shows whether it is the one. */
  #suspect({ entries }: Batch): void {
    const [only, ...others] = entries;
    if (others.length > 0) this.#oneByOne = entries.length;
    else if (only !== undefined && only.attempts >= POISON_ATTEMPTS) this.#deferred.add(only.seq);
  }

  /** A device that was unlinked hands over what it has, proved by its secret; where that is not taken it keeps it. */
  async #settleRevoked(batch: Batch, error: EntryError): Promise<Step> {
    await this.#release(batch, error);
    if (this.#blocked === 'revoked') return { kind: 'blocked', ms: LONGEST_BACKOFF_MS };
    this.#setBlocked('revoked');
    return { kind: 'next' };
  }

  async #askForDeposits(): Promise<Step> {
    return (await this.#deposits.ask()) ? { kind: 'next' } : { ...this.#rest(), ms: DEPOSITS_POLL_MS };
  }

  async #release(batch: Batch, error: EntryError): Promise<void> {
    await this.#options.journal.settle(
      batch,
      batch.entries.map(({ seq }) => ({ seq, to: 'pending', error })),
    );
  }

  async #pruneSometimes(settlements: readonly Settlement[], serverMs: number): Promise<void> {
    const before = this.#acknowledged;
    this.#acknowledged += settlements.filter(isAcknowledged).length;
    const isDue = before === 0 || Math.floor(before / PRUNE_EVERY) < Math.floor(this.#acknowledged / PRUNE_EVERY);
    if (isDue) await this.#options.journal.prune(serverMs);
  }

  /** A second more or less is the header's own coarseness and not worth a write. */
  async #rememberSkew(): Promise<void> {
    const { skewMs } = this.#options.clock;
    const saved = this.#savedSkewMs;
    if (skewMs === null || (saved !== null && Math.abs(skewMs - saved) <= 1000)) return;
    await this.#options.journal.saveSkew(skewMs);
    this.#savedSkewMs = skewMs;
  }

  /** Nothing left to send now; what the server failed on gets its next turn after a long wait. */
  #rest(): { kind: 'rest'; ms: number } {
    if (this.#blocked !== 'revoked') this.#setBlocked(null);
    this.#oneByOne = 0;
    if (this.#deferred.size === 0) return { kind: 'rest', ms: IDLE_POLL_MS };
    this.#deferred.clear();
    return { kind: 'rest', ms: LONGEST_BACKOFF_MS };
  }

  #block(reason: Exclude<Blocked, null>): Step {
    this.#setBlocked(reason);
    return { kind: 'blocked', ms: LONGEST_BACKOFF_MS };
  }

  #setBlocked(blocked: Blocked): void {
    if (this.#blocked === blocked) return;
    this.#blocked = blocked;
    this.#listeners.notify();
  }
}

const STRENGTHS: Readonly<Record<WakeReason, WakeStrength>> = {
  append: 'new',
  answered: 'answered',
  online: 'anything',
  visible: 'anything',
  session: 'anything',
};

const isAcknowledged = ({ to }: Settlement) => to === 'acknowledged';

function isForeign(settlement: Settlement): boolean {
  return settlement.to === 'pending' && settlement.error.code === 'WRONG_TENANT';
}
