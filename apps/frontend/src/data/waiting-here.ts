import { useQuery } from '@tanstack/react-query';
import { ZERO_CENTAVOS, addCentavos, type Centavos } from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
import { useOpenSession } from './session.ts';
import { useSyncView } from './sync-status.ts';

/** What only this device has, also as the devices that it was before. */
export interface WaitingHere {
  readonly saleIds: ReadonlySet<string>;
  readonly sales: number;
  readonly salesCentavos: Centavos;
  /** Everything else: abonos, cash, counts, new products. */
  readonly others: number;
  /** When the oldest of it happened, by the device's clock (ISO 8601); null if there is none. */
  readonly since: string | null;
  /** Why the last delivery failed: a code of the catalogue or the sender's own; null if none was tried. */
  readonly lastError: string | null;
}

const NOTHING: WaitingHere = {
  saleIds: new Set(),
  sales: 0,
  salesCentavos: ZERO_CENTAVOS,
  others: 0,
  since: null,
  lastError: null,
};
/** Weeks of a busy shop; what is more is not added up one by one. */
const MOST_ENTRIES = 50_000;

/** What waits on this device, added up. */
export function useWaitingHere(): WaitingHere {
  const { device } = useOpenSession();
  const { revision } = useSyncView();
  const { data } = useQuery<WaitingHere>({
    queryKey: ['device', device.deviceId, 'waiting-here', revision],
    queryFn: async () =>
      summarize([...(await device.journal.waiting(MOST_ENTRIES)), ...(await device.former.waiting(MOST_ENTRIES))]),
    networkMode: 'always',
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (previous) => previous,
  });
  return data ?? NOTHING;
}

/** Adds up entries that wait, in no order. */
export function summarize(entries: readonly JournalEntry[]): WaitingHere {
  const saleIds = new Set(entries.filter(({ type }) => type === 'recordSale').map(({ id }) => id));
  const start = { ...NOTHING, saleIds };
  return entries.reduce<WaitingHere>((sum, { type, summary, recordedAt, lastError }) => {
    const isSale = type === 'recordSale';
    return {
      saleIds,
      sales: sum.sales + (isSale ? 1 : 0),
      salesCentavos: isSale
        ? addCentavos(sum.salesCentavos, summary.totalCentavos ?? ZERO_CENTAVOS)
        : sum.salesCentavos,
      others: sum.others + (isSale ? 0 : 1),
      since: sum.since === null || recordedAt < sum.since ? recordedAt : sum.since,
      lastError: lastError?.code ?? sum.lastError,
    };
  }, start);
}
