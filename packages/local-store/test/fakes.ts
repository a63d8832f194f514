import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { centavos } from '@michangarrito/domain';
import { DEVICE_DATABASE, type DeviceStores, type JournalEntry } from '../src/device-database.ts';
import { createIdSource } from '../src/envelope-builder.ts';
import { indexedDbHost } from '../src/indexeddb-storage.ts';
import { Journal } from '../src/journal.ts';
import type { Settlement } from '../src/journal-sending.ts';
import { Mirror } from '../src/mirror/mirror.ts';
import { openMirrorDatabase, type MirrorStores } from '../src/mirror/mirror-database.ts';
import { createSync, type Sync, type SyncOptions } from '../src/sync/create-sync.ts';
import { Sender, type SenderOptions } from '../src/sync/sender.ts';
import { ServerClock } from '../src/server-clock.ts';
import type { DatabaseHost, DeviceStorage } from '../src/storage-port.ts';
import type { SyncSession } from '../src/sync/session-call.ts';
import { Unlinking } from '../src/sync/unlinking.ts';
import { writeCommand } from '../src/write-command.ts';
import type { FakeServer } from './fake-server.ts';
import { LINE, NOTHING_KNOWN, PROOF, SESSION } from './fixtures.ts';

export * from './fake-server.ts';
export * from './fixtures.ts';

export const DATABASE = 'michangarrito-test';

/** An empty directory of SQLite databases, removed when the test ends. */
export function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'local-store-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** An empty browser. */
export function newBrowser(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** One tab: its own connection, journal and clock over the browser's one database. */
export interface Tab {
  readonly storage: DeviceStorage<DeviceStores>;
  readonly journal: Journal;
  readonly clock: ServerClock;
}

export async function openTab(deviceClock: () => number = Date.now, host: DatabaseHost = indexedDbHost): Promise<Tab> {
  const storage = await host.open(DATABASE, DEVICE_DATABASE);
  const journal = await Journal.open(storage, NOTHING_KNOWN);
  return { storage, journal, clock: new ServerClock(deviceClock, journal.measuredSkewMs) };
}

export async function openMirror(): Promise<{ storage: DeviceStorage<MirrorStores>; mirror: Mirror }> {
  const storage = await openMirrorDatabase(SESSION.tenantId, SESSION.deviceId);
  return { storage, mirror: new Mirror(storage) };
}

/** Charges one bolillo sale in cash. */
export function sell({ journal, clock }: Tab, openSaleId: string | null = null): Promise<JournalEntry> {
  const newId = createIdSource(clock);
  return writeCommand(
    { journal, clock, session: SESSION },
    {
      id: newId(),
      type: 'recordSale',
      takesFolio: true,
      openSaleId,
      totalCentavos: centavos(600),
      payload: (folio) => ({
        folio: folio ?? { series: 'none', number: 0 },
        customerId: null,
        tillSessionId: null,
        lines: [LINE],
        discountCentavos: centavos(0),
        totalCentavos: centavos(600),
        payments: [
          {
            id: newId(),
            method: 'cash',
            amountCentavos: centavos(600),
            tenderedCentavos: centavos(1000),
            reference: null,
          },
        ],
        note: null,
      }),
    },
  );
}

/** Timers that run only when told. */
export class FakeTimers {
  readonly waiting = new Map<() => void, number>();

  readonly schedule = (delayMs: number, run: () => void) => {
    const timer = () => run();
    this.waiting.set(timer, delayMs);
    return () => {
      this.waiting.delete(timer);
    };
  };

  get delays(): number[] {
    return [...this.waiting.values()];
  }

  runAll(): void {
    const timers = [...this.waiting.keys()];
    this.waiting.clear();
    for (const timer of timers) timer();
  }
}

export const LOGGED_IN: SyncSession = {
  accessToken: async () => 'token',
  refresh: async () => 'unreachable',
  proof: async () => PROOF,
};

export interface TestSender {
  readonly sender: Sender;
  readonly timers: FakeTimers;
  readonly reported: unknown[];
}

export function makeSender(tab: Tab, server: FakeServer, options: Partial<SenderOptions> = {}): TestSender {
  const timers = new FakeTimers();
  const reported: unknown[] = [];
  const sender = new Sender({
    journal: tab.journal,
    unlinking: new Unlinking({ journal: tab.journal, mirror: null }),
    clock: tab.clock,
    session: LOGGED_IN,
    changes: null,
    onMoreChanges: () => undefined,
    baseUrl: '/api',
    lockName: 'sender',
    exclusively: (_name, work) => work(),
    fetch: server.fetch,
    schedule: timers.schedule,
    random: () => 0.5,
    report: (error) => reported.push(error),
    ...options,
  });
  return { sender, timers, reported };
}

/** Sender, puller and stream of one tab, with everything that a test does not give. */
export function makeSync(
  options: Pick<SyncOptions, 'journal' | 'clock' | 'mirror' | 'schedule' | 'report'> & Partial<SyncOptions>,
  server: FakeServer,
): Sync {
  return createSync({
    session: LOGGED_IN,
    baseUrl: '/api',
    name: 'test',
    exclusively: (_name, work) => work(),
    fetch: server.fetch,
    random: () => 0.5,
    ...options,
  });
}

/** Waits until nothing but waiting for a timer is left: everything that could be done now is done. */
export async function settled({ timers }: { readonly timers: FakeTimers }): Promise<void> {
  const isAtRest = () => timers.delays.some((delay) => delay !== 30_000) && !timers.delays.includes(30_000);
  for (let turn = 0; turn < 10_000; turn++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    if (isAtRest()) return;
  }
  throw new Error('it does not come to rest');
}

/** Wakes the sender and waits until it rests. */
export async function send(test: TestSender): Promise<void> {
  test.sender.wake('online');
  await settled(test);
}

/** Claims as the sender does; `skip` are places in the journal. */
export function claim({ journal }: Pick<Tab, 'journal'>, skip: readonly number[] = [], commands = 200) {
  return journal.claimBatch({ commands, bytes: 256 * 1024, skip: new Set(skip) });
}

/** What the server says of one entry that was claimed with all that waits. */
export async function hear({ journal }: Pick<Tab, 'journal'>, ...settlements: readonly Settlement[]): Promise<void> {
  const batch = await claim({ journal });
  await journal.settle(batch ?? { entries: [], numbersFrom: 0, resends: 0 }, settlements);
}

export function acknowledged(entry: Pick<JournalEntry, 'seq' | 'id'>, at = '2026-11-24T00:00:00.000Z'): Settlement {
  const { seq, id } = entry;
  return { seq, to: 'acknowledged', at, verdict: { id, verdict: 'recorded', flags: [], result: null, error: null } };
}

export function refused(seq: number): Settlement {
  return { seq, to: 'needs_attention', error: { code: 'INVALID_INPUT', status: 400 }, verdict: null };
}

export function undelivered(seq: number): Settlement {
  return { seq, to: 'pending', error: { code: 'NETWORK', status: null } };
}
