import { beforeEach, describe, expect, test } from 'vitest';
import type { Mirror } from '../src/mirror/mirror.ts';
import type { Sync } from '../src/sync/create-sync.ts';
import {
  FakeServer,
  FakeTimers,
  acknowledged,
  claim,
  hear,
  makeSync,
  newBrowser,
  openMirror,
  openTab,
  sell,
  settled,
  type Tab,
} from './fakes.ts';

const MINUTE_MS = 60_000;
let nowMs: number;
let serverMs: number;
let tab: Tab;
let mirror: Mirror;
let server: FakeServer;
let timers: FakeTimers;
let sync: Sync;

beforeEach(async () => {
  newBrowser();
  nowMs = Date.now();
  serverMs = nowMs;
  tab = await openTab(() => nowMs);
  ({ mirror } = await openMirror());
  server = new FakeServer();
  server.nowMs = () => serverMs;
  timers = new FakeTimers();
  const report = (error: unknown) => {
    throw error;
  };
  sync = makeSync({ ...tab, mirror, schedule: timers.schedule, report }, server);
});

/** The sender's own timer does not end the wait. */
async function pull(): Promise<void> {
  timers.waiting.clear();
  sync.puller.wake('online');
  await settled({ timers });
}

const stock = async () => [...(await mirror.all('product')).values()][0]?.stockMilli;
const laidOver = async () => (await tab.journal.overlayEntries(await mirror.position())).map(({ seq }) => seq);

describe('a command without its verdict', () => {
  beforeEach(async () => {
    await pull();
    const [, second] = [await sell(tab), await sell(tab), await sell(tab)];
    server.fate = ({ id }) => (id === second.id ? 'forgotten' : 'answer');
    sync.sender.wake('append');
    await expect.poll(() => tab.journal.counts()).toMatchObject({ unprotected: 1 });
    await expect.poll(async () => (await mirror.position()).cursor).toBe('1_at_2');
  });

  test('keeps the rows as they were, with all three laid over them, until it has one', async () => {
    expect(await stock()).toBe(0);
    expect(await laidOver()).toEqual([1, 2, 3]);
    server.fate = () => 'answer';
    sync.sender.wake('online');
    await expect.poll(stock).toBe(-6000);
    expect(await laidOver()).toEqual([]);
    await sync.stop();
  });

  test("whatever the device's own clock says of how long that is", async () => {
    await pull();
    nowMs += 60 * MINUTE_MS;
    await pull();
    expect(await laidOver()).toEqual([1, 2, 3]);
    await sync.stop();
  });

  test('but not for longer than ten minutes: the gap is counted as one', async () => {
    await pull();
    serverMs += 9 * MINUTE_MS;
    await pull();
    expect(await laidOver()).toEqual([1, 2, 3]);
    serverMs += 2 * MINUTE_MS;
    await pull();
    expect(await mirror.position()).toMatchObject({ acknowledgedSeq: 1, countedAbove: [3] });
    expect(await stock()).toBe(-4000);
    expect(await laidOver()).toEqual([2]);
    await sync.stop();
  });
});

describe('a copy of the installation, which has the same numbers', () => {
  async function copySells(deviceSeq: number): Promise<void> {
    const body = JSON.stringify({ commands: [{ id: `copy-${deviceSeq}`, deviceSeq }], cursor: null });
    await server.fetch('/api/sync/commands', { method: 'POST', body });
  }

  test('hides nothing of this one: neither what waits nor what was acknowledged after the last page', async () => {
    await sell(tab);
    await copySells(1);
    await pull();
    expect(await laidOver()).toEqual([1]);
    const sold = await sell(tab);
    await hear(tab, acknowledged(sold));
    await copySells(2);
    expect(await laidOver()).toEqual([1, 2]);
    sync.sender.wake('append');
    await expect.poll(laidOver).toEqual([]);
    await sync.stop();
  });

  test('leaves in doubt whether a page shows what has no answer: its rows wait', async () => {
    await pull();
    const sold = await sell(tab);
    await claim(tab);
    await copySells(1);
    await pull();
    expect(await stock()).toBe(0);
    expect(await laidOver()).toEqual([1]);
    await hear(tab, acknowledged(sold));
    await pull();
    expect(await stock()).toBe(-2000);
    expect(await laidOver()).toEqual([]);
    await sync.stop();
  });
});

describe('what is sent while a page is under way', () => {
  test('leaves in doubt whether the page shows it', async () => {
    await pull();
    const sold = await sell(tab);
    server.callFate = () => {
      server.callFate = () => 'answer';
      void claim(tab);
      return 'answer';
    };
    await pull();
    expect((await mirror.position()).anew).toBe(false);
    expect(await laidOver()).toEqual([1]);
    expect(timers.delays).toContain(10_000);
    await hear(tab, acknowledged(sold));
    await sync.stop();
  });
});

describe('a load from the beginning', () => {
  test('that counts less than was acknowledged is doubted: all goes up again before its rows are shown', async () => {
    await pull();
    const sold = await sell(tab);
    sync.sender.wake('append');
    await expect.poll(stock).toBe(-2000);
    // A backup is put back, and the cursor that would tell of it is gone.
    server.restore(0);
    await mirror.startOver((await mirror.position()).cursor, 'open');
    await pull();
    await expect.poll(() => server.recorded.get(sold.id)).toBe(sold.text);
    await expect.poll(async () => (await mirror.position()).anew).toBe(false);
    expect(await stock()).toBe(-2000);
    expect(await laidOver()).toEqual([]);
    await sync.stop();
  });
});

describe('a server that is another one each time', () => {
  test('is asked, and sent everything again, at growing intervals', async () => {
    await pull();
    await sell(tab);
    server.callFate = (path) => {
      if (path.endsWith('/sync/changes')) server.epoch += 1;
      return 'answer';
    };
    sync.puller.wake('online');
    const pauses = new Set<number>();
    for (let turn = 0; turn < 200 && pauses.size < 4; turn++) {
      await settled({ timers });
      for (const delay of timers.delays.filter((ms) => ms < 10_000)) pauses.add(delay);
      timers.runAll();
      await new Promise((resolve) => {
        setTimeout(resolve, 5);
      });
    }
    expect([...pauses]).toEqual([750, 1_500, 3_000, 6_000]);
    expect(server.bodies.length).toBeLessThanOrEqual(5);
    await sync.stop();
  });
});
