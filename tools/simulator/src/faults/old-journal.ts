import { openDeviceDatabase, type DatabaseDefinition } from '@michangarrito/local-store';
import { sqliteHost } from '@michangarrito/local-store/sqlite';
import type { Installation } from '../device/installation.ts';

/** An entry as the first shipped release wrote it: it said where it goes, and one command went at a time. */
interface FirstEntry {
  readonly seq: number;
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly route: { readonly method: 'POST' | 'PATCH'; readonly path: string };
  readonly state: string;
  readonly recordedAt: string;
  readonly summary: object;
  readonly attempts: number;
  readonly lastError: object | null;
  readonly verdict: object | null;
  readonly acknowledgedAt: string | null;
}

type FirstStores = { entries: FirstEntry; numbers: { name: string; value: number }; openSales: object };

/** The journal's database as the first shipped release made it. */
const FIRST_DATABASE: DatabaseDefinition<FirstStores> = {
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
 * Puts the journal back into the format of the first release, with all that it holds: the app that starts next is an update over unsent
 * sales. Not where the device had got numbers that the first release did not know.
 */
export async function ageJournal(installation: Installation): Promise<boolean> {
  await installation.end();
  const { tenantId, deviceId } = installation.identity;
  const host = sqliteHost(installation.directory);
  const current = await openDeviceDatabase(tenantId, deviceId, host);
  const { entries, numbers } = await current.read(['entries', 'numbers'], async (transaction) => ({
    entries: await transaction.range('entries', {}),
    numbers: await transaction.range('numbers', {}),
  }));
  current.close();
  const known = numbers.filter(({ name }) => name === 'deviceSeq' || name === 'skewMs' || name.startsWith('folio:'));
  if (numbers.some(({ name, value }) => name === 'numbersFrom' && value > 0)) return false;
  const name = `michangarrito-${tenantId}-${deviceId}`;
  await host.delete(name);
  const old = await host.open(name, FIRST_DATABASE);
  await old.write(['entries', 'numbers'], 'strict', async (transaction) => {
    for (const { retriedSeq: _retried, heldSeq: _held, ...entry } of entries) {
      await transaction.put('entries', { ...entry, route: { method: 'POST', path: '/sales' } });
    }
    for (const number of known) await transaction.put('numbers', number);
  });
  old.close();
  return true;
}
