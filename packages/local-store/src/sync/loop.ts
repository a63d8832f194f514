import { backoffMs } from './backoff.ts';
import type { Exclusively } from '../exclusively.ts';

/** What a step ends with: `next` goes on at once. */
export type Step =
  | { readonly kind: 'next' }
  /** Nothing to do; whatever wakes ends the rest. */
  | { readonly kind: 'rest'; readonly ms: number }
  /** It did not get through: each time in a row it waits longer. */
  | { readonly kind: 'backoff' }
  /** Something stands in the way that a person, the network or the server must end. */
  | { readonly kind: 'blocked'; readonly ms: number }
  /** Our own server said how long; nothing but time ends that. */
  | { readonly kind: 'told'; readonly ms: number };

/** The wait before what did not get through is tried again: as long as our server asked for, else a backoff. */
export function waitAfter({ toldMs }: { readonly toldMs: number | null }): Step {
  return toldMs === null ? { kind: 'backoff' } : { kind: 'told', ms: toldMs };
}

/** Runs something later; returns what cancels it. */
export type Schedule = (delayMs: number, run: () => void) => () => void;

export interface LoopOptions {
  /** One piece of work; called again while it says `next`. */
  readonly step: () => Promise<Step>;
  readonly lockName: string;
  readonly exclusively: Exclusively;
  readonly schedule: Schedule;
  /** In [0, 1). */
  readonly random: () => number;
  /** Hears of what should not happen: the device's storage failing, or a bug. The loop goes on later. */
  readonly report: (error: unknown) => void;
}

/** How strongly something wakes: `new` work does not end a backoff, `answered` ends nothing else, `anything` ends both. */
export type WakeStrength = 'new' | 'answered' | 'anything';

type Wait = { readonly kind: 'rest' | 'backoff' | 'told'; readonly cancel: () => void };

/** Work that is done step by step, one step at a time, and waits between: the sender's and the puller's common clockwork. */
export class Loop {
  readonly #options: LoopOptions;
  #wait: Wait | null = null;
  #running: Promise<void> | null = null;
  #wokenMeanwhile: WakeStrength | null = null;
  #stopped = false;
  #failures = 0;

  constructor(options: LoopOptions) {
    this.#options = options;
  }

  get isStopped(): boolean {
    return this.#stopped;
  }

  /** Works now, or as soon as a wait allows. Returns at once. */
  wake(strength: WakeStrength): void {
    if (this.#stopped || (strength === 'answered' && this.#wait?.kind !== 'backoff')) return;
    if (this.#running !== null) {
      if (this.#wokenMeanwhile === null || strength !== 'new') this.#wokenMeanwhile = strength;
      return;
    }
    if (this.#wait?.kind === 'told' || (this.#wait?.kind === 'backoff' && strength === 'new')) return;
    this.#start();
  }

  /** Something got through: the next failure is the first in a row again. */
  succeeded(): void {
    this.#failures = 0;
  }

  /** Ends the work; resolves when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#endWait();
    await this.#running;
  }

  #start(): void {
    this.#endWait();
    this.#running = this.#run().finally(() => {
      this.#running = null;
      const strength = this.#wokenMeanwhile;
      this.#wokenMeanwhile = null;
      if (strength !== null) this.wake(strength);
    });
  }

  async #run(): Promise<void> {
    const { exclusively, lockName, report, step } = this.#options;
    try {
      await exclusively(lockName, async () => {
        while (!this.#stopped) {
          const done = await step();
          if (done.kind !== 'next') return this.#rest(done);
        }
      });
    } catch (error) {
      report(error);
      this.#rest({ kind: 'backoff' });
    }
  }

  #rest(step: Exclude<Step, { kind: 'next' }>): void {
    if (step.kind !== 'backoff') {
      this.#pause(step.kind === 'blocked' ? 'backoff' : step.kind, step.ms);
      return;
    }
    this.#failures += 1;
    this.#pause('backoff', backoffMs(this.#failures, this.#options.random()));
  }

  #pause(kind: Wait['kind'], delayMs: number): void {
    this.#endWait();
    if (this.#stopped) return;
    const over = () => {
      this.#wait = null;
      this.wake('anything');
    };
    this.#wait = { kind, cancel: this.#options.schedule(delayMs, over) };
  }

  #endWait(): void {
    this.#wait?.cancel();
    this.#wait = null;
  }
}
