import type { CommandOf, CommandType, SessionOpened } from '@michangarrito/contracts';
import { DeviceKeys, writeCommand } from '@michangarrito/local-store';
import { sqliteHost } from '@michangarrito/local-store/sqlite';
import type { Desk, ShopView } from '../acts/desk.ts';
import type { DeviceChannel } from '../channel.ts';
import { DeviceClock } from './clock.ts';
import { Process } from './process.ts';
import type { Identity, Surroundings } from './surroundings.ts';

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
      foreignToken: () => surroundings.foreignToken(),
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
    this.#surroundings.promised(entry);
  }
}
