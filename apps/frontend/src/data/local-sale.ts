import type { Customer, RecordSale, SaleDetail } from '@michangarrito/contracts';
import type { TaxRate } from '@michangarrito/domain';
import { saleFromCommand } from '@michangarrito/local-store';
import { readSnapshot } from './cache.ts';
import type { OpenDevice } from './device.ts';
import type { Page } from './types.ts';

/**
 * A sale as this device wrote it down, in the form in which the server tells of sales: what a ticket shows before the server has heard of
 * it. Null if the id is not of a sale made here.
 */
export async function localSale(device: OpenDevice, actorName: string, saleId: string): Promise<SaleDetail | null> {
  const entry = await device.journal.find(saleId);
  if (entry?.type !== 'recordSale') return null;
  const rates = (await readSnapshot<TaxRate[]>(device.cache, 'tax-rates')) ?? [];
  const customers = await readSnapshot<Page<Customer>>(device.cache, 'customers');
  const sale = JSON.parse(entry.text) as RecordSale;
  const customer = customers?.items.find(({ id }) => id === sale.payload.customerId);
  return saleFromCommand(sale, { rates, actorName, customerName: customer?.name ?? null });
}
