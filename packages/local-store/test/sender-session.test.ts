import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  FakeServer,
  LOGGED_IN,
  errorBody,
  makeSender,
  newBrowser,
  openTab,
  sell,
  send,
  settled,
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

describe('session', () => {
  test('a refused token is refreshed once and the same text goes again', async () => {
    await sell(tab);
    let token = 'old';
    const authorized: string[] = [];
    const test = makeSender(tab, server, {
      session: {
        ...LOGGED_IN,
        accessToken: async () => token,
        refresh: async (stale) => {
          expect(stale).toBe('old');
          token = 'new';
          return 'refreshed';
        },
      },
      fetch: async (url, init) => {
        const header = new Headers(init?.headers).get('authorization') ?? '';
        authorized.push(header);
        if (header === 'Bearer old') return new Response(JSON.stringify(errorBody('NOT_LOGGED_IN')), { status: 401 });
        return server.fetch(url, init);
      },
    });
    await send(test);
    expect(authorized).toEqual(['Bearer old', 'Bearer new']);
    expect(await states()).toEqual(['acknowledged']);
  });

  test('a session that ended keeps everything until somebody logs in', async () => {
    await sell(tab);
    let loggedIn = false;
    server.fate = () => (loggedIn ? 'answer' : { status: 401, body: errorBody('SESSION_ENDED') });
    const test = makeSender(tab, server, { session: { ...LOGGED_IN, refresh: async () => 'ended' } });
    await send(test);
    expect(test.sender.blocked).toBe('logged_out');
    expect(await states()).toEqual(['pending']);
    loggedIn = true;
    test.sender.wake('session');
    await settled(test);
    expect(test.sender.blocked).toBeNull();
    expect(await states()).toEqual(['acknowledged']);
  });

  test('another shop’s session settles nothing', async () => {
    await sell(tab);
    await sell(tab);
    server.fate = () => ({ status: 403, body: errorBody('WRONG_TENANT') });
    const test = makeSender(tab, server);
    await send(test);
    expect(test.sender.blocked).toBe('wrong_tenant');
    expect(await states()).toEqual(['pending', 'pending']);
    expect(server.batches).toEqual([2]);
  });

  test('with nobody logged in nothing is sent', async () => {
    await sell(tab);
    const test = makeSender(tab, server, { session: { ...LOGGED_IN, accessToken: async () => null } });
    await send(test);
    expect(server.received).toEqual([]);
    expect(test.sender.blocked).toBe('logged_out');
  });

  test('storage that fails is reported and does not end the sender', async () => {
    await sell(tab);
    let broken = true;
    const test = makeSender(tab, server, {
      exclusively: (_name, work) => (broken ? Promise.reject(new Error('broken')) : work()),
    });
    await send(test);
    expect(test.reported).toEqual([new Error('broken')]);
    broken = false;
    test.timers.runAll();
    await settled(test);
    expect(await states()).toEqual(['acknowledged']);
  });

  test('after stop nothing is sent', async () => {
    await sell(tab);
    const test = makeSender(tab, server);
    await test.sender.stop();
    test.sender.wake('online');
    expect(server.received).toEqual([]);
    expect(test.timers.delays).toEqual([]);
  });
});

describe('clock', () => {
  test('measures how far the device is off, tells the next command and survives a restart', async () => {
    const trueNow = Date.UTC(2026, 10, 24, 12, 0, 0);
    const hourMs = 3_600_000;
    tab = await openTab(() => trueNow - 30 * hourMs);
    server.nowMs = () => trueNow;
    const before = JSON.parse((await sell(tab)).text);
    expect(before).toMatchObject({ skewMs: null, businessDate: '2026-11-23', recordedAt: '2026-11-23T06:00:00.000Z' });
    await send(makeSender(tab, server));
    const after = JSON.parse((await sell(tab)).text);
    expect(after).toMatchObject({
      skewMs: 30 * hourMs + 500,
      businessDate: '2026-11-24',
      recordedAt: '2026-11-23T06:00:00.000Z',
    });
    expect((await openTab()).journal.measuredSkewMs).toBe(30 * hourMs + 500);
  });

  test.each([
    ['a hotel page', { status: 200, body: '<html>Bienvenido</html>' }],
    ['a page behind a login', { status: 403, body: '{"code":"DENIED"}' }],
    ['an answer to something else', { status: 200, body: { verdicts: [] } }],
  ])('the time of %s is nobody’s', async (_name, { status, body }) => {
    const trueNow = Date.UTC(2026, 10, 24, 12, 0, 0);
    tab = await openTab(() => trueNow);
    server.nowMs = () => trueNow;
    await sell(tab);
    const test = makeSender(tab, server);
    await send(test);
    server.fate = () => ({ status, body, headers: { date: new Date(0).toUTCString() } });
    await sell(tab);
    await send(test);
    const { skewMs, businessDate } = JSON.parse((await sell(tab)).text);
    expect({ skewMs, businessDate }).toEqual({ skewMs: 500, businessDate: '2026-11-24' });
    expect((await openTab()).journal.measuredSkewMs).toBe(500);
  });

  test('a refusal of our own server tells the time too, and that it was heard', async () => {
    const trueNow = Date.UTC(2026, 10, 24, 12, 0, 0);
    tab = await openTab(() => trueNow - 3_600_000);
    server.nowMs = () => trueNow;
    const onHeard = vi.fn();
    const test = makeSender(tab, server, { onHeard });
    await sell(tab);
    server.fate = () => ({ status: 502, body: 'Bad gateway' });
    await send(test);
    expect([tab.clock.skewMs, onHeard.mock.calls.length]).toEqual([null, 0]);
    server.fate = () => ({ status: 503, body: errorBody('UNAVAILABLE') });
    await send(test);
    expect([tab.clock.skewMs, onHeard.mock.calls.length]).toEqual([3_600_500, 1]);
  });

  test('a clock that jumps during a request teaches nothing, and one set back keeps the order of sending', async () => {
    let nowMs = Date.UTC(2026, 10, 24, 12, 0, 0);
    tab = await openTab(() => nowMs);
    const first = await sell(tab);
    server.fate = () => {
      nowMs -= 86_400_000;
      return 'answer';
    };
    const second = await sell(tab);
    await send(makeSender(tab, server));
    expect(tab.clock.skewMs).toBeNull();
    const third = await sell(tab);
    await send(makeSender(tab, server));
    expect(server.received).toEqual([first.id, second.id, third.id]);
    expect([first.seq, second.seq, third.seq]).toEqual([1, 2, 3]);
  });
});
