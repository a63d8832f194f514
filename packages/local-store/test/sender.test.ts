import { beforeEach, describe, expect, test } from 'vitest';
import {
  FakeServer,
  errorBody,
  makeSender,
  newBrowser,
  openTab,
  refusal,
  sell,
  send,
  settled,
  type Fate,
  type Tab,
} from './fakes.ts';

let tab: Tab;
let server: FakeServer;

beforeEach(async () => {
  newBrowser();
  tab = await openTab();
  server = new FakeServer();
});

const states = async () => (await tab.journal.entries({ state: null, limit: 100 })).map(({ state }) => state).reverse();

describe('delivery', () => {
  test('sends the stored text byte by byte, in order, and remembers the verdict', async () => {
    const entries = [await sell(tab), await sell(tab), await sell(tab)];
    await send(makeSender(tab, server));
    expect([...server.recorded.values()]).toEqual(entries.map(({ text }) => text));
    expect(await states()).toEqual(['acknowledged', 'acknowledged', 'acknowledged']);
    expect((await tab.journal.find(entries[0]!.id))?.verdict?.verdict).toBe('recorded');
    expect(await tab.journal.counts()).toEqual({ unprotected: 0, needsAttention: 0 });
  });

  test('a cut answer is asked for again and recorded once', async () => {
    const { id } = await sell(tab);
    let cut = true;
    server.fate = () => (cut ? 'cut' : 'answer');
    const test = makeSender(tab, server);
    await send(test);
    expect(await states()).toEqual(['pending']);
    cut = false;
    await send(test);
    expect(server.received).toEqual([id, id]);
    expect((await tab.journal.find(id))?.verdict?.verdict).toBe('already_recorded');
  });

  test.each([
    ['no network', 'lost' as const],
    ['server error', { status: 500, body: errorBody('INTERNAL') }],
    ['busy', { status: 503, body: errorBody('UNAVAILABLE') }],
    ['too many', { status: 429, body: errorBody('TOO_MANY_REQUESTS') }],
    ['a hotel page', { status: 200, body: '<html>Bienvenido</html>' }],
    ['a proxy without the app', { status: 404, body: 'not found' }],
    ['an answer to something else', { status: 200, body: { verdicts: [{ id: 'x', verdict: 'recorded', flags: [] }] } }],
    ['a suspended shop', { status: 403, body: errorBody('SHOP_SUSPENDED') }],
    ['an older server', { status: 404, body: errorBody('NOT_FOUND') }],
  ])('%s leaves it pending and it arrives later', async (_name, fate) => {
    await sell(tab);
    server.fate = () => fate;
    const test = makeSender(tab, server);
    await send(test);
    expect(await states()).toEqual(['pending']);
    server.fate = () => 'answer';
    await send(test);
    expect(await states()).toEqual(['acknowledged']);
  });

  test.each([
    ['rejected', refusal('SALE_TOTAL_MISMATCH'), 'SALE_TOTAL_MISMATCH'],
    ['conflict', { verdict: 'conflict', code: 'COMMAND_CONFLICT' } satisfies Fate, 'COMMAND_CONFLICT'],
    ['400', { status: 400, body: errorBody('INVALID_INPUT') }, 'INVALID_INPUT'],
    ['413', { status: 413, body: errorBody('BODY_TOO_LARGE') }, 'BODY_TOO_LARGE'],
  ])('%s needs a person and blocks nothing', async (_name, fate, code) => {
    const bad = await sell(tab);
    await sell(tab);
    server.fate = (command) => (command.id === bad.id ? fate : 'answer');
    await send(makeSender(tab, server));
    expect(await states()).toEqual(['needs_attention', 'acknowledged']);
    expect((await tab.journal.find(bad.id))?.lastError?.code).toBe(code);
    expect(await tab.journal.counts()).toEqual({ unprotected: 0, needsAttention: 1 });
  });

  test('what a person has seen to asks for nobody and is kept', async () => {
    const { id, seq } = await sell(tab);
    server.fate = () => refusal('SALE_TOTAL_MISMATCH');
    await send(makeSender(tab, server));
    await tab.journal.setAside(seq);
    expect(await tab.journal.counts()).toEqual({ unprotected: 0, needsAttention: 0 });
    expect(await tab.journal.find(id)).toMatchObject({
      state: 'set_aside',
      lastError: { code: 'SALE_TOTAL_MISMATCH', status: 200 },
    });
  });

  test('another text under a recorded id is a conflict, and a person can have it sent again', async () => {
    const { id, seq } = await sell(tab);
    server.recorded.set(id, 'another text');
    const test = makeSender(tab, server);
    await send(test);
    expect(await states()).toEqual(['needs_attention']);
    server.recorded.delete(id);
    await tab.journal.retry(seq);
    await send(test);
    expect(await states()).toEqual(['acknowledged']);
  });

  test('an entry that the server fails on lets the others pass and is tried again', async () => {
    const bad = await sell(tab);
    const good = await sell(tab);
    server.fate = (command) => (command.id === bad.id ? { status: 500, body: errorBody('INTERNAL') } : 'answer');
    const test = makeSender(tab, server);
    for (let attempt = 0; attempt < 6; attempt++) await send(test);
    expect(server.recorded.has(good.id)).toBe(true);
    expect(await states()).toEqual(['pending', 'acknowledged']);
    server.fate = () => 'answer';
    await send(test);
    expect(await states()).toEqual(['acknowledged', 'acknowledged']);
  });

  test('an answer that never comes is given up and asked for again', async () => {
    await sell(tab);
    const hung: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const test = makeSender(tab, server, { fetch: hung });
    test.sender.wake('append');
    await expect.poll(() => test.timers.delays).toContain(30_000);
    test.timers.runAll();
    await settled(test);
    const [entry] = await tab.journal.entries({ state: 'pending', limit: 1 });
    expect(entry?.lastError).toEqual({ code: 'TIMEOUT', status: null });
  });
});

