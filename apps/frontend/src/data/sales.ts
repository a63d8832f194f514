import type { MIRROR_SALE_DAYS, RecordSale, SaleDetail } from '@michangarrito/contracts';
import { saleFromCommand, type Rows } from '@michangarrito/local-store';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { daysBefore, useBusinessDate } from './business-day.ts';
import type { OpenDevice } from './device.ts';
import { isServerAway } from './http.ts';
import { SERVER } from './query-keys.ts';
import { usePagedQuery } from './server-query.ts';
import { useOpenSession } from './session.ts';
import type { ShopView } from './shop-rows.ts';
import type { SaleSummary } from './types.ts';
import { useShop } from './use-shop.ts';

/** Not imported as a value: the contracts' schemas would come with it. The oldest day may be a part of one. */
const WHOLE_DAYS = 14 satisfies typeof MIRROR_SALE_DAYS;

export interface SaleFilter {
  /** Business dates, inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** A folio or its beginning. */
  readonly search?: string;
}

/** Sales, newest first: the last two weeks from the device; those before them from the server, where it can be asked. */
export function useSales(filter: SaleFilter) {
  const { sales, loaded } = useShop();
  const today = useBusinessDate();
  const isHere = filter.from !== undefined && filter.from > daysBefore(today, WHOLE_DAYS - 1);
  const older = usePagedQuery<SaleSummary>('/sales', { ...filter }, !isHere);
  const { from, to, search } = filter;
  const rows = useMemo(() => {
    const shown = salesShown(sales, { ...(from && { from }), ...(to && { to }), ...(search && { search }) });
    return newestFirst(new Map([...(older.data ?? []), ...shown].map((row) => [row.id, row])).values());
  }, [sales, older.data, from, to, search]);
  return {
    rows,
    isPending: !loaded || (!isHere && older.isPending),
    /** Why the older ones are not here. */
    error: isHere ? null : older.error,
    hasMore: !isHere && older.hasNextPage,
    isFetchingMore: older.isFetchingNextPage,
    fetchMore: () => void older.fetchNextPage(),
  };
}

/** Those of the device's sales that a filter takes. */
export function salesShown(sales: Rows<SaleDetail>, { from, to, search }: SaleFilter): SaleDetail[] {
  return [...sales.values()].filter(
    ({ businessDate, folio }) =>
      (from === undefined || businessDate >= from) &&
      (to === undefined || businessDate <= to) &&
      (search === undefined || folio.startsWith(search)),
  );
}

function newestFirst(rows: Iterable<SaleSummary>): SaleSummary[] {
  return [...rows].sort((left, right) => (left.recordedAt < right.recordedAt ? 1 : -1));
}

/** One sale: as the device knows it, else as the server does. */
export function useSale(saleId: string) {
  const { device } = useOpenSession();
  const shop = useShop();
  const known = shop.sales.get(saleId);
  const asked = useQuery<SaleDetail>({
    queryKey: [SERVER, device.deviceId, 'sale', saleId],
    networkMode: 'always',
    enabled: shop.loaded && known === undefined,
    queryFn: () => olderSale(device, shop, saleId),
  });
  if (known !== undefined) return { data: known, isPending: false, error: null };
  return { data: asked.data, isPending: asked.isPending, error: asked.error };
}

/** A sale that is not among those of the last weeks: one made here is still in the journal when the server cannot be asked. */
async function olderSale(device: OpenDevice, { state, customers }: ShopView, saleId: string): Promise<SaleDetail> {
  try {
    return await device.api<SaleDetail>({ method: 'GET', path: `/sales/${saleId}` });
  } catch (error) {
    const entry = isServerAway(error) ? await device.journal.find(saleId) : null;
    if (entry?.type !== 'recordSale') throw error;
    const command = JSON.parse(entry.text) as RecordSale;
    const { customerId } = command.payload;
    const sale = saleFromCommand(command, {
      rates: state?.taxRates ?? [],
      actorName: state?.people.find(({ id }) => id === command.actorId)?.name ?? '',
      customerName: customerId === null ? null : (customers.get(customerId)?.name ?? null),
    });
    if (sale === null) throw error;
    return sale;
  }
}
