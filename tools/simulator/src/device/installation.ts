import type { CommandOf, CommandType, SessionOpened } from '@michangarrito/contracts';
import { ratesOn } from '@michangarrito/domain';
import {
  commandsOf,
  createIdSource,
  createSync,
  DeviceKeys,
  Journal,
  Mirror,
  openDeviceDatabase,
  openMirrorDatabase,
  overlayCustomers,
  overlayProducts,
  overlaySales,
  overlayTills,
  ServerClock,
  tillReading,
  writeCommand,
  type JournalEntry,
} from '@michangarrito/local-store';
import { sqliteHost } from '@michangarrito/local-store/sqlite';
import type { Desk, ShopView } from '../acts/desk.ts';
import { SHOP_URL, type DeviceChannel, type Network } from '../channel.ts';
import { DeviceClock } from './clock.ts';
import { Life, mortalHost } from './life.ts';
import { rotateTokens } from './rotate.ts';
import { VirtualTimers } from './timers.ts';

type Sync = ReturnType<typeof createSync>;
type Storage = Awaited<ReturnType<typeof openDeviceDatabase>>;

/** What the installation shares with the rest of the shop. */
export interface Surroundings {
  readonly network: Network;
  /** Milliseconds of Unix time in the shop. */
  readonly virtualNow: () => number;
  /** A chance for the app's own jitter. */
  readonly random: () => number;
  /** The token of somebody else's session. */
  readonly foreignToken: (own: Installation) => string | null;
  /** Hears of each command that the device says it has durably. */
  readonly promised: (by: Installation, entry: JournalEntry) => void;
}

export interface Identity {
  readonly tenantId: string;
  readonly deviceId: string;
}

/** One installation of the app on one device: the real local store over SQLite files, in a process that can end at any commit. */
export class Installation implements Desk {
  readonly identity: Identity;
  readonly directory: string;
  readonly clock: DeviceClock;
  readonly channel: DeviceChannel;
  readonly #surroundings: Surroundings;
  #process: Process | null = null;
  readonly #own = new Set<string>();
  /** Who is at the device. */
  actorId: string;

  constructor(surroundings: Surroundings, directory: string, identity: Identity, actorId: string) {
    this.#surroundings = surroundings;
    this.directory = directory;
    this.identity = identity;
    this.actorId = actorId;
    this.clock = new DeviceClock(surroundings.virtualNow);
    this.channel = surroundings.network.channel({
      loseTimeouts: () => this.#process?.timers.loseAnswers(),
      foreignToken: () => surroundings.foreignToken(this),
    });
  }

  /** Keeps what a login gave. */
  async enrol(opened: SessionOpened, secret: string): Promise<void> {
    const keys = await DeviceKeys.open(sqliteHost(this.directory));
    await keys.enrol({
      tenantId: this.identity.tenantId,
      device: { deviceId: opened.device.id, secret },
      folioSeries: opened.device.folioSeries,
      lastDeviceSeq: opened.device.lastDeviceSeq,
      lastFolioNumber: opened.device.lastFolioNumber,
      person: opened.person,
      shop: opened.shop,
      tokens: opened.tokens,
    });
    keys.close();
    this.actorId = opened.person.id;
  }

  /** What this installation proves itself with. */
  async proof(): Promise<{ deviceId: string; secret: string } | null> {
    return (await this.running()).keys.knownDevice(this.identity.tenantId);
  }

  async accessToken(): Promise<string | null> {
    return (await this.running()).keys.accessToken(this.identity.tenantId);
  }

  /** Whether a process was started and has not been cleared away, be it dead. */
  get isRunning(): boolean {
    return this.#process !== null;
  }

  /** Whether its process has ended by itself. */
  get isOver(): boolean {
    return this.#process?.life.isOver === true;
  }

