import type { CommandVerdict } from '@michangarrito/contracts';
import type { CartLine, Centavos } from '@michangarrito/domain';
import { openIndexedDb } from './indexeddb-storage.ts';
import type { DatabaseDefinition, DeviceStorage } from './storage-port.ts';

/**
 * Where a command is on its way to the books. `acknowledged`: the server has it durably. `needs_attention`: it was refused, and
 * waits for a person. `set_aside`: a person has seen to it; it is kept all the same.
 */
export type EntryState = 'pending' | 'sending' | 'acknowledged' | 'needs_attention' | 'set_aside';

/** Why an entry was not acknowledged yet: a code of the contracts' catalogue, or one of the sender's own. */
export interface EntryError {
  readonly code: string;
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
}

/** One command as it was written down: `text` is sent byte by byte, today or after an update of the app. */
export interface JournalEntry {
  /** The device's sequence number, from 1: the order of sending. */
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly route: { readonly method: 'POST' | 'PATCH'; readonly path: string };
  readonly state: EntryState;
  /** When it happened, by the device's clock (ISO 8601). */
  readonly recordedAt: string;
  /** What lists show without reading the text. */
  readonly summary: { readonly folio: string | null; readonly totalCentavos: Centavos | null };
  readonly attempts: number;
  readonly lastError: EntryError | null;
  readonly verdict: CommandVerdict | null;
  /** By the server's clock (ISO 8601), so that a wrong clock here ages nothing. */
  readonly acknowledgedAt: string | null;
}

/** A ticket that is being made: kept on the device so that a reload or a crash loses nothing that was rung up. */
export interface OpenSale {
  readonly id: string;
  /** Order on the screen, oldest first. */
  readonly position: number;
  /** What the person called it; null shows its place. */
  readonly name: string | null;
  readonly customerId: string | null;
  readonly lines: readonly CartLine[];
  readonly discountCentavos: Centavos;
  readonly note: string | null;
}

/** Counters and measurements of the device by name. */
export interface DeviceNumber {
  readonly name: string;
  readonly value: number;
}

export type DeviceStores = { entries: JournalEntry; numbers: DeviceNumber; openSales: OpenSale };

export const DEVICE_DATABASE: DatabaseDefinition<DeviceStores> = {
  version: 1,
  stores: {
    entries: {
      keyPath: 'seq',
      indexes: {
        id: { keyPath: 'id', unique: true },
        state: { keyPath: 'state', unique: false },
        acknowledgedAt: { keyPath: 'acknowledgedAt', unique: false },
      },
    },
    numbers: { keyPath: 'name', indexes: {} },
    openSales: { keyPath: 'id', indexes: {} },
  },
};

/**
 * The database of one device of one shop in this browser: another shop or another enrolment never sees it.
 * @throws LocalStoreError if the browser cannot open it.
 */
export function openDeviceDatabase(tenantId: string, deviceId: string): Promise<DeviceStorage<DeviceStores>> {
  return openIndexedDb(`michangarrito-${tenantId}-${deviceId}`, DEVICE_DATABASE);
}
