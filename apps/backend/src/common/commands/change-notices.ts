import { Injectable } from '@nestjs/common';

/** What comes within this time is told as one. */
const TOGETHER_MS = 200;

/**
 * Tells whoever listens to a shop that something of it was recorded by this process, and no more than that. A shop that nobody listens to
 * costs one look into a map.
 */
@Injectable()
export class ChangeNotices {
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #due = new Set<string>();

  /** Something of the shop was committed. */
  note(tenantId: string): void {
    if (!this.#listeners.has(tenantId)) return;
    if (this.#due.size === 0) setTimeout(() => this.#tell(), TOGETHER_MS).unref();
    this.#due.add(tenantId);
  }

  /** Calls `listener` after each change from now on; the answer ends that. */
  listen(tenantId: string, listener: () => void): () => void {
    const ofShop = this.#listeners.get(tenantId) ?? new Set();
    this.#listeners.set(tenantId, ofShop.add(listener));
    return () => {
      ofShop.delete(listener);
      if (ofShop.size === 0 && this.#listeners.get(tenantId) === ofShop) this.#listeners.delete(tenantId);
    };
  }

  #tell(): void {
    const shops = [...this.#due];
    this.#due.clear();
    for (const tenantId of shops) for (const listener of this.#listeners.get(tenantId) ?? []) listener();
  }
}