  /** The process, started where it is not running. */
  async running(): Promise<Process> {
    if (this.#process?.life.isOver === true) await this.end();
    return (this.#process ??= await Process.start(this, this.#surroundings));
  }

  /** Ends the process at once; what it had committed stays in its files. */
  async end(): Promise<void> {
    const process = this.#process;
    this.#process = null;
    await process?.end();
  }

  /** Lets the process end after so many commits more. */
  async endAfter(commits: number): Promise<void> {
    (await this.running()).life.endAfter(commits);
  }

  async view(): Promise<ShopView> {
    return (await this.running()).view();
  }

  isOwn(saleId: string): boolean {
    return this.#own.has(saleId);
  }

  newId(): string {
    if (this.#process === null) throw new Error('the device is off');
    return this.#process.newId();
  }

  async write<Type extends CommandType>(
    type: Type,
    payload: (folio: CommandOf<'recordSale'>['payload']['folio']) => CommandOf<Type>['payload'],
  ): Promise<void> {
    const { journal, serverClock, newId } = await this.running();
    const entry = await writeCommand(
      {
        journal,
        clock: serverClock,
        session: { ...this.identity, actorId: this.actorId, utcOffsetMinutes: -360 },
      },
      {
        id: newId(),
        type,
        takesFolio: type === 'recordSale',
        openSaleId: null,
        totalCentavos: null,
        payload: (folio) => payload(folio ?? { series: 'A', number: 1 }),
      },
    );
    this.#own.add(entry.id);
    this.#surroundings.promised(this, entry);
  }
}

/** A running app: two senders where a second tab is open. */
export class Process {
  readonly life: Life;
  readonly timers: VirtualTimers;
  readonly keys: DeviceKeys;
  readonly journal: Journal;
  readonly mirror: Mirror;
  readonly serverClock: ServerClock;
  readonly newId: () => string;
  readonly #tabs: Sync[] = [];
  readonly #makeTab: () => Sync;
  readonly #storages: readonly { close(): void }[];
  readonly #owner: Installation;
  readonly reported: unknown[] = [];

  private constructor(
    owner: Installation,
    surroundings: Surroundings,
    parts: {
      life: Life;
      keys: DeviceKeys;
      storage: Storage;
      mirrorStorage: { close(): void };
      journal: Journal;
      mirror: Mirror;
    },
  ) {
    this.#owner = owner;
    this.life = parts.life;
    this.timers = new VirtualTimers();
    this.keys = parts.keys;
    this.journal = parts.journal;
    this.mirror = parts.mirror;
    this.serverClock = new ServerClock(() => owner.clock.now(), parts.journal.measuredSkewMs);
    this.newId = createIdSource(this.serverClock);
    this.#storages = [parts.storage, parts.mirrorStorage, parts.keys];
    const { tenantId, deviceId } = owner.identity;
    const fetch: typeof globalThis.fetch = (input, init) => this.life.during(() => owner.channel.fetch(input, init));
    const rotate = rotateTokens(fetch);
    this.#makeTab = () =>
      createSync({
        journal: this.journal,
        mirror: this.mirror,
        clock: this.serverClock,
        session: {
          accessToken: () => this.keys.accessToken(tenantId),
          refresh: (stale) => this.keys.refresh(tenantId, stale, rotate, (_name, work) => work()),
          proof: async () => {
            const known = await this.keys.knownDevice(tenantId);
            return known === null ? null : { tenantId, ...known };
          },
        },
        baseUrl: SHOP_URL,
        name: `${tenantId}-${deviceId}`,
        exclusively: (_name, work) => work(),
        fetch,
        schedule: this.timers.schedule,
        random: surroundings.random,
        report: (error) => this.reported.push(error),
      });
    this.#tabs.push(this.#makeTab());
  }

  static async start(owner: Installation, surroundings: Surroundings): Promise<Process> {
    const life = new Life();
    const host = mortalHost(sqliteHost(owner.directory), life);
    const { tenantId, deviceId } = owner.identity;
    const keys = await DeviceKeys.open(host);
    const storage = await openDeviceDatabase(tenantId, deviceId, host);
    const mirrorStorage = await openMirrorDatabase(tenantId, deviceId, host);
    const enrolment = await keys.current();
    const journal = await Journal.open(storage, {
      deviceSeq: enrolment?.lastDeviceSeq ?? 0,
      folioSeries: enrolment?.folioSeries ?? 'A',
      folioNumber: enrolment?.lastFolioNumber ?? 0,
    });
    const mirror = new Mirror(mirrorStorage);
    return new Process(owner, surroundings, { life, keys, storage, mirrorStorage, journal, mirror });
  }

  /** The tab's sync; the first one where only one is open. */
  get sync(): Sync {
    const [first] = this.#tabs;
    if (first === undefined) throw new Error('a process has a tab');
    return first;
  }

  /** Opens a second tab over the same databases. */
  openTab(): Sync {
    const tab = this.#makeTab();
    this.#tabs.push(tab);
    return tab;
  }

  /** Sends what waits, in every tab. */
  push(): void {
    this.timers.endPauses();
    for (const { sender } of this.#tabs) sender.wake('online');
  }

  pull(): void {
    this.timers.endPauses();
    for (const { puller } of this.#tabs) puller.wake('online');
  }

  /** Resolves when only timers are left to wait for, or the process has ended. */
  atRest(): Promise<void> {
    return this.life.atRest();
  }

  async view(): Promise<ShopView> {
    const { position, state, rows } = await this.mirror.snapshot(['product', 'customer', 'sale', 'till']);
    const commands = commandsOf(await this.journal.overlayEntries(position));
    const people = state?.people ?? [];
    const taxRates = state?.taxRates ?? [];
    const sales = overlaySales(rows.sale, commands, { rates: taxRates, people, customers: rows.customer });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const tills = overlayTills(rows.till, commands, (id) => names.get(id) ?? '');
    const today = new Date(this.serverClock.now() + -360 * 60_000).toISOString().slice(0, 10);
    return {
      sales: [...sales.values()],
      products: [...overlayProducts(rows.product, commands, sales).values()],
      customers: [...overlayCustomers(rows.customer, commands, sales).values()],
      tills: [...tills.values()],
      till: tillReading(tills, this.#owner.identity.deviceId),
      rates: ratesOn(taxRates, today),
    };
  }

  async end(): Promise<void> {
    this.life.end();
    await this.atRest();
    for (const storage of this.#storages) storage.close();
  }
}
