import { beforeEach, describe, expect, test } from 'vitest';
import type { JournalEntry } from '../src/device-database.ts';
import { formerSession } from '../src/device-keys.ts';
import {
  FakeServer,
  LOGGED_IN,
  PROOF,
  errorBody,
  makeSender,
  newBrowser,
  openTab,
  refusal,
  sell,
  send,
} from './fakes.ts';
import type { Fate, Tab } from './fakes.ts';

let tab: Tab;
let server: FakeServer;

beforeEach(async () => {
  newBrowser();
  tab = await openTab();
  server = new FakeServer();
});

const states = async () => (await tab.journal.entries({ state: null, limit: 500 })).map(({ state }) => state).reverse();

async function sellMany(count: number): Promise<JournalEntry[]> {
  const entries = [];
  for (let sold = 0; sold < count; sold++) entries.push(await sell(tab));
  return entries;
}

describe('a push', () => {
  test('carries the very texts, the place where numbers begin, and no cursor without a mirror', async () => {
    const entries = await sellMany(2);
    await tab.storage.write(['entries'], 'strict', async (transaction) => {
      const odd = { ...entries[0]!, text: entries[0]!.text.replace('{"id"', '{ "id"') };
      await transaction.put('entries', odd);
    });
    await tab.journal.adoptNumbers({ folioSeries: 'B', deviceSeq: 1_000_000 });
    await send(makeSender(tab, server));
    const [first, second] = entries.map(({ text }) => text);
    const odd = first!.replace('{"id"', '{ "id"');
    expect(server.bodies).toEqual([`{"commands":[${odd},${second}],"numbersFrom":1000000,"cursor":null}`]);
    expect(server.paths).toEqual(['/api/sync/commands']);
  });

  test('an entry of an older release, with its route, goes the same way', async () => {
    const [entry] = await sellMany(1);
    const old = { ...entry!, route: { method: 'POST', path: '/sales' } };
    await tab.storage.write(['entries'], 'strict', (transaction) => transaction.put('entries', old));
    await send(makeSender(tab, server));
    expect(server.paths).toEqual(['/api/sync/commands']);
    expect(await states()).toEqual(['acknowledged']);
  });

  test('takes 200 at a time', async () => {
    await sellMany(205);
    await send(makeSender(tab, server));
    expect(server.batches).toEqual([200, 5]);
  });

  test.each(['recorded', 'already_recorded', 'parked', 'quarantined'] as const)(
    '%s is acknowledged',
    async (verdict) => {
      await sellMany(1);
      server.fate = () => ({ verdict, code: 'PARENT_MISSING' });
      await send(makeSender(tab, server));
      expect(await states()).toEqual(['acknowledged']);
    },
  );

  test.each([
    ['parked', true],
    ['quarantined', true],
    ['recorded', false],
  ] as const)('a sale that was answered %s goes on being shown by the device: %s', async (verdict, isShown) => {
    const [sale] = await sellMany(1);
    server.fate = () => ({ verdict, code: 'PARENT_MISSING' });
    await send(makeSender(tab, server));
    const held = await tab.journal.heldSales(tab.clock.deviceNow());
    expect(held.map(({ id }) => id)).toEqual(isShown ? [sale?.id] : []);
    expect(await tab.journal.heldSales(tab.clock.deviceNow() + 14 * 86_400_000)).toEqual([]);
    // Another server is asked: until its rows are here those of the earlier one serve, and they lack the sale.
    await tab.journal.resendAll();
    expect((await tab.journal.heldSales(tab.clock.deviceNow())).map(({ id }) => id)).toEqual(isShown ? [sale?.id] : []);
    server.fate = () => 'answer';
    await send(makeSender(tab, server));
    expect(await tab.journal.heldSales(tab.clock.deviceNow())).toEqual([]);
  });

  test('each verdict is of its own command, whatever the others are', async () => {
    const fates: Fate[] = [refusal('VARIOS_OUT_OF_RANGE'), 'answer', { verdict: 'conflict', code: 'COMMAND_CONFLICT' }];
    const entries = await sellMany(3);
    server.fate = ({ id }) => fates[entries.findIndex((entry) => entry.id === id)] ?? 'answer';
    await send(makeSender(tab, server));
    expect(await states()).toEqual(['needs_attention', 'acknowledged', 'needs_attention']);
    expect(server.batches).toEqual([3]);
  });

  test('one of another shop waits and blocks, the others are settled', async () => {
    const entries = await sellMany(3);
    server.fate = ({ id }) => (id === entries[1]!.id ? refusal('WRONG_TENANT') : 'answer');
    const test = makeSender(tab, server);
    await send(test);
    expect(await states()).toEqual(['acknowledged', 'pending', 'acknowledged']);
    expect(test.sender.blocked).toBe('wrong_tenant');
    server.fate = () => 'answer';
    await send(test);
    expect(await states()).toEqual(['acknowledged', 'acknowledged', 'acknowledged']);
    expect(test.sender.blocked).toBeNull();
  });

  test('a verdict that is missing leaves its entry, and it goes again', async () => {
    const entries = await sellMany(3);
    let forgets = true;
    server.fate = ({ id }) => (forgets && id === entries[1]!.id ? 'forgotten' : 'answer');
    const test = makeSender(tab, server);
    await send(test);
    expect(await states()).toEqual(['acknowledged', 'pending', 'acknowledged']);
    forgets = false;
    await send(test);
    expect(await states()).toEqual(['acknowledged', 'acknowledged', 'acknowledged']);
  });

  test('a verdict that this release does not know is no verdict', async () => {
    await sellMany(1);
    server.fate = () => ({ verdict: 'postponed' as 'parked', code: 'X' });
    await send(makeSender(tab, server));
    expect(await states()).toEqual(['pending']);
  });

  test('refused as a whole it goes one by one, so that one blocks no other', async () => {
    const entries = await sellMany(4);
    const bad = { status: 400, body: errorBody('INVALID_INPUT') };
    server.fate = ({ id }) => (id === entries[2]!.id ? bad : 'answer');
    await send(makeSender(tab, server));
    expect(await states()).toEqual(['acknowledged', 'acknowledged', 'needs_attention', 'acknowledged']);
    expect(server.batches).toEqual([4, 1, 1, 1, 1]);
    await sellMany(2);
    await send(makeSender(tab, server));
    expect(server.batches.at(-1)).toBe(2);
  });

  test('one that the server fails on lets the others pass, also out of the middle of a batch', async () => {
    const entries = await sellMany(3);
    server.fate = ({ id }) => (id === entries[1]!.id ? { status: 500, body: errorBody('INTERNAL') } : 'answer');
    const test = makeSender(tab, server);
    for (let attempt = 0; attempt < 8; attempt++) await send(test);
    expect(await states()).toEqual(['acknowledged', 'pending', 'acknowledged']);
  });

  test('numbers of its own are taken before anything else is written', async () => {
    await sellMany(1);
    server.newNumbers = { folioSeries: 'AB', deviceSeq: 1_000_000 };
    await send(makeSender(tab, server));
    expect(await sell(tab)).toMatchObject({ seq: 1_000_001, summary: { folio: 'AB-000001' } });
  });
});

