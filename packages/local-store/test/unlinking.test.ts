import { beforeEach, expect, test } from 'vitest';
import type { Mirror } from '../src/mirror/mirror.ts';
import type { MirrorRow, MirrorStores } from '../src/mirror/mirror-database.ts';
import type { DeviceStorage } from '../src/storage-port.ts';
import type { Sync } from '../src/sync/create-sync.ts';
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
  type Fate,
  type Tab,
} from './fakes.ts';

let tab: Tab;
let mirror: Mirror;
let rows: DeviceStorage<MirrorStores>;
let server: FakeServer;
let timers: FakeTimers;

beforeEach(async () => {
  newBrowser();
  tab = await openTab();
  ({ mirror, storage: rows } = await openMirror());
  server = new FakeServer();
  timers = new FakeTimers();
});

function sync(refresh = LOGGED_IN.refresh): Sync {
  const report = (error: unknown) => expect.unreachable(String(error));
  return makeSync({ ...tab, mirror, schedule: timers.schedule, report, session: { ...LOGGED_IN, refresh } }, server);
}

async function pull({ puller }: Sync): Promise<void> {
  timers.waiting.clear();
  puller.wake('online');
  await settled({ timers });
}

const revoked = (): Fate => ({ status: 403, body: errorBody('DEVICE_REVOKED') });

test.each([
  ['the pull', revoked, LOGGED_IN.refresh],
  [
    'the refresh',
    (): Fate => ({ status: 401, body: errorBody('SESSION_ENDED') }),
    () => Promise.resolve('revoked' as const),
  ],
])('%s says so where nothing waits, and the next start knows it', async (_name, fate, refresh) => {
  server.callFate = fate;
  await pull(sync(refresh));
  expect(timers.delays).toEqual([300_000]);
  expect(await (await openTab()).journal.isUnlinked()).toBe(true);
});

test('a push says so', async () => {
  await sell(tab);
  server.callFate = (path) => (path.endsWith('/sync/commands') ? revoked() : 'answer');
  const { sender } = sync();
  sender.wake('online');
  await settled({ timers });
  expect(await tab.journal.isUnlinked()).toBe(true);
  expect(sender.blocked).toBe('revoked');
  expect(server.deposited.size).toBe(1);
});

test('a device without a session that knows it deposits what it has', async () => {
  await tab.journal.noteUnlinked(true);
  await sell(tab);
  const report = (error: unknown) => expect.unreachable(String(error));
  const session = { ...LOGGED_IN, accessToken: () => Promise.resolve(null) };
  const { sender } = makeSync({ ...tab, mirror, schedule: timers.schedule, report, session }, server);
  sender.wake('session');
  await settled({ timers });
  expect(server.deposited.size).toBe(1);
  expect(sender.blocked).toBe('revoked');
});

test('what is the shop’s alone goes, what selling needs stays, and so does the journal', async () => {
  await pull(sync());
  const customer = { id: 'c', name: 'Chayo' } as MirrorRow<'customer'>;
  await rows.write(['customer'], 'strict', (transaction) => transaction.put('customer', customer));
  await sell(tab);
  const { acknowledgedSeq } = await mirror.position();
  server.callFate = revoked;
  await pull(sync());
  expect((await mirror.all('customer')).size).toBe(0);
  expect((await mirror.all('product')).size).toBe(1);
  expect(await mirror.state()).not.toBeNull();
  expect(await mirror.position()).toMatchObject({ cursor: null, acknowledgedSeq });
  expect(await tab.journal.entries({ state: 'pending', limit: 10 })).toHaveLength(1);
});

test('a server that was put back to before it answers again, and all is loaded anew', async () => {
  await pull(sync());
  server.callFate = revoked;
  const joined = sync();
  await pull(joined);
  server.callFate = () => 'answer';
  await pull(joined);
  expect(await tab.journal.isUnlinked()).toBe(false);
  expect((await mirror.position()).cursor).not.toBeNull();
});
