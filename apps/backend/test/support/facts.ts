import type { CommandOf } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import type { ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { pieces, saleOf, type ShelfProduct } from './sales-suite.ts';

/** What a device of the shop may tell, of small things: each is a new command. */
export function factsOf(shop: ShopClient, soda: ShelfProduct) {
  const customerOf = () =>
    shop.command('createCustomer', {
      ...{ name: 'Doña Cata', phone: null, creditLimitCentavos: null, note: null },
      dueRule: { kind: 'none' },
    });
  const productOf = (categoryId: string | null) =>
    shop.command('createProduct', {
      ...{ name: 'Atún', unit: 'piece', priceCentavos: centavos(2_500), costCentavos: null, taxClass: 'iva0' },
      ...{ restricted: null, favourite: false, minimumMilli: null, silhouette: null, barcodes: [], aliases: [] },
      ...{ categoryId, initialStockMilli: milli(3_000) },
    });
  const tillOf = () => shop.command('openTill', { floatCentavos: centavos(10_000) });
  const zOf = (tillSessionId: string, counted: number) =>
    shop.command('closeTill', {
      ...{ kind: 'z', tillSessionId, countedCentavos: centavos(counted), denominations: [], note: null },
    });
  const abonoOf = (customerId: string, tillSessionId: string | null = null) =>
    shop.command('recordFiadoPayment', {
      ...{
        customerId,
        amountCentavos: centavos(700),
        method: 'cash',
        tenderedCentavos: null,
        tillSessionId,
        note: null,
      },
    });
  /** Two sodas for a customer, half in cash and half on credit. */
  const mixedSale = (customerId: string, tillSessionId: string | null = null) =>
    saleOf(shop, [pieces(soda, 2)], {
      payload: { customerId, tillSessionId },
      payments: [
        { method: 'cash', amountCentavos: 1_900 },
        { method: 'fiado', amountCentavos: 1_900 },
      ],
    });
  const refundOf = (saleId: string, tillSessionId: string | null = null) =>
    shop.command('refundSale', {
      ...{ saleId, tillSessionId, reason: 'No le gustó', totalCentavos: centavos(1_900) },
      lines: [{ lineNumber: 1, quantityMilli: milli(1_000), destination: 'stock' }],
      payments: [{ id: uuidv7(), method: 'cash', amountCentavos: centavos(1_900) }],
    });
  const ticketOf = (folio: CommandOf<'recordSale'>['payload']['folio'], productId: string | null = soda.productId) =>
    shop.command('refundTicket', {
      ...{ folio, tillSessionId: null, reason: 'Venía roto', totalCentavos: centavos(1_900) },
      lines: [{ productId, quantityMilli: milli(1_000), amountCentavos: centavos(1_900), destination: 'waste' }],
      payments: [{ id: uuidv7(), method: 'cash', amountCentavos: centavos(1_900) }],
    });
  return {
    customer: customerOf,
    product: productOf,
    till: tillOf,
    z: zOf,
    abono: abonoOf,
    mixedSale,
    refund: refundOf,
    ticket: ticketOf,
  };
}
