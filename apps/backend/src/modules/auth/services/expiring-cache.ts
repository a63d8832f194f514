type Entry<V> = { readonly value: Promise<V>; readonly staleAt: number };

/**
 * Answers of the database kept in memory for a short time. An answer is kept from the moment it is asked for, so that what was read before
 * `forget` is never kept after it.
 */
export class ExpiringCache<V> {
  readonly #entries = new Map<string, Entry<V>>();
  readonly #lifeMs: number;
  readonly #most: number;

  /** `lifeMs` milliseconds each, at most `most` of them; the one that was asked for first goes first. */
  constructor(lifeMs: number, most: number) {
    this.#lifeMs = lifeMs;
    this.#most = most;
  }

  /** The kept answer, or the one that `load` gives. A failure is not kept. */
  get(key: string, load: () => Promise<V>): Promise<V> {
    const now = performance.now();
    const known = this.#entries.get(key);
    if (known && known.staleAt > now) return known.value;
    const entry = { value: load(), staleAt: now + this.#lifeMs };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    entry.value.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    this.#trim();
    return entry.value;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  forgetAll(): void {
    this.#entries.clear();
  }

  #trim(): void {
    if (this.#entries.size <= this.#most) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }
}
