import type { DeviceStores, JournalEntry } from './device-database.ts';
import { ERASED, SEQ, takeFolio, takeNumber } from './device-numbers.ts';
import { LocalStoreError } from './errors.ts';
import type { DeviceStorage } from './storage-port.ts';

/** Numbers that belong to one command alone: taken in the transaction that writes it, so that no two tabs share one. */
export interface TakenNumbers {
  readonly deviceSeq: number;
  /** Null unless one was asked for. */
  readonly folio: { readonly series: string; readonly number: number } | null;
}

export interface AppendRequest {
  /** Whether the command takes the next folio of the device's series. */
  readonly takesFolio: boolean;
  /** The ticket that this command charges; it goes in the same transaction, so that it cannot be charged twice. */
  readonly openSaleId: string | null;
  /** Makes the entry. Called inside the transaction: it must not wait for anything. */
  readonly build: (numbers: TakenNumbers) => Pick<JournalEntry, 'id' | 'type' | 'text' | 'recordedAt' | 'summary'>;
}

/** Writes a command down with its numbers and the end of its ticket, all or nothing. */
export function append(
  storage: DeviceStorage<DeviceStores>,
  { takesFolio, openSaleId, build }: AppendRequest,
): Promise<JournalEntry> {
  const stores = ['entries', 'numbers', 'texts', 'openSales'] as const;
  return storage.write(stores, 'strict', async (transaction) => {
    if ((await transaction.get('texts', ERASED)) !== undefined) throw new LocalStoreError('DEVICE_ERASED');
    if (openSaleId !== null) {
      if ((await transaction.get('openSales', openSaleId)) === undefined) throw new LocalStoreError('OPEN_SALE_GONE');
      await transaction.delete('openSales', openSaleId);
    }
    const seq = await takeNumber(transaction, SEQ);
    const folio = takesFolio ? await takeFolio(transaction) : null;
    const written: JournalEntry = {
      ...build({ deviceSeq: seq, folio }),
      seq,
      state: 'pending',
      attempts: 0,
      lastError: null,
      verdict: null,
      acknowledgedAt: null,
    };
    await transaction.add('entries', written);
    return written;
  });
}
