/** The clock of a device: the shop's time, as far off as somebody set it and as it has drifted since. */
export class DeviceClock {
  readonly #virtualNow: () => number;
  #offsetMs = 0;
  /** Milliseconds gained in an hour. */
  #driftPerHour = 0;
  #driftSinceMs: number;

  constructor(virtualNow: () => number) {
    this.#virtualNow = virtualNow;
    this.#driftSinceMs = virtualNow();
  }

  /** What the device believes, in milliseconds of Unix time. */
  now(): number {
    const drifted = ((this.#virtualNow() - this.#driftSinceMs) / 3_600_000) * this.#driftPerHour;
    return Math.floor(this.#virtualNow() + this.#offsetMs + drifted);
  }

  /** Somebody sets it so much ahead (or back) of what it says. */
  jump(byMs: number): void {
    this.#offsetMs += byMs;
  }

  /** From now on it gains (or loses) so much in an hour. */
  drift(msPerHour: number): void {
    this.#offsetMs = this.now() - this.#virtualNow();
    this.#driftSinceMs = this.#virtualNow();
    this.#driftPerHour = msPerHour;
  }
}
