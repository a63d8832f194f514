import type { CommandVerdict } from '@michangarrito/contracts';
import type { CartLine, Centavos } from '@michangarrito/domain';
import { indexedDbHost } from './indexeddb-storage.ts';
import type { DatabaseDefinition, DatabaseHost, DeviceStorage } from './storage-port.ts';

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
  /** Its own `seq` where a person had it sent again: the server has counted its place in the journal, and not what it says. */
  readonly retriedSeq?: number;
  /** Its own `seq` where the server keeps the sale's text and has it not in the books yet: no list of the server's shows it. */
  readonly heldSeq?: number;
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

/** Words of the device by name: its folio series. */
export interface DeviceText {
  readonly name: string;
  readonly value: string;
}

/** What proves a person's PIN without network. No PIN can be read out of it, only tried against it. */
export interface PinVerifier {
  readonly personId: string;
  /** Base64. */
  readonly salt: string;
  /** Base64. */
  readonly digest: string;
  readonly iterations: number;
  /** When the server accepted the PIN, by its clock (ISO 8601). */
  readonly learnedAt: string;
  /** Wrong ones in a row. */
  readonly failures: number;
  /** Milliseconds of Unix time by the corrected clock; null while it is not locked. */
  readonly lockedUntilMs: number | null;
  /** Locks without a right PIN in between; 0 where it is missing. */
  readonly locks?: number;
}

export type DeviceStores = {
  entries: JournalEntry;
  numbers: DeviceNumber;
  texts: DeviceText;
  openSales: OpenSale;
  pins: PinVerifier;
};

export const DEVICE_DATABASE: DatabaseDefinition<DeviceStores> = {
  version: 3,
  stores: {
    entries: {
      keyPath: 'seq',
      indexes: {
        id: { keyPath: 'id', unique: true },
        state: { keyPath: 'state', unique: false },
        acknowledgedAt: { keyPath: 'acknowledgedAt', unique: false },
        retriedSeq: { keyPath: 'retriedSeq', unique: false },
        heldSeq: { keyPath: 'heldSeq', unique: false },
      },
    },
    numbers: { keyPath: 'name', indexes: {} },
    texts: { keyPath: 'name', indexes: {} },
    openSales: { keyPath: 'id', indexes: {} },
    pins: { keyPath: 'personId', indexes: {} },
  },
};

export const deviceDatabaseName = (tenantId: string, deviceId: string) => `michangarrito-${tenantId}-${deviceId}`;

/**
 * The database of one device of one shop: another shop or another enrolment never sees it.
 * @throws LocalStoreError if it cannot be opened.
 */
export function openDeviceDatabase(
  tenantId: string,
  deviceId: string,
  host: DatabaseHost = indexedDbHost,
): Promise<DeviceStorage<DeviceStores>> {
  return host.open(deviceDatabaseName(tenantId, deviceId), DEVICE_DATABASE);
}
