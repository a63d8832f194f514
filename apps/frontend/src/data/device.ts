import {
  Journal,
  Mirror,
  OpenSales,
  PinVerifiers,
  ServerClock,
  createIdSource,
  createSync,
  exclusively,
  openDeviceDatabase,
  openMirrorDatabase,
  wakeWithBrowser,
  type Enrolment,
  type Sender,
} from '@michangarrito/local-store';
import { openCache, type CacheStorage } from './cache.ts';
import { Catalog } from './catalog.ts';
import { noteContact } from './contact.ts';
import { FormerJournals } from './former-journals.ts';
import { API_BASE, isUnlinked, type ApiRequest } from './http.ts';
import { authorizedCall, sessionTokens } from './keys.ts';
import { schedule } from './schedule.ts';
import { ShopRows } from './shop-rows.ts';
import { SyncMonitor } from './sync-monitor.ts';
import { Tickets } from './tickets.ts';

/** A shop opened on this device: everything that selling needs, with or without network. */
export interface OpenDevice {
  readonly tenantId: string;
  readonly deviceId: string;
  readonly journal: Journal;
  /** Of devices that this installation was before. */
  readonly former: FormerJournals;
  readonly tickets: Tickets;
  readonly clock: ServerClock;
  readonly newId: () => string;
  readonly sender: Sender;
  readonly sync: SyncMonitor;
  readonly rows: ShopRows;
  readonly catalog: Catalog;
  readonly pins: PinVerifiers;
  readonly cache: CacheStorage;
  /** A call in the name of the shop. @throws ApiError, UnreachableError. */
  readonly api: <T>(request: ApiRequest) => Promise<T>;
  /** Sends and pulls from now on, as after a login. */
  start(): void;
  close(): Promise<void>;
}

/** @throws LocalStoreError if the browser's storage cannot be opened. */
export async function openDevice(enrolment: Enrolment): Promise<OpenDevice> {
  const { tenantId } = enrolment;
  const { deviceId } = enrolment.device;
  const name = `${tenantId}-${deviceId}`;
  const storage = await openDeviceDatabase(tenantId, deviceId);
  const cache = await openCache(tenantId, deviceId);
  const journal = await Journal.open(storage, knownNumbers(enrolment));
  const clock = new ServerClock(Date.now, journal.measuredSkewMs);
  const mirror = new Mirror(await openMirrorDatabase(tenantId, deviceId));
  const link = createSync({
    journal,
    mirror,
    clock,
    session: sessionTokens(tenantId),
    baseUrl: API_BASE,
    name,
    exclusively,
    fetch: (url, init) => fetch(url, init),
    schedule,
    onHeard: () => noteContact(deviceId, clock.now()),
    random: Math.random,
    report: reportError,
  });
  const { sender } = link;
  const api = async <T>(request: ApiRequest) => {
    const answer = await authorizedCall<T>(tenantId, clock, request).catch((error: unknown) => {
      // The pull hears the same, and what follows from it is done there.
      if (isUnlinked(error)) link.puller.wake('visible');
      throw error;
    });
    noteContact(deviceId, clock.now());
    // The server is there again: what waits need not wait longer.
    sender.wake('answered');
    return answer;
  };
  const former = new FormerJournals();
  const sync = new SyncMonitor({ journal, former }, link, `michangarrito-${name}`);
  const rows = new ShopRows(mirror, journal, `michangarrito-rows-${name}`);
  const catalog = new Catalog(rows);
  const stopWaking = wakeWithBrowser(link);
  const newId = createIdSource(clock);
  const tickets = new Tickets(new OpenSales(storage), newId, `michangarrito-tickets-${name}`);
  await Promise.all([rows.read(), sync.read(), tickets.load()]);
  return {
    tenantId,
    deviceId,
    journal,
    former,
    tickets,
    clock,
    newId,
    sender,
    sync,
    rows,
    catalog,
    pins: new PinVerifiers({ storage, clock }),
    cache,
    api,
    start: () => link.start(),
    close: async () => {
      stopWaking();
      sync.close();
      tickets.close();
      catalog.close();
      rows.close();
      await link.stop();
      storage.close();
      mirror.close();
      cache.close();
    },
  };
}

/** The numbers that the server had of the device when somebody last logged in. */
export function knownNumbers({ lastDeviceSeq, lastFolioNumber, folioSeries }: Enrolment) {
  return { deviceSeq: lastDeviceSeq, folioSeries, folioNumber: lastFolioNumber };
}
