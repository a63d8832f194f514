/** Who wants to know that something changed. A listener must not throw. */
export class Listeners {
  readonly #listeners = new Set<() => void>();

  /** Adds a listener and returns what removes it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
