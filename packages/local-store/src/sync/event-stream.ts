import { isOurError } from './answer.ts';
import { backoffMs, retryAfterMs } from './backoff.ts';
import type { CallOptions } from './session-call.ts';

export interface EventStreamOptions extends CallOptions {
  /** Hears that something changed; also when the stream opens, since what was said before that nobody heard. */
  readonly onEvent: () => void;
  readonly random: () => number;
}

/** A stream that says nothing for so long, not even that it lives, is taken for dead. */
const LONGEST_SILENCE_MS = 2 * 60_000;
const EVENT_STREAM = 'text/event-stream';
const FIELD = /^(?:event|data|id)/m;

/**
 * Listens to the server's stream while it is told to, and opens it again with backoff. It is a hint and nothing rests on it: who is away
 * from it is told by the next pull.
 */
export class EventStream {
  readonly #options: EventStreamOptions;
  #connection: AbortController | null = null;
  #cancelRetry: (() => void) | null = null;
  #failures = 0;

  constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  /** Listens from now on. */
  open(): void {
    if (this.#connection !== null || this.#cancelRetry !== null) return;
    const connection = new AbortController();
    this.#connection = connection;
    void this.#listen(connection).then((retryMs) => {
      if (this.#connection !== connection) return;
      this.#connection = null;
      this.#failures += 1;
      const delayMs = retryMs ?? backoffMs(this.#failures, this.#options.random());
      this.#cancelRetry = this.#options.schedule(delayMs, () => {
        this.#cancelRetry = null;
        this.open();
      });
    });
  }

  /** Listens no more, until `open`. */
  close(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#connection?.abort();
    this.#connection = null;
    this.#failures = 0;
  }

  /** One connection until it ends; how long our server asked to wait before the next, null if it said nothing. Never rejects. */
  async #listen(connection: AbortController): Promise<number | null> {
    try {
      const response = await this.#connect(connection);
      if (response === null) return null;
      if (!isStream(response) || response.body === null) return await this.#askedWait(response, connection);
      this.#failures = 0;
      this.#options.onHeard?.();
      this.#options.onEvent();
      await this.#follow(response.body, connection);
    } catch {
      // Cut, closed or silent: the next connection says what there is.
    }
    return null;
  }

  async #connect(connection: AbortController): Promise<Response | null> {
    const { session } = this.#options;
    const token = await session.accessToken();
    if (token === null) return null;
    const response = await this.#request(token, connection);
    if (response.status !== 401) return response;
    await response.body?.cancel();
    const fresh = (await session.refresh(token)) === 'refreshed' ? await session.accessToken() : null;
    return fresh === null ? null : this.#request(fresh, connection);
  }

  #request(token: string, { signal }: AbortController): Promise<Response> {
    const { baseUrl, fetch } = this.#options;
    return fetch(`${baseUrl}/sync/events`, {
      headers: { accept: EVENT_STREAM, authorization: `Bearer ${token}` },
      redirect: 'error',
      cache: 'no-store',
      signal,
    });
  }

  /** What an answer that is no stream asks to wait; a page that is not ours is not obeyed. */
  async #askedWait(response: Response, connection: AbortController): Promise<number | null> {
    const { clock, schedule } = this.#options;
    const cancelSilence = schedule(LONGEST_SILENCE_MS, () => connection.abort());
    const text = await response.text().finally(cancelSilence);
    return !response.ok && isOurError(text) ? retryAfterMs(response.headers.get('retry-after'), clock.now()) : null;
  }

  async #follow(body: ReadableStream<Uint8Array>, connection: AbortController): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let pending = '';
    for (;;) {
      const cancelSilence = this.#options.schedule(LONGEST_SILENCE_MS, () => connection.abort());
      const { done, value } = await reader.read().finally(cancelSilence);
      if (done) return;
      const lines = (pending + decoder.decode(value, { stream: true })).split('\n');
      pending = lines.pop() ?? '';
      // Lines that begin with a colon only say that the stream lives.
      if (FIELD.test(lines.join('\n'))) this.#options.onEvent();
    }
  }
}

function isStream({ ok, headers }: Response): boolean {
  return ok && headers.get('content-type')?.startsWith(EVENT_STREAM) === true;
}
