/** Milliseconds of Unix time by the device's own clock. */
export type DeviceClock = () => number;

/** When a request left and when its answer came, in milliseconds by the device's clock. */
export interface RoundTrip {
  readonly sentAtMs: number;
  readonly receivedAtMs: number;
}

/** The header `Date` has whole seconds: the true time is on average half a second later. */
const DATE_HEADER_MEAN_ERROR_MS = 500;
/** An answer that took longer says too little about now; one that took less than nothing met a clock that jumped. */
const LONGEST_ROUND_TRIP_MS = 10_000;

/**
 * The server's time as far as the device knows it: its own clock plus the difference last measured. People set phones wrong, so a
 * business day follows this clock; what a command says about *when* stays the device's own reading, with the difference beside it.
 */
export class ServerClock {
  readonly #deviceClock: DeviceClock;
  #skewMs: number | null;

  constructor(deviceClock: DeviceClock, measuredSkewMs: number | null) {
    this.#deviceClock = deviceClock;
    this.#skewMs = measuredSkewMs;
  }

  /** Server minus device, in whole milliseconds; null when never measured. */
  get skewMs(): number | null {
    return this.#skewMs;
  }

  /** Milliseconds of Unix time by the device's clock, right or wrong. */
  deviceNow(): number {
    return Math.floor(this.#deviceClock());
  }

  /** Milliseconds of Unix time, corrected. */
  now(): number {
    return this.deviceNow() + (this.#skewMs ?? 0);
  }

  /**
   * Measures from the `Date` header of an answer that is known to be our own server's: any gate on the way has a clock too.
   * Returns the server's time in milliseconds, or null if the header says nothing.
   */
  observe(dateHeader: string | null, { sentAtMs, receivedAtMs }: RoundTrip): number | null {
    const serverMs = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
    if (Number.isNaN(serverMs)) return null;
    const roundTripMs = receivedAtMs - sentAtMs;
    if (roundTripMs >= 0 && roundTripMs <= LONGEST_ROUND_TRIP_MS) {
      this.#skewMs = Math.round(serverMs + DATE_HEADER_MEAN_ERROR_MS - (sentAtMs + roundTripMs / 2));
    }
    return serverMs;
  }
}
