import { useQuery } from '@tanstack/react-query';
import type {
  Category,
  ClosureDetail,
  Customer,
  SaleDetail,
  Statement,
  TillReading,
  Today,
} from '@michangarrito/contracts';
import { businessDate, ratesOn, type RatesInForce, type TaxRate } from '@michangarrito/domain';
import { useMemo } from 'react';
import { readThrough } from './cache.ts';
import { isServerAway } from './http.ts';
import { localSale } from './local-sale.ts';
import { SERVER } from './query-keys.ts';
import { useKeptList, useKeptPagedQuery, useKeptQuery, usePagedQuery } from './server-query.ts';
import { useOpenSession } from './session.ts';
import type {
  CashMovementRow,
  ClosureSummary,
  FiadoSummary,
  Page,
  PriceChange,
  SaleSummary,
  StockMovement,
} from './types.ts';

/** Everything that the screens read from the server. What is sold from stands on the device instead: see `useCatalog`. */

/** Under what the device keeps the answers that its own journal is laid over. */
export const KEPT = { customers: 'customers', till: 'till', today: 'today' } as const;

export const usePriceHistory = (productId: string) =>
  useKeptList<PriceChange>(`price-history ${productId}`, `/products/${productId}/price-history`);
export const useCategories = () => useKeptList<Category>('categories', '/categories');
export const useTaxRates = () => useKeptList<TaxRate>('tax-rates', '/tax-rates');

/** The tax rates of the shop's day, for pricing; null while they are not here. */
export function useRatesInForce(): RatesInForce | null {
  const { data } = useTaxRates();
  const today = useBusinessDate();
  return useMemo(() => (data === undefined ? null : ratesOn(data, today)), [data, today]);
}

/** The shop's day now, `YYYY-MM-DD`. */
export function useBusinessDate(): string {
  const { device, enrolment } = useOpenSession();
  return businessDate(device.clock.now(), enrolment.shop.utcOffsetMinutes);
}

/** More customers than a shop of this size gives credit to; the list is searched on the device. */
const ALL_CUSTOMERS = { limit: 500 };

/** All customers by name, also without network. */
export const useCustomers = () => useKeptQuery<Page<Customer>>(KEPT.customers, '/customers', ALL_CUSTOMERS);
/** A customer's movements, newest first as the server gives them. */
export const useStatement = (customerId: string) =>
  useKeptQuery<Statement>(`statement ${customerId}`, `/customers/${customerId}/statement`, { limit: 200 });
export const useFiadoSummary = () => useKeptQuery<FiadoSummary>('fiado-summary', '/fiados/summary');

export interface SaleFilter {
  /** Business dates, inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly customerId?: string;
  /** A folio or its beginning. */
  readonly search?: string;
}

/** Sales that the server has, newest first. Those that only this device has are in `useJournalEntries`. */
export const useSales = (filter: SaleFilter) => usePagedQuery<SaleSummary>('/sales', { ...filter });

/** One sale: as the server has it, or as this device wrote it down while the server cannot know it or be asked. */
export function useSale(saleId: string) {
  const { device, enrolment } = useOpenSession();
  return useQuery<SaleDetail>({
    queryKey: [SERVER, device.deviceId, 'sale', saleId],
    networkMode: 'always',
    queryFn: async () => {
      const local = await localSale(device, enrolment.person.name, saleId);
      const entry = local === null ? null : await device.journal.find(saleId);
      if (local !== null && entry?.state !== 'acknowledged') return local;
      try {
        return await device.api<SaleDetail>({ method: 'GET', path: `/sales/${saleId}` });
      } catch (error) {
        if (local !== null && isServerAway(error)) return local;
        throw error;
      }
    },
  });
}

/** The drawer as the server reads it; without network as it was last read. */
export function useTill() {
  const { device } = useOpenSession();
  return useQuery<TillReading>({
    queryKey: [SERVER, device.deviceId, '/till'],
    networkMode: 'always',
    queryFn: () =>
      readThrough(device.cache, KEPT.till, async () => {
        const reading = await device.api<TillReading>({ method: 'GET', path: '/till' });
        await device.till.learn(reading);
        return reading;
      }),
  });
}

/** What went in and out of the drawer in one till session, newest first. */
export const useCashMovements = (tillSessionId: string, isOnServer: boolean) =>
  useKeptPagedQuery<CashMovementRow>('cash-movements', '/till/cash-movements', { tillSessionId }, isOnServer);
/** The cortes Z, newest first. */
export const useClosures = () => useKeptPagedQuery<ClosureSummary>('closures', '/till/closures', { kind: 'z' });
export const useClosure = (closureId: string) =>
  useKeptQuery<ClosureDetail>(`closure ${closureId}`, `/till/closures/${closureId}`);
export const useStockMovements = (productId: string) =>
  useKeptPagedQuery<StockMovement>(`stock-movements ${productId}`, '/inventory/movements', { productId });
/** One day of the shop: today, or a business date. */
export const useToday = (date?: string) =>
  useKeptQuery<Today>(date === undefined ? KEPT.today : `today ${date}`, '/reports/today', { date });
