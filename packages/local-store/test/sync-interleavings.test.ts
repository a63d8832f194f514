import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../src/device-database.ts';
import { Journal } from '../src/journal.ts';
import { Mirror } from '../src/mirror/mirror.ts';
import { commandsOf } from '../src/overlay/commands.ts';
import { overlayProducts } from '../src/overlay/products.ts';
import { createSync, type Sync } from '../src/sync/create-sync.ts';
import {
  FakeServer,
  FakeTimers,
  LINE,
  LOGGED_IN,
  NOTHING_KNOWN,
  errorBody,
  newBrowser,
  openMirror,
  openTab,
  sell,
  type Fate,
  type Tab,
} from './fakes.ts';
import { Killed, Life, mortalStorage } from './mortal.ts';

type Step =
  | { readonly do: 'sell' | 'send' | 'pull' | 'timers' | 'kill' | 'breathe' | 'look'; readonly tab: 0 | 1 }
  | { readonly do: 'network'; readonly fate: Fate }
  | { readonly do: 'stumble'; readonly fate: Fate }
  | { readonly do: 'restore'; readonly kept: number };

const tabIndex = fc.constantFrom(0 as const, 1 as const);
/** To a whole call: it is dropped, its answer is, it is put off. */
const anyFate = fc.constantFrom<Fate>(
  'answer',
  'answer',
  'answer',
  'lost',
  'cut',
  { status: 500, body: errorBody('INTERNAL') },
  { status: 503, body: errorBody('UNAVAILABLE'), headers: { 'retry-after': '5' } },
  { status: 200, body: '<html>' },
  { status: 401, body: errorBody('NOT_LOGGED_IN') },
);
/** To one command alone: the server forgets it, cannot carry it out, or cannot have it with others. */
const anyStumble = fc.constantFrom<Fate>(
  'answer',
  'forgotten',
  { status: 500, body: errorBody('INTERNAL') },
  { status: 400, body: errorBody('INVALID_INPUT') },
);
const onTab = (weight: number, ...what: ('sell' | 'send' | 'pull' | 'timers' | 'kill' | 'breathe' | 'look')[]) => ({
  weight,
  arbitrary: fc.record({ do: fc.constantFrom(...what), tab: tabIndex }),
});
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  onTab(6, 'sell'),
  onTab(6, 'send', 'pull', 'timers'),
  onTab(9, 'breathe'),
  onTab(2, 'look'),
  onTab(1, 'kill'),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('network' as const), fate: anyFate }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('stumble' as const), fate: anyStumble }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), kept: fc.nat(5) }) },
);

test('whatever the network, the tabs and the server do, each sale is in the books once and shown once at every step', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyStep, { minLength: 8, maxLength: 45, size: 'max' }),
      fc.integer({ min: 1, max: 4 }),
      async (steps, pageSize) => {
        newBrowser();
        const shop = await Shop.open(pageSize);
        for (const step of steps) await shop.take(step);
        await shop.bringHome();
      },
    ),
    { numRuns: Math.ceil((fc.readConfigureGlobal()?.numRuns ?? 100) / 8), endOnFailure: true },
  );
});

interface Process {
  readonly tab: Tab;
  readonly mirror: Mirror;
  readonly life: Life;
  readonly timers: FakeTimers;
  readonly sync: Sync;
}

class Shop {
  readonly #server = new FakeServer();
  readonly #sales: Promise<JournalEntry | null>[] = [];
  readonly #reported: unknown[] = [];
  #processes: Process[] = [];

  static async open(pageSize: number): Promise<Shop> {
    const shop = new Shop();
    shop.#server.productCount = 4;
    shop.#server.pageSize = pageSize;
    shop.#processes = [await shop.#start(), await shop.#start()];
    await shop.#rest(shop.#processes[0]!);
    return shop;
  }

  async take(step: Step): Promise<void> {
    if (step.do === 'network') this.#server.callFate = () => step.fate;
    else if (step.do === 'stumble') this.#server.fate = ({ deviceSeq }) => (deviceSeq % 3 === 0 ? step.fate : 'answer');
    else if (step.do === 'restore') this.#server.restore(step.kept);
    else await this.#act(step.do, step.tab);
    if (step.do !== 'sell') await this.#look(this.#processes[0]!);
  }