describe('a device that was unlinked', () => {
  const revoked = { ...LOGGED_IN, refresh: async () => 'revoked' as const };

  test('deposits what it has, proved by its secret, and says so', async () => {
    const entries = await sellMany(3);
    server.callFate = (path) =>
      path.endsWith('/sync/commands') ? { status: 401, body: errorBody('SESSION_ENDED') } : 'answer';
    const test = makeSender(tab, server, { session: revoked });
    await send(test);
    expect(test.sender.blocked).toBe('revoked');
    expect([...server.deposited.values()]).toEqual(entries.map(({ text }) => text));
    expect(server.recorded.size).toBe(0);
    expect(JSON.parse(server.bodies[0]!)).toMatchObject(PROOF);
    expect(await states()).toEqual(['acknowledged', 'acknowledged', 'acknowledged']);
    await sellMany(1);
    await send(test);
    expect(server.deposited.size).toBe(4);
    expect(test.sender.blocked).toBe('revoked');
  });

  test('tells all of it again after a backup was put back that lacks its deposits', async () => {
    const entries = await sellMany(2);
    server.callFate = (path) =>
      path.endsWith('/sync/commands') ? { status: 401, body: errorBody('SESSION_ENDED') } : 'answer';
    await send(makeSender(tab, server, { session: revoked }));
    server.deposited.clear();
    server.epoch += 1;
    // Another start of the app: nobody is logged in, and nothing waits.
    const again = makeSender(tab, server, { session: { ...revoked, accessToken: async () => null } });
    await send(again);
    await expect.poll(() => [...server.deposited.keys()]).toEqual(entries.map(({ id }) => id));
    expect(again.sender.blocked).toBe('revoked');
    const calls = server.bodies.length;
    await send(again);
    expect(server.bodies.slice(calls).map((body) => JSON.parse(body))).toEqual([{ ...PROOF, commands: [] }]);
  });

  test('keeps everything where its deposit is not taken either', async () => {
    await sellMany(2);
    server.callFate = () => ({ status: 403, body: errorBody('DEVICE_REVOKED') });
    const test = makeSender(tab, server);
    await send(test);
    expect(test.sender.blocked).toBe('revoked');
    expect(server.paths).toEqual(['/api/sync/commands', '/api/sync/deposits']);
    server.callFate = () => ({ status: 401, body: errorBody('DEVICE_UNKNOWN') });
    await send(test);
    expect(await states()).toEqual(['pending', 'pending']);
  });

  test('sends as before after somebody has logged in again', async () => {
    await sellMany(1);
    server.callFate = () => ({ status: 403, body: errorBody('DEVICE_REVOKED') });
    const test = makeSender(tab, server);
    await send(test);
    server.callFate = () => 'answer';
    test.sender.wake('session');
    await expect.poll(states).toEqual(['acknowledged']);
    expect(server.recorded.size).toBe(1);
    expect(test.sender.blocked).toBeNull();
  });

  test('one that this installation was before deposits with its old proof', async () => {
    await sellMany(1);
    server.callFate = (path) =>
      path.endsWith('/sync/commands') ? { status: 401, body: errorBody('NOT_LOGGED_IN') } : 'answer';
    await send(makeSender(tab, server, { session: formerSession(PROOF) }));
    expect(server.deposited.size).toBe(1);
  });
});
