import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../src/device-database.ts';
import { Journal } from '../src/journal.ts';
import {
  FakeServer,
  NOTHING_KNOWN,
  errorBody,
  makeSender,
  newBrowser,
  openTab,
  sell,
  send,
  type Fate,
  type Tab,
  type TestSender,
} from './fakes.ts';
import { Killed, Life, mortalStorage } from './mortal.ts';

/** Everything that must hold once all has been sent: nothing lost, nothing doubled, nothing changed, every number once. */
async function expectBooksRight(server: FakeServer, promised: readonly JournalEntry[]): Promise<void> {
  const { journal } = await openTab();
  expect(await journal.counts()).toEqual({ unprotected: 0, needsAttention: 0 });
  for (const { id, text } of promised) expect(server.recorded.get(id)).toBe(text);
  const entries = (await journal.entries({ state: null, limit: 10_000 })).reverse();
  expect(new Set(server.recorded.keys())).toEqual(new Set(entries.map(({ id }) => id)));
  const oneByOne = entries.map((_, index) => index + 1);
  expect(entries.map(({ seq }) => seq)).toEqual(oneByOne);
  expect(entries.map(({ text }) => JSON.parse(text).payload.folio.number)).toEqual(oneByOne);
}

/** The first delivery of each command came in the order of the journal. */
function expectFirstInFirstOut(server: FakeServer): void {
  const firsts = [...new Set(server.received)];
  const seqs = firsts.map((id) => JSON.parse(server.recorded.get(id) ?? '{"deviceSeq":0}').deviceSeq);
  expect(seqs).toEqual(seqs.toSorted((left: number, right: number) => left - right));
}

test('killed between any two steps of selling and sending, the next start brings everything home once', async () => {
  const cuts: Fate[] = ['cut', 'lost', 'answer'];
  const promisedCounts = new Set<number>();
  for (let operations = 0; operations < 75; operations++) {
    newBrowser();
    const server = new FakeServer();
    let delivery = 0;
    server.fate = () => cuts[delivery++] ?? 'answer';
    const promised = await liveUntil(operations, server);
    promisedCounts.add(promised.length);
    const reopened = await openTab();
    await send(makeSender(reopened, server));
    server.fate = () => 'answer';
    await send(makeSender(reopened, server));
    await expectBooksRight(server, promised);
    expectFirstInFirstOut(server);
  }
  expect(promisedCounts).toEqual(new Set([0, 1, 2]));
});

/** Sells twice and sends, dying after so many storage operations; returns what it had promised by then. */
async function liveUntil(operations: number, server: FakeServer): Promise<JournalEntry[]> {
  const tab = await openTab();
  const life = new Life();
  const mortal: Tab = { ...tab, journal: await Journal.open(mortalStorage(tab.storage, life), NOTHING_KNOWN) };
  life.endAfter(operations);
  const test = makeSender(mortal, server, {
    fetch: (url, init) => (life.isOver ? Promise.reject(new Killed()) : server.fetch(url, init)),
  });
  const promised: JournalEntry[] = [];
  try {
    promised.push(await sell(mortal));
    await send(test);
    promised.push(await sell(mortal));
    await send(test);
    await send(test);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  await test.sender.stop();
  return promised;
}

test('two tabs that sell and send at once lose and double nothing', async () => {
  newBrowser();
  const server = new FakeServer();
  const tabs = await Promise.all([openTab(), openTab()]);
  const senders = tabs.map((tab) => makeSender(tab, server));
  const sales: Promise<JournalEntry>[] = [];
  for (let round = 0; round < 20; round++) {
    sales.push(...tabs.map((tab) => sell(tab)));
    for (const { sender } of senders) sender.wake('append');
  }
  const promised = await Promise.all(sales);
  await Promise.all(senders.map(send));
  await expectBooksRight(server, promised);
  expect(promised.length).toBe(40);
  expect(server.received.length).toBeGreaterThanOrEqual(40);
});

type Step =
  | { readonly do: 'sell' | 'wake' | 'timers' | 'kill' | 'breathe'; readonly tab: 0 | 1 }
  | { readonly do: 'network'; readonly fate: Fate };

const tabIndex = fc.constantFrom(0 as const, 1 as const);
const anyFate = fc.constantFrom<Fate>(
  'answer',
  'answer',
  'lost',
  'cut',
  { status: 500, body: errorBody('INTERNAL') },
  { status: 503, body: errorBody('UNAVAILABLE'), headers: { 'retry-after': '5' } },
  { status: 429, body: errorBody('TOO_MANY_REQUESTS') },
  { status: 200, body: '<html>' },
  { status: 401, body: errorBody('NOT_LOGGED_IN') },
);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('sell' as const), tab: tabIndex }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('wake' as const, 'timers' as const), tab: tabIndex }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('breathe' as const), tab: tabIndex }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill' as const), tab: tabIndex }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('network' as const), fate: anyFate }) },
);

test('any interleaving of two tabs, crashes, timers and a bad network ends with right books', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 40 }), async (steps) => {
      newBrowser();
      const shop = await Shop.open();
      for (const step of steps) await shop.take(step);
      await shop.bringHome();
    }),
    { numRuns: Math.ceil((fc.readConfigureGlobal()?.numRuns ?? 100) / 8) },
  );
});

interface Process {
  readonly tab: Tab;
  readonly life: Life;
  readonly test: TestSender;
}

class Shop {
  readonly #server: FakeServer;
  readonly #sales: Promise<JournalEntry | null>[] = [];
  readonly #processes: [Process, Process];

  private constructor(server: FakeServer, processes: [Process, Process]) {
    this.#server = server;
    this.#processes = processes;
  }

  static async open(): Promise<Shop> {
    const server = new FakeServer();
    return new Shop(server, [await startProcess(server), await startProcess(server)]);
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'network') {
      this.#server.fate = () => step.fate;
      return;
    }
    const process = this.#processes[step.tab];
    if (step.do === 'sell') this.#sales.push(sell(process.tab).catch(nullIfKilled));
    if (step.do === 'wake') process.test.sender.wake('online');
    if (step.do === 'timers') process.test.timers.runAll();
    if (step.do === 'breathe') await breathe();
    if (step.do === 'kill') {
      process.life.endAfter(0);
      this.#processes[step.tab] = await startProcess(this.#server);
    }
  }

  async bringHome(): Promise<void> {
    const promised = await Promise.all(this.#sales);
    this.#server.fate = () => 'answer';
    const last = await openTab();
    await send(makeSender(last, this.#server));
    await expectBooksRight(
      this.#server,
      promised.filter((entry) => entry !== null),
    );
    expectFirstInFirstOut(this.#server);
  }
}

function nullIfKilled(error: unknown): null {
  if (error instanceof Killed) return null;
  throw error;
}

async function startProcess(server: FakeServer): Promise<Process> {
  const life = new Life();
  const { storage, clock } = await openTab();
  const journal = await Journal.open(mortalStorage(storage, life), NOTHING_KNOWN);
  const tab: Tab = { storage, journal, clock };
  const test = makeSender(tab, server, {
    fetch: (url, init) => (life.isOver ? Promise.reject(new Killed()) : server.fetch(url, init)),
  });
  return { tab, life, test };
}

async function breathe(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