describe('waiting', () => {
  test('backs off longer each time, never above five minutes', async () => {
    await sell(tab);
    server.fate = () => 'lost';
    const test = makeSender(tab, server);
    const delays: number[] = [];
    for (let attempt = 0; attempt < 12; attempt++) {
      await send(test);
      delays.push(...test.timers.delays);
    }
    expect(delays.slice(0, 4)).toEqual([750, 1500, 3000, 6000]);
    expect(Math.max(...delays)).toBe(225_000);
  });

  test.each([
    ['seconds', '120', 120_000],
    ['a date', new Date(Date.UTC(2026, 10, 24, 12, 2, 0)).toUTCString(), 120_000],
    ['nonsense', 'soon', 750],
    ['a year', '31536000', 3_600_000],
  ])('Retry-After in %s', async (_name, header, expected) => {
    server.nowMs = () => Date.UTC(2026, 10, 24, 12, 0, 0);
    await sell(tab);
    server.fate = () => ({ status: 503, body: errorBody('UNAVAILABLE'), headers: { 'retry-after': header } });
    const test = makeSender(tab, server);
    await send(test);
    expect(test.timers.delays).toEqual([expected]);
  });

  test.each([
    ['a hotel page', { status: 200, body: '<html>Bienvenido</html>' }],
    ['a gate that is busy', { status: 503, body: 'Service unavailable' }],
    ['a gate that counts', { status: 429, body: '{"error":"slow down"}' }],
  ])('Retry-After of %s is not obeyed, and a person ends that wait', async (_name, { status, body }) => {
    await sell(tab);
    server.fate = () => ({ status, body, headers: { 'retry-after': '3600' } });
    const test = makeSender(tab, server);
    await send(test);
    expect(test.timers.delays).toEqual([750]);
    server.fate = () => 'answer';
    test.sender.wake('visible');
    await settled(test);
    expect(await states()).toEqual(['acknowledged']);
  });

  test('what the server asked for is kept even when the network returns; a backoff is not', async () => {
    await sell(tab);
    server.fate = () => ({ status: 429, body: errorBody('TOO_MANY_REQUESTS'), headers: { 'retry-after': '60' } });
    const test = makeSender(tab, server);
    await send(test);
    await send(test);
    expect(server.received).toHaveLength(1);
    server.fate = () => 'lost';
    test.timers.runAll();
    await settled(test);
    expect(server.received).toHaveLength(2);
    test.sender.wake('append');
    expect(server.received).toHaveLength(2);
    await send(test);
    expect(server.received).toHaveLength(3);
  });

  test('an answer of the server to somebody else ends a backoff and wakes nothing else', async () => {
    await sell(tab);
    const test = makeSender(tab, server);
    server.fate = () => 'lost';
    await send(test);
    test.sender.wake('append');
    expect(server.received).toHaveLength(1);
    server.fate = () => 'answer';
    test.sender.wake('answered');
    await settled(test);
    expect(server.received).toHaveLength(2);
    await sell(tab);
    test.sender.wake('answered');
    await settled(test);
    expect(server.received).toHaveLength(2);
  });

  test('a sale appended while another is being sent goes too', async () => {
    await sell(tab);
    const appended: Promise<void>[] = [];
    const test = makeSender(tab, server);
    server.fate = () => {
      if (appended.length === 0) appended.push(sell(tab).then(() => test.sender.wake('append')));
      return 'answer';
    };
    await send(test);
    await Promise.all(appended);
    await settled(test);
    expect(await states()).toEqual(['acknowledged', 'acknowledged']);
  });

  test('what a closed tab left behind is found by the timer', async () => {
    const test = makeSender(tab, server);
    await send(test);
    const other = await openTab();
    await sell(other);
    other.storage.close();
    test.timers.runAll();
    await settled(test);
    expect(await states()).toEqual(['acknowledged']);
  });
});
