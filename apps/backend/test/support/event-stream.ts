import type { ShopClient } from '@michangarrito/testing';
import { expect, vi } from 'vitest';

/** A device that listens as the app does: a streaming fetch with its token. */
export class EventStream {
  readonly #abort = new AbortController();
  text = '';
  ended = false;

  async open(shop: ShopClient): Promise<this> {
    const answer = await fetch(`${shop.baseUrl}/sync/events`, {
      headers: { authorization: `Bearer ${shop.login.accessToken}` },
      signal: this.#abort.signal,
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    void this.#read(answer);
    await vi.waitFor(() => expect(this.text).toBe(': open\n\n'), 5_000);
    return this;
  }

  get events(): number {
    return this.text.split('event: changes\n').length - 1;
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(answer: Response): Promise<void> {
    try {
      for await (const part of answer.body ?? []) this.text += Buffer.from(part).toString();
    } catch {
      // Closed from here.
    }
    this.ended = true;
  }
}
