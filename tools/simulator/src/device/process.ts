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
} from '@michangarrito/local-store';
import { sqliteHost } from '@michangarrito/local-store/sqlite';
import type { ShopView } from '../acts/desk.ts';
import { SHOP_URL } from '../channel.ts';
import { Life, mortalHost } from './life.ts';
import { rotateTokens } from './rotate.ts';
import type { Owner, Surroundings } from './surroundings.ts';
import { VirtualTimers } from './timers.ts';

type Sync = ReturnType<typeof createSync>;
type Storage = Awaited<ReturnType<typeof openDeviceDatabase>>;

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
  readonly #owner: Owner;
  readonly reported: unknown[] = [];

  private constructor(
    owner: Owner,
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

  static async start(owner: Owner, surroundings: Surroundings): Promise<Process> {
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
    const held = commandsOf(await this.journal.heldSales(this.serverClock.deviceNow()));
    const people = state?.people ?? [];
    const taxRates = state?.taxRates ?? [];
    const sales = overlaySales(rows.sale, [...held, ...commands], {
      rates: taxRates,
      people,
      customers: rows.customer,
    });
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
