import type { Customer, RecordSale, SaleDetail } from '@michangarrito/contracts';
import { ZERO_CENTAVOS, milli, priceCart, ratesOn, settle, type TaxRate } from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
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
  return toDetail(entry, sale, rates, { actorName, customerName: customer?.name ?? null });
}

function toDetail(
  { summary }: JournalEntry,
  { id, recordedAt, businessDate, payload }: RecordSale,
  rates: readonly TaxRate[],
  names: Pick<SaleDetail, 'actorName' | 'customerName'>,
): SaleDetail | null {
  const { lines, discountCentavos, payments, customerId, totalCentavos } = payload;
  const priced = priceCart({ lines, discountCentavos }, ratesOn(rates, businessDate));
  const settled = settle(totalCentavos, payments, { hasCustomer: customerId !== null });
  if (!priced.ok || !settled.ok) return null;
  return {
    ...names,
    id,
    folio: summary.folio ?? '',
    recordedAt,
    businessDate,
    totalCentavos,
    refundedCentavos: ZERO_CENTAVOS,
    status: 'recorded',
    customerId,
    lineCount: lines.length,
    methods: [...new Set(payments.map(({ method }) => method))],
    flags: [],
    subtotalCentavos: priced.cart.subtotalCentavos,
    discountCentavos,
    ivaCentavos: priced.cart.ivaCentavos,
    iepsCentavos: priced.cart.iepsCentavos,
    note: payload.note,
    lines: priced.cart.lines.map((line, index) => ({
      ...line,
      lineNumber: index + 1,
      refundedMilli: milli(0),
      refundedCentavos: ZERO_CENTAVOS,
    })),
    payments: payments.map((payment) => ({
      ...payment,
      changeCentavos: changeOf(payment),
      refundedCentavos: ZERO_CENTAVOS,
    })),
    refunds: [],
  };
}

/** What went back to the customer of one payment: the domain's rule for that payment alone. */
function changeOf(payment: RecordSale['payload']['payments'][number]) {
  const settled = settle(payment.amountCentavos, [payment], { hasCustomer: true });
  return settled.ok ? settled.changeCentavos : ZERO_CENTAVOS;
}
