import type { ChangesPage, MirrorKind, MirrorRows, MirrorState } from '@michangarrito/contracts';
import { indexedDbHost } from '../indexeddb-storage.ts';
import type { DatabaseDefinition, DatabaseHost, DeviceStorage } from '../storage-port.ts';

export type MirrorRow<Kind extends MirrorKind> = MirrorRows[Kind][number];

/** Which of this device's commands are counted in the rows. */
export interface Counted {
  /** All up to here; null until the first load is complete. */
  readonly acknowledgedSeq: number | null;
  /** And these above it: a number that the server never saw leaves a gap below them. */
  readonly countedAbove: readonly number[];
}

/** Where the mirror stands. */
export interface MirrorPosition extends Counted {
  /** What the next pull asks with; null asks from the beginning. Ahead of what is shown while pages wait for their last. */
  readonly cursor: string | null;
  /** Whether the waiting pages tell everything anew, so that the last one replaces all rows. */
  readonly anew: boolean;
  /**
   * Whether what is acknowledged is of the server that tells everything anew: `open` until its last page says; `due`: all goes up again once
   * the first page has given a cursor, by which another epoch would show; `settled`: it does.
   */
  readonly doubt: 'open' | 'due' | 'settled';
}

/** What a complete pull has changed. */
export interface MirrorChange {
  readonly kinds: readonly MirrorKind[];
  /** Whether shop, people or tax rates came with it. */
  readonly state: boolean;
}

/** A page that waits for the last one of its pull. */
interface WaitingPage {
  readonly place: number;
  readonly page: ChangesPage;
}

type KindStores = { [Kind in MirrorKind]: MirrorRow<Kind> };

export type MirrorStores = KindStores & {
  state: { readonly name: 'state'; readonly state: MirrorState };
  position: MirrorPosition & { readonly name: 'position' };
  waiting: WaitingPage;
};

const BY_ID = { keyPath: 'id', indexes: {} } as const;

const MIRROR_DATABASE: DatabaseDefinition<MirrorStores> = {
  version: 1,
  stores: {
    category: BY_ID,
    product: BY_ID,
    customer: BY_ID,
    till: BY_ID,
    closure: BY_ID,
    sale: { keyPath: 'id', indexes: { businessDate: { keyPath: 'businessDate', unique: false } } },
    state: { keyPath: 'name', indexes: {} },
    position: { keyPath: 'name', indexes: {} },
    waiting: { keyPath: 'place', indexes: {} },
  },
};

/** The kinds of rows, as stores. Not imported from the contracts, whose schemas a selling page must not load. */
export const KINDS = ['category', 'product', 'customer', 'till', 'closure', 'sale'] as const satisfies MirrorKind[];

export const mirrorDatabaseName = (tenantId: string, deviceId: string) =>
  `michangarrito-mirror-${tenantId}-${deviceId}`;

/** The shop as the server last told it, for one device. @throws LocalStoreError if it cannot be opened. */
export function openMirrorDatabase(
  tenantId: string,
  deviceId: string,
  host: DatabaseHost = indexedDbHost,
): Promise<DeviceStorage<MirrorStores>> {
  return host.open(mirrorDatabaseName(tenantId, deviceId), MIRROR_DATABASE);
}
