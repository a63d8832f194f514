interface Timer {
  readonly delayMs: number;
  readonly run: () => void;
}

/** How long the app waits for an answer before it gives up on it. */
const ANSWER_TIMEOUT_MS = 30_000;

/** Timers of a device that fire when the simulator says so: its time is virtual. */
export class VirtualTimers {
  readonly #waiting = new Set<Timer>();

  readonly schedule = (delayMs: number, run: () => void): (() => void) => {
    const timer = { delayMs, run };
    this.#waiting.add(timer);
    return () => {
      this.#waiting.delete(timer);
    };
  };

  /** The patience with answers is over. */
  loseAnswers(): void {
    this.#fire((timer) => timer.delayMs === ANSWER_TIMEOUT_MS);
  }

  /** Every pause is over. */
  endPauses(): void {
    this.#fire((timer) => timer.delayMs !== ANSWER_TIMEOUT_MS);
  }

  #fire(isDue: (timer: Timer) => boolean): void {
    const due = [...this.#waiting].filter(isDue);
    for (const timer of due) this.#waiting.delete(timer);
    for (const timer of due) timer.run();
  }
}
