import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ServerClock } from '../src/server-clock.ts';
import { EventStream } from '../src/sync/event-stream.ts';
import { FakeTimers, LOGGED_IN, errorBody } from './fakes.ts';

/** A server that streams: what is pushed into the newest connection arrives there. */
class FakeStreams {
  readonly connections: { readonly signal: AbortSignal; readonly token: string | null }[] = [];
  status = 200;
  headers: Record<string, string> = {};
  /** What is answered in place of a stream. */
  page: string | null = null;
  #newest: ReadableStreamDefaultController<Uint8Array> | null = null;

  readonly fetch: typeof fetch = async (_url, init) => {
    const signal = init?.signal as AbortSignal;
    this.connections.push({ signal, token: new Headers(init?.headers).get('authorization') });
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#newest = controller;
        signal.addEventListener('abort', () => controller.error(new Error('aborted')));
      },
    });
    if (this.page !== null) return new Response(this.page, { status: this.status, headers: this.headers });
    return new Response(body, { status: 200, headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  };

  say(text: string): void {
    this.#newest?.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.#newest?.close();
  }
}

let streams: FakeStreams;
let timers: FakeTimers;
const heard = vi.fn();

beforeEach(() => {
  streams = new FakeStreams();
  timers = new FakeTimers();
  heard.mockClear();
});

function open(session = LOGGED_IN): EventStream {
  const stream = new EventStream({
    clock: new ServerClock(Date.now, null),
    session,
    baseUrl: '/api',
    fetch: streams.fetch,
    schedule: timers.schedule,
    random: () => 0.5,
    onEvent: heard,
  });
  stream.open();
  return stream;
}

const SILENCE = 120_000;
const waits = () => timers.delays.filter((delay) => delay !== SILENCE);

describe('the stream', () => {
  test('wakes when it opens and with each event, not with what only says that it lives', async () => {
    const stream = open();
    await expect.poll(() => heard.mock.calls.length).toBe(1);
    streams.say(': alive\n\n');
    streams.say('event: cha');
    streams.say('nged\ndata: {}\n\n');
    await expect.poll(() => heard.mock.calls.length).toBeGreaterThan(1);
    const before = heard.mock.calls.length;
    streams.say(': alive\n\n');
    await new Promise(setImmediate);
    expect(heard.mock.calls.length).toBe(before);
    stream.close();
  });

  test('opens again with backoff when it ends, sooner after it had worked', async () => {
    open();
    await expect.poll(() => heard.mock.calls.length).toBe(1);
    streams.end();
    await expect.poll(waits).toEqual([750]);
    streams.status = 502;
    streams.page = 'Bad gateway';
    timers.runAll();
    await expect.poll(waits).toEqual([1500]);
    timers.runAll();
    await expect.poll(waits).toEqual([3000]);
    streams.page = null;
    timers.runAll();
    await expect.poll(() => heard.mock.calls.length).toBe(2);
    streams.end();
    await expect.poll(waits).toEqual([750]);
  });

  test('a busy server is obeyed', async () => {
    streams.status = 503;
    streams.headers = { 'retry-after': '40' };
    streams.page = JSON.stringify(errorBody('UNAVAILABLE'));
    open();
    await expect.poll(waits).toEqual([40_000]);
  });

  test.each([
    [200, 'text/html'],
    [503, 'text/html'],
    [200, 'application/json'],
  ])('a page of a gate (%i, %s) is no stream and asks for no wait', async (status, type) => {
    streams.status = status;
    streams.headers = { 'retry-after': '3600', 'content-type': type };
    streams.page = JSON.stringify({ data: 1 });
    open();
    await expect.poll(waits).toEqual([750]);
    timers.runAll();
    await expect.poll(waits).toEqual([1500]);
    expect(heard).not.toHaveBeenCalled();
  });

  test('one that says nothing at all is given up', async () => {
    open();
    await expect.poll(() => timers.delays).toEqual([SILENCE]);
    timers.runAll();
    await expect.poll(waits).toEqual([750]);
    expect(streams.connections[0]?.signal.aborted).toBe(true);
  });

  test('listens to nothing after it was closed, and to one stream at a time', async () => {
    const stream = open();
    stream.open();
    await expect.poll(() => heard.mock.calls.length).toBe(1);
    stream.close();
    await new Promise(setImmediate);
    expect(streams.connections.length).toBe(1);
    expect(timers.delays).toEqual([]);
    stream.open();
    await expect.poll(() => heard.mock.calls.length).toBe(2);
    stream.close();
  });

  test('a refused token is refreshed', async () => {
    let token = 'old';
    streams.status = 401;
    streams.page = JSON.stringify(errorBody('NOT_LOGGED_IN'));
    const refresh = async () => {
      token = 'new';
      streams.page = null;
      return 'refreshed' as const;
    };
    open({ ...LOGGED_IN, accessToken: async () => token, refresh });
    await expect.poll(() => heard.mock.calls.length).toBe(1);
    expect(streams.connections.map((one) => one.token)).toEqual(['Bearer old', 'Bearer new']);
  });
});
