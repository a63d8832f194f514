import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError, untilEnded, type Service, type StopRequest } from './processes.ts';

/** A service that runs, and how another takes its place. */
export type Replaceable = {
  readonly service: Service;
  /** Starts it again once it has ended; throws where that cannot be. */
  readonly startAgain: () => Promise<Service>;
  /** Whether what was started does its work yet. */
  readonly isReady: () => Promise<boolean>;
};

/** How fast a service is started again. */
export type Pace = {
  /** The pause before the first new start; each further one is twice as long. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** Up for so long, a service begins anew with the first pause. */
  readonly steadyMs: number;
};

const PACE: Pace = { firstMs: 1_000, longestMs: 30_000, steadyMs: 60_000 };
/** New starts in a row that may fail. */
const MOST_FAILURES = 5;
const POLL_MS = 100;

/** A service that is started again whenever it ends by itself, while `keepRunning` watches it. */
export class KeptService {
  readonly #replaceable: Replaceable;
  readonly #pace: Pace;
  readonly #log: (line: string) => void;
  #service: Service;
  #pauseMs: number;

  constructor(replaceable: Replaceable, log: (line: string) => void, pace = PACE) {
    this.#replaceable = replaceable;
    this.#pace = pace;
    this.#log = log;
    this.#service = replaceable.service;
    this.#pauseMs = pace.firstMs;
  }

  /** The one that runs, or ran last. */
  get service(): Service {
    return this.#service;
  }

  /** Resolves when somebody asked to stop, or with a sentence when the service does not come back. */
  async keep(stop: StopRequest): Promise<string | undefined> {
    for (;;) {
      const since = performance.now();
      const how = await untilEnded(this.#service, stop);
      if (how === undefined) return undefined;
      if (performance.now() - since >= this.#pace.steadyMs) this.#pauseMs = this.#pace.firstMs;
      const failure = await this.#replace(`ended by itself (${how})`, stop);
      if (failure !== undefined) return failure;
    }
  }

  /** Resolves when it is ready again, somebody asked to stop, or, with a sentence, when it was tried often enough. */
  async #replace(death: string, stop: StopRequest): Promise<string | undefined> {
    const { name } = this.#service;
    let reason: string | undefined = death;
    for (let failures = 0; failures < MOST_FAILURES; failures += 1) {
      this.#log(`${name} ${reason}: it is started again in ${this.#pauseMs / 1_000} s`);
      await Promise.race([stop.requested, sleep(this.#pauseMs)]);
      this.#pauseMs = Math.min(2 * this.#pauseMs, this.#pace.longestMs);
      if (stop.isRequested()) return undefined;
      reason = await this.#attempt(stop);
      if (stop.isRequested()) return undefined;
      if (reason === undefined) {
        this.#log(`${name} is ready again`);
        return undefined;
      }
    }
    return `${name} ${reason}, the ${MOST_FAILURES}th time in a row: what it says stands above`;
  }

  /** One new start. Resolves when it is ready or somebody asked to stop, or with words for why it never was. */
  async #attempt(stop: StopRequest): Promise<string | undefined> {
    try {
      this.#service = await this.#replaceable.startAgain();
    } catch (error) {
      return `could not be started (${error instanceof Error ? error.message : String(error)})`;
    }
    let how: string | undefined;
    void untilEnded(this.#service, stop).then((words) => (how = words));
    while (!stop.isRequested() && how === undefined) {
      if (await this.#replaceable.isReady()) return undefined;
      await sleep(POLL_MS);
    }
    return how === undefined ? undefined : `ended while starting (${how})`;
  }
}

/**
 * Keeps the services running until somebody asks to stop (resolves) or one does not come back (throws `CommandError` naming it).
 * Afterwards nothing is started any more, and what runs is the caller's to stop.
 */
export async function keepRunning(services: readonly KeptService[], stop: StopRequest): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isOver = false;
  const end: StopRequest = {
    requested: Promise.race([stop.requested, promise]),
    isRequested: () => isOver || stop.isRequested(),
  };
  const failures = await Promise.all(
    services.map(async (service) => {
      try {
        return await service.keep(end);
      } finally {
        // One that is given up must not leave another that is still being started: whoever stops them would miss that one.
        isOver = true;
        resolve();
      }
    }),
  );
  const failure = failures.find((sentence) => sentence !== undefined);
  if (failure !== undefined) throw new CommandError(failure);
}
