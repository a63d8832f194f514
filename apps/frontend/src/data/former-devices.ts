import {
  Journal,
  Mirror,
  ServerClock,
  createSync,
  exclusively,
  formerSession,
  openDeviceDatabase,
  openMirrorDatabase,
} from '@michangarrito/local-store';
import type { OpenDevice } from './device.ts';
import { API_BASE } from './http.ts';
import { deviceKeys } from './keys.ts';
import { schedule } from './schedule.ts';

/** How often it is looked whether everything has been deposited. */
const LOOK_EVERY_MS = 5_000;

/** Deposits what this installation had not sent when it was unlinked and enrolled anew: it waits for the owner in *Por revisar*. */
export async function depositFormer({ tenantId, former }: Pick<OpenDevice, 'tenantId' | 'former'>): Promise<void> {
  const keys = await deviceKeys();
  for (const proof of await keys.formerDevices(tenantId)) {
    const { deviceId } = proof;
    const storage = await openDeviceDatabase(tenantId, deviceId);
    const journal = await Journal.open(storage, { deviceSeq: 0, folioSeries: 'A', folioNumber: 0 });
    const mirror = new Mirror(await openMirrorDatabase(tenantId, deviceId));
    const link = createSync({
      journal,
      mirror,
      clock: new ServerClock(Date.now, journal.measuredSkewMs),
      session: formerSession(proof),
      baseUrl: API_BASE,
      name: `${tenantId}-${deviceId}`,
      exclusively,
      fetch: (url, init) => fetch(url, init),
      schedule,
      random: Math.random,
      report: reportError,
    });
    const endIfDone = async () => {
      if ((await journal.counts()).unprotected > 0) {
        schedule(LOOK_EVERY_MS, () => void endIfDone().catch(reportError));
        return;
      }
      await link.stop();
      former.remove(journal);
      await keys.forgetFormer(deviceId);
      storage.close();
      mirror.close();
    };
    former.add(journal);
    link.sender.wake('session');
    await endIfDone();
  }
}
