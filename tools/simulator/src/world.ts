import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SessionOpened } from '@michangarrito/contracts';
import pg from 'pg';
import { commandsInBooks } from './books.ts';
import { Network } from './channel.ts';
import { Installation } from './device/installation.ts';
import type { Surroundings } from './device/surroundings.ts';
import { Ledger } from './ledger.ts';
import { Dice } from './random.ts';
import type { SimulatedServer } from './server.ts';
import { Shop } from './shop.ts';
import type { Tally } from './tally.ts';

export interface WorldOptions {
  readonly server: SimulatedServer;
  readonly tally: Tally;
  readonly seed: number;
  readonly devices: number;
  /** How long the shop's time lasts, in milliseconds; it ends now. */
  readonly lengthMs: number;
}

/** Something between now and the last backup cannot be told again by any device: restoring that backup would be a loss nobody could mend. */
interface Backup {
  readonly name: string;
  isOutdated: boolean;
}

/** One shop with its devices, its network and its server, at a moment of its own time. */
export class World {
  readonly server: SimulatedServer;
  readonly tally: Tally;
  readonly network: Network;
  readonly shop: Shop;
  readonly ledger = new Ledger();
  /** The installations that a device of the schedule may be: the newest first, then copies and those that were unlinked. */
  readonly slots: Installation[][];
  /** Devices that the owner has unlinked. */
  readonly unlinked = new Set<string>();
  backup: Backup | null = null;
  /** What was seen on the way and must not be, in words. */
  readonly findings: string[] = [];
  readonly #startMs: number;
  #nowMs: number;
  readonly #directory: string;
  readonly #surroundings: Surroundings;
  #installations = 0;

  private constructor(options: WorldOptions, shop: Shop, directory: string) {
    this.server = options.server;
    this.tally = options.tally;
    this.shop = shop;
    this.#directory = directory;
    this.#startMs = Date.now() - options.lengthMs;
    this.#nowMs = this.#startMs;
    this.slots = Array.from({ length: options.devices }, () => []);
    const virtualNow = () => this.#nowMs;
    const dice = new Dice(options.seed, 2);
    this.network = new Network({ backendUrl: options.server.backendUrl, virtualNow, count: options.tally.count });
    this.#surroundings = {
      network: this.network,
      virtualNow,
      random: () => dice.next(),
      foreignToken: () => this.#foreignToken,
      promised: (entry) => this.ledger.promise(entry),
    };
  }

  /** The session of a neighbour's shop, whose token is sent by mistake. */
  #foreignToken: string | null = null;

  static async open(options: WorldOptions): Promise<World> {
    const { backendUrl, adminUrl } = options.server;
    const forgetCodes = () =>
      administer(adminUrl, `update auth.otp_codes set created_at = created_at - interval '2 hours'`);
    const { shop, opened } = await Shop.open(backendUrl, options.devices, forgetCodes);
    const neighbour = await Shop.open(backendUrl, 1, forgetCodes);
    const world = new World(options, shop, await mkdtemp(join(tmpdir(), 'michangarrito-sim-')));
    world.#foreignToken = neighbour.opened.tokens.accessToken;
    await world.install(0, opened);
    for (let device = 1; device < options.devices; device += 1)
      await world.install(device, await shop.logIn(device, null));
    return world;
  }

  set elapsedMs(elapsedMs: number) {
    this.#nowMs = this.#startMs + elapsedMs;
  }

  get installations(): readonly Installation[] {
    return this.slots.flat();
  }

  /** The installation that a device is now: mostly the newest, sometimes one that should not be in use any more. */
  at(slot: number, dice: Dice): Installation {
    const [newest, ...others] = this.slots[slot] ?? [];
    if (newest === undefined) throw new Error(`there is no device ${String(slot)}`);
    return others.length > 0 && dice.chance(0.4) ? (dice.pick(others) ?? newest) : newest;
  }

  /** A token of the owner's own device. */
  async ownerToken(): Promise<string> {
    const token = await this.slots[0]?.[0]?.accessToken();
    if (token === null || token === undefined) throw new Error('the owner is logged out');
    return token;
  }

  /** Puts a new installation into a slot. */
  async install(slot: number, opened: SessionOpened): Promise<Installation> {
    const { device, person } = opened;
    const identity = { tenantId: this.shop.tenantId, deviceId: device.id };
    const installation = new Installation(this.#surroundings, this.#newDirectory(), identity, person.id);
    if (device.secret === null) throw new Error('a new device is told its secret');
    await installation.enrol(opened, device.secret);
    this.slots[slot]?.unshift(installation);
    this.markUnrepeatable();
    return installation;
  }

  /** Copies an installation as a phone's backup would: the same device twice. */
  async clone(slot: number, original: Installation): Promise<void> {
    await original.end();
    const directory = this.#newDirectory();
    await cp(original.directory, directory, { recursive: true });
    this.slots[slot]?.push(new Installation(this.#surroundings, directory, original.identity, original.actorId));
  }

  /** Erases an installation with all that it holds. */
  async wipe(slot: number, installation: Installation): Promise<void> {
    const { journal } = await installation.running();
    await this.server.up();
    const inBooks = await commandsInBooks(this.server.auditUrl, this.shop.tenantId);
    this.ledger.loseJournal(await journal.exportText(), inBooks);
    await installation.end();
    await rm(installation.directory, { recursive: true, force: true });
    this.slots[slot] = (this.slots[slot] ?? []).filter((other) => other !== installation);
    // A copy may still hold what this one had not sent.
    for (const other of this.installations) this.ledger.readJournal(await (await other.running()).journal.exportText());
  }

  markUnrepeatable(): void {
    if (this.backup !== null) this.backup.isOutdated = true;
  }

  /** Ends every device and forgets their files. */
  async close(): Promise<void> {
    for (const installation of this.installations) await installation.end();
    if (this.backup !== null) this.server.forget(this.backup.name);
    await rm(this.#directory, { recursive: true, force: true });
  }

  #newDirectory(): string {
    this.#installations += 1;
    return join(this.#directory, String(this.#installations));
  }
}

async function administer(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