  async #act(what: Extract<Step, { tab: 0 | 1 }>['do'], index: 0 | 1): Promise<void> {
    const process = this.#processes[index]!;
    const { sync, tab, timers, life } = process;
    if (what === 'sell') this.#sales.push(sell(tab).catch(nullIfKilled));
    if (what === 'send') sync.sender.wake('online');
    if (what === 'pull') sync.puller.wake('online');
    if (what === 'timers') timers.runAll();
    if (what === 'breathe') for (let breath = 0; breath < 3; breath++) await breathe();
    if (what === 'look') await this.#look(process);
    if (what === 'kill') {
      life.endAfter(0);
      await sync.stop();
      this.#processes[index] = await this.#start();
    }
  }

  /** The stock that the screen shows now: neither a sale missing nor one counted twice, wherever each of them is. */
  async #look({ tab, mirror }: Pick<Process, 'tab' | 'mirror'>): Promise<void> {
    const before = await this.#counts(tab);
    const { position, rows } = await mirror.snapshot(['product']);
    const entries = await tab.journal.overlayEntries(position);
    const after = await this.#counts(tab);
    if (position.acknowledgedSeq === null) return;
    const shown = overlayProducts(rows.product, commandsOf(entries), new Map()).get(LINE.productId ?? '')?.stockMilli;
    const sold = (0 - (shown ?? 0)) / LINE.quantityMilli;
    expect(sold).toBeGreaterThanOrEqual(Math.min(before.least, after.least));
    expect(sold).toBeLessThanOrEqual(Math.max(before.most, after.most));
  }

  /**
   * What was refused in one delivery may have been recorded by another: this network lets both happen. What was recorded above a gap may be
   * shown twice for the moment between a page and a verdict that were under way at once: no number covers it.
   */
  async #counts({ journal }: Tab): Promise<{ least: number; most: number }> {
    const entries = await journal.entries({ state: null, limit: 1000 });
    const refused = entries.filter(({ state }) => state === 'needs_attention').length;
    const oldestGap = Math.min(...entries.filter(({ state }) => state !== 'acknowledged').map(({ seq }) => seq));
    const aboveGap = entries.filter(({ seq, state }) => state !== 'pending' && seq > oldestGap).length;
    return { least: entries.length - refused, most: entries.length + aboveGap };
  }

  async bringHome(): Promise<void> {
    const promised = (await Promise.all(this.#sales)).filter((entry) => entry !== null);
    this.#server.callFate = () => 'answer';
    this.#server.fate = () => 'answer';
    await Promise.all(this.#processes.map(({ sync }) => sync.stop()));
    const last = await this.#start();
    for (const entry of await last.tab.journal.entries({ state: 'needs_attention', limit: 1000 })) {
      await last.tab.journal.retry(entry.seq);
    }
    await this.#rest(last);
    for (const { id, text } of promised) expect(this.#server.recorded.get(id)).toBe(text);
    const entries = await last.tab.journal.entries({ state: null, limit: 1000 });
    expect(new Set(this.#server.recorded.keys())).toEqual(new Set(entries.map(({ id }) => id)));
    expect(await last.tab.journal.overlayEntries(await last.mirror.position())).toEqual([]);
    await this.#look(last);
    expect(this.#reported.filter((error) => !(error instanceof Killed))).toEqual([]);
    await last.sync.stop();
  }

  /** Sends and pulls until both have nothing to do: the mirror is whole, and of the server as it is now. */
  async #rest({ sync, tab, mirror }: Process): Promise<void> {
    for (let turn = 0; turn < 50; turn++) {
      sync.sender.wake('online');
      sync.puller.wake('online');
      for (let breath = 0; breath < 10; breath++) await breathe();
      const { unprotected } = await tab.journal.counts();
      const { acknowledgedSeq, anew, cursor } = await mirror.position();
      const isOfNow = !anew && cursor?.startsWith(`${this.#server.epoch}_`) === true;
      const [newest] = await tab.journal.entries({ state: null, limit: 1 });
      if (isOfNow && unprotected === 0 && acknowledgedSeq === (newest?.seq ?? 0)) return;
    }
    throw new Error('it does not come to rest');
  }

  async #start(): Promise<Process> {
    const life = new Life();
    const timers = new FakeTimers();
    const { storage, clock } = await openTab();
    const journal = await Journal.open(mortalStorage(storage, life), NOTHING_KNOWN);
    const mirror = new Mirror(mortalStorage((await openMirror()).storage, life));
    const sync = createSync({
      journal,
      mirror,
      clock,
      session: LOGGED_IN,
      baseUrl: '/api',
      name: 'shop',
      exclusively: (_name, work) => work(),
      fetch: (url, init) => (life.isOver ? Promise.reject(new Killed()) : this.#server.fetch(url, init)),
      schedule: timers.schedule,
      random: () => 0.5,
      report: (error) => this.#reported.push(error),
    });
    return { tab: { storage, journal, clock }, mirror, life, timers, sync };
  }
}

function nullIfKilled(error: unknown): null {
  if (error instanceof Killed) return null;
  throw error;
}

async function breathe(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
