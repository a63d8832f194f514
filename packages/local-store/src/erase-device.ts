import { deviceDatabaseName } from './device-database.ts';
import type { DeviceKeys } from './device-keys.ts';
import { indexedDbHost } from './indexeddb-storage.ts';
import type { Journal } from './journal.ts';
import { mirrorDatabaseName } from './mirror/mirror-database.ts';
import type { DatabaseHost } from './storage-port.ts';

export interface Erasure {
  readonly journal: Journal;
  readonly keys: DeviceKeys;
  readonly tenantId: string;
  readonly deviceId: string;
  /** Ends the sync and closes the device's storages; called once nothing can be lost any more. */
  readonly close: () => Promise<void>;
  readonly host?: DatabaseHost;
}

/** Where the app keeps what it can ask for again. */
const cacheDatabaseName = (tenantId: string, deviceId: string) => `michangarrito-cache-${tenantId}-${deviceId}`;

/**
 * Takes a shop off this device: journal, mirror, cache and enrolment. What a person had set aside or has still to see to goes too; offer the
 * sealed copy before. Cut short, it is done again: the journal takes nothing more from its first step on.
 * @throws LocalStoreError `UNPROTECTED_LEFT` while anything waits for the server; then nothing has happened.
 */
export async function eraseDevice({
  journal,
  keys,
  tenantId,
  deviceId,
  close,
  host = indexedDbHost,
}: Erasure): Promise<void> {
  await journal.end();
  await close();
  await keys.forget(tenantId);
  for (const name of [deviceDatabaseName, mirrorDatabaseName, cacheDatabaseName]) {
    await host.delete(name(tenantId, deviceId));
  }
}
