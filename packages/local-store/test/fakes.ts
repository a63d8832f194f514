import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { milli, centavos, type CartLine } from '@michangarrito/domain';
import { DEVICE_DATABASE, type DeviceStores, type OpenSale } from '../src/device-database.ts';
import type { CommandSession } from '../src/envelope-builder.ts';
import { createIdSource } from '../src/envelope-builder.ts';
import { openIndexedDb } from '../src/indexeddb-storage.ts';
import { Journal } from '../src/journal.ts';
import { Sender, type SenderOptions, type SenderSession } from '../src/sender.ts';
import { ServerClock } from '../src/server-clock.ts';
import type { DeviceStorage } from '../src/storage-port.ts';
import { writeCommand } from '../src/write-command.ts';

export const SESSION: CommandSession = {
  tenantId: '0192f0c4-0000-7000-8000-000000000001',
  deviceId: '0192f0c4-0000-7000-8000-000000000002',
  actorId: '0192f0c4-0000-7000-8000-000000000003',
  utcOffsetMinutes: -360,
};
export const NOTHING_KNOWN = { deviceSeq: 0, folioSeries: 'A', folioNumber: 0 };
export const DATABASE = 'michangarrito-test';

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

export async function openTab(deviceClock: () => number = Date.now): Promise<Tab> {
  const storage = await openIndexedDb(DATABASE, DEVICE_DATABASE);
  const journal = await Journal.open(storage, NOTHING_KNOWN);
  return { storage, journal, clock: new ServerClock(deviceClock, journal.measuredSkewMs) };
}

const LINE: CartLine = {
  productId: '0192f0c4-0000-7000-8000-00000000000a',
  name: 'Bolillo',
  unit: 'piece',
  taxClass: 'iva0',
  unitPriceCentavos: centavos(300),
  quantityMilli: milli(2000),
  byPesos: false,
  amountCentavos: centavos(600),
  discountCentavos: centavos(0),
};

export const TICKET: Omit<OpenSale, 'position'> = {
  id: '0192f0c4-0000-7000-8000-00000000000b',
  name: null,
  customerId: null,
  lines: [LINE],
  discountCentavos: centavos(0),
  note: null,
};

/** Charges one bolillo sale in cash. */
export function sell({ journal, clock }: Tab, openSaleId: string | null = null) {
  const newId = createIdSource(clock);
  return writeCommand(
    { journal, clock, session: SESSION },
    {
      id: newId(),
      type: 'recordSale',
      folioSeries: 'A',
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

/** What the fake server keeps: each id once, with its text. */
export class FakeServer {
  readonly recorded = new Map<string, string>();
  readonly received: string[] = [];
  /** Decides what happens to a delivery before (`refuse`, `lost`) or after (`cut`) the books have it. */
  fate: (command: Command) => Fate = () => 'answer';
  nowMs: () => number = Date.now;

  readonly fetch: typeof fetch = async (_url, init) => {
    const text = init?.body as string;
    const command = JSON.parse(text) as Command;
    this.received.push(command.id);
    const fate = this.fate(command);
    await Promise.resolve();
    if (fate === 'lost') throw new TypeError('fetch failed');
    if (typeof fate === 'object') return this.#respond(fate.status, fate.body, fate.headers);
    const known = this.recorded.get(command.id);
    if (known === undefined) this.recorded.set(command.id, text);
    if (fate === 'cut') throw new TypeError('connection reset');
    const verdict = known === undefined ? 'recorded' : known === text ? 'already_recorded' : 'conflict';
    return this.#respond(200, { id: command.id, verdict, flags: [], result: {}, error: null });
  };

  #respond(status: number, body: unknown, headers: Record<string, string> = {}): Response {
    const date = new Date(this.nowMs()).toUTCString();
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
      status,
      headers: { date, ...headers },
    });
  }
}

export interface Command {
  readonly id: string;
  readonly deviceSeq: number;
  readonly type: string;
  readonly payload: { readonly folio: { readonly number: number } };
}

export type Fate =
  | 'answer'
  | 'lost'
  | 'cut'
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> };

/** The body of an error as our server writes it. */
export const errorBody = (code: string) => ({ code, message: '', retryable: false, requestId: 'r' });

/** The body of a verdict that refuses. */
export const refusal = (id: string, code: string) => ({
  status: 200,
  body: { id, verdict: 'rejected', flags: [], result: null, error: { code, message: '', retryable: false } },
});

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

export const LOGGED_IN: SenderSession = {
  accessToken: async () => 'token',
  refresh: async () => 'unreachable',
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
    clock: tab.clock,
    session: LOGGED_IN,
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

/** Waits until the sender waits for a timer: everything it could do now is done. */
export async function settled({ timers }: TestSender): Promise<void> {
  const isAtRest = () => timers.delays.some((delay) => delay !== 30_000) && !timers.delays.includes(30_000);
  for (let turn = 0; turn < 10_000; turn++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    if (isAtRest()) return;
  }
  throw new Error('the sender does not come to rest');
}

/** Wakes the sender and waits until it rests. */
export async function send(test: TestSender): Promise<void> {
  test.sender.wake('online');
  await settled(test);
}
