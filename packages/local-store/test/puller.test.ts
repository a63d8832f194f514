import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Mirror } from '../src/mirror/mirror.ts';
import type { Sync } from '../src/sync/create-sync.ts';
import type { SyncSession } from '../src/sync/session-call.ts';
import {
  FakeServer,
  FakeTimers,
  LOGGED_IN,
  errorBody,
  makeSync,
  newBrowser,
  openMirror,
  openTab,
  sell,
  settled,
  type Tab,
} from './fakes.ts';

let tab: Tab;
let mirror: Mirror;
let server: FakeServer;
let timers: FakeTimers;
let reported: unknown[];

beforeEach(async () => {
  newBrowser();
  tab = await openTab();
  ({ mirror } = await openMirror());
  server = new FakeServer();
  timers = new FakeTimers();
  reported = [];
});

function sync(session: SyncSession = LOGGED_IN, random = 0.5): Sync {
  const report = (error: unknown) => reported.push(error);
  return makeSync({ ...tab, mirror, session, schedule: timers.schedule, random: () => random, report }, server);
}

async function pull({ puller }: Sync): Promise<void> {
  puller.wake('online');
  await settled({ timers });
}

const pulls = () => server.paths.filter((path) => path.endsWith('/sync/changes')).length;
const stock = async () => [...(await mirror.all('product')).values()][0]?.stockMilli;

describe('a pull', () => {
  test('asks until the mirror has all', async () => {
    server.productCount = 9;
    server.pageSize = 2;
    await pull(sync());
    expect(pulls()).toBe(5);
    expect((await mirror.all('product')).size).toBe(9);
    expect(await mirror.position()).toMatchObject({ cursor: '1_at_0', acknowledgedSeq: 0 });
  });

  test('goes on where one that was cut had come to', async () => {
    server.productCount = 6;
    server.pageSize = 2;
    let answers = 2;
    server.callFate = () => (answers-- > 0 ? 'answer' : 'lost');
    const joined = sync();
    await pull(joined);
    expect((await mirror.position()).cursor).toBe('1_all_4');
    server.callFate = () => 'answer';
    const before = pulls();
    await pull(joined);
    expect(pulls() - before).toBe(1);
    expect((await mirror.all('product')).size).toBe(6);
  });

  test.each([
    [0, 180_000],
    [0.5, 240_000],
    [0.999, 299_880],
  ])('rests four minutes, give or take one (%d)', async (random, delay) => {
    await pull(sync(LOGGED_IN, random));
    expect(timers.delays).toEqual([delay]);
    timers.runAll();
    await settled({ timers });
    expect(pulls()).toBe(2);
  });

  test.each([
    ['no network', 'lost' as const, 750],
    ['a server that fails', { status: 500, body: errorBody('INTERNAL') }, 750],
    ['a hotel page', { status: 200, body: '<html>Bienvenido</html>' }, 750],
    ['a page without a place', { status: 200, body: { hasMore: false, gone: [], rows: {}, cursor: null } }, 750],
    ['a gate that asks to wait', { status: 503, body: 'busy', headers: { 'retry-after': '3600' } }, 750],
    ['a gate that wants another browser', { status: 426, body: 'Upgrade' }, 750],
    ['a busy server', { status: 503, body: errorBody('UNAVAILABLE'), headers: { 'retry-after': '20' } }, 20_000],
  ])('%s waits and changes nothing', async (_name, fate, delay) => {
    server.callFate = () => fate;
    const joined = sync();
    await pull(joined);
    expect(joined.puller.upgradeRequired).toBe(false);
    expect(timers.delays).toEqual([delay]);
    expect(await mirror.position()).toMatchObject({ cursor: null, acknowledgedSeq: null });
  });

  test('a refused token is refreshed once', async () => {
    let token = 'old';
    const session = {
      ...LOGGED_IN,
      accessToken: async () => token,
      refresh: async () => ((token = 'new'), 'refreshed' as const),
    };
    server.callFate = () => (token === 'old' ? { status: 401, body: errorBody('NOT_LOGGED_IN') } : 'answer');
    await pull(sync(session));
    expect(pulls()).toBe(2);
    expect((await mirror.position()).cursor).not.toBeNull();
  });

  test('a device that was unlinked, or that nobody is logged in on, pulls nothing', async () => {
    server.callFate = () => ({ status: 401, body: errorBody('SESSION_ENDED') });
    await pull(sync({ ...LOGGED_IN, refresh: async () => 'revoked' }));
    expect(timers.delays).toEqual([300_000]);
    timers.waiting.clear();
    await pull(sync({ ...LOGGED_IN, accessToken: async () => null }));
    expect(pulls()).toBe(1);
  });

  test('an app that is too old pulls no more, says so, and sends on', async () => {
    server.callFate = (path) =>
      path.endsWith('/sync/changes') ? { status: 426, body: errorBody('UPGRADE_REQUIRED') } : 'answer';
    const joined = sync();
    const heard = vi.fn();
    joined.puller.subscribe(heard);
    await pull(joined);
    expect(joined.puller.upgradeRequired).toBe(true);
    expect(heard).toHaveBeenCalledTimes(1);
    joined.puller.wake('event');
    timers.runAll();
    await sell(tab);
    joined.sender.wake('append');
    await expect.poll(() => tab.journal.counts()).toEqual({ unprotected: 0, needsAttention: 0 });
    expect(pulls()).toBe(1);
  });

  test('a cursor that the server cannot read is given up for a new beginning', async () => {
    const joined = sync();
    await pull(joined);
    server.callFate = () => ({ status: 400, body: errorBody('INVALID_INPUT') });
    await pull(joined);
    expect((await mirror.position()).cursor).toBeNull();
    server.callFate = () => 'answer';
    await pull(joined);
    expect((await mirror.position()).cursor).toBe('1_at_0');
  });

  test('a server that leads in circles is not asked without a pause', async () => {
    const joined = sync();
    await pull(joined);
    server.callFate = () => ({
      status: 200,
      body: { ...server.changes('1_at_0'), hasMore: true, cursor: '1_at_0', acknowledgedSeq: null },
    });
    const before = pulls();
    await pull(joined);
    expect(pulls() - before).toBeLessThan(5);
  });
});

describe('what comes with a push', () => {
  test('is in the mirror without a pull', async () => {
    const joined = sync();
    await pull(joined);
    await sell(tab);
    joined.sender.wake('append');
    await expect.poll(stock).toBe(-2000);
    expect(await mirror.position()).toMatchObject({ acknowledgedSeq: 1, countedAbove: [] });
    expect(pulls()).toBe(1);
  });
});

describe('another epoch', () => {
  test('sends all again before the old cursor is given up, and shows the old rows until the new are whole', async () => {
    const joined = sync();
    await pull(joined);
    for (let sold = 0; sold < 3; sold++) await sell(tab);
    joined.sender.wake('append');
    await expect.poll(stock).toBe(-6000);
    server.restore(1);
    await pull(joined);
    await expect.poll(() => server.recorded.size).toBe(3);
    await expect.poll(() => mirror.position()).toMatchObject({ acknowledgedSeq: 3 });
    expect(await stock()).toBe(-6000);
    expect(await tab.journal.counts()).toEqual({ unprotected: 0, needsAttention: 0 });
    expect(reported).toEqual([]);
  });
});
