import type { ClosureDetail, FieldEdit, Statement, Today } from '@michangarrito/contracts';
import { useKeptList, useKeptPagedQuery, useKeptQuery } from './server-query.ts';
import type { CashMovementRow, ClosureSummary, FiadoSummary, PriceChange, StockMovement } from './types.ts';

/** What the server adds up and lists; without network, its last answer. What is sold from stands on the device instead: see `useShop`. */

/** Under what the device keeps the answer that its own journal is laid over. */
export const KEPT_TODAY = 'today';

export const usePriceHistory = (productId: string) =>
  useKeptList<PriceChange>(`price-history ${productId}`, `/products/${productId}/price-history`);
/** What people changed of a product's fields, newest first. */
export const useProductEdits = (productId: string) =>
  useKeptList<FieldEdit>(`edits ${productId}`, `/products/${productId}/edits`);
export const useCustomerEdits = (customerId: string) =>
  useKeptList<FieldEdit>(`edits ${customerId}`, `/customers/${customerId}/edits`);
/** A customer's movements, newest first as the server gives them. */
export const useStatement = (customerId: string) =>
  useKeptQuery<Statement>(`statement ${customerId}`, `/customers/${customerId}/statement`, { limit: 200 });
export const useFiadoSummary = () => useKeptQuery<FiadoSummary>('fiado-summary', '/fiados/summary');
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
  useKeptQuery<Today>(date === undefined ? KEPT_TODAY : `today ${date}`, '/reports/today', { date });
