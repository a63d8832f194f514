import type { Login } from '@michangarrito/testing';
import { businessDate, centavos, lineByQuantity, milli } from '@michangarrito/domain';
import { uuidv7 } from 'uuidv7';
import { PRODUCTS, priceOf, productId } from './shops.ts';

/** A sale ready to be sent. */
export interface SaleRequest {
  readonly id: string;
  readonly accessToken: string;
  /** The command as JSON. */
  readonly body: string;
}

const UTC_OFFSET_MINUTES = -360;
// Three products that are never the same: each from a third of the shelf.
const THIRD = Math.floor(PRODUCTS / 3);
let sequence = 0;

/** The next sale, of the shops in turn: three lines of one piece each, paid in cash. */
export function nextSale(logins: readonly Login[]): SaleRequest {
  return saleOfShop(logins, 1 + ((sequence + 1) % logins.length));
}

/** The same of one shop, counted from 1. */
export function saleOfShop(logins: readonly Login[], shop: number): SaleRequest {
  sequence += 1;
  const login = logins[shop - 1];
  if (!login) throw new Error('no shop');
  const sale = makeSale(login, shop);
  return { id: sale.id, accessToken: login.accessToken, body: JSON.stringify(sale) };
}

function makeSale(login: Login, shop: number) {
  const now = Date.now();
  const lines = [0, 1, 2].map((third) => {
    const number = third * THIRD + 1 + Math.floor(Math.random() * THIRD);
    const product = {
      productId: productId(shop, number),
      name: `Producto ${String(number)}`,
      unit: 'piece',
      taxClass: 'iva16',
    } as const;
    return lineByQuantity({ ...product, unitPriceCentavos: priceOf(number) }, milli(1_000));
  });
  const total = centavos(lines.reduce((sum, line) => sum + line.amountCentavos, 0));
  return {
    id: uuidv7(),
    tenantId: login.tenantId,
    deviceId: login.deviceId,
    deviceSeq: sequence,
    actorId: login.personId,
    recordedAt: new Date(now).toISOString(),
    utcOffsetMinutes: UTC_OFFSET_MINUTES,
    businessDate: businessDate(now, UTC_OFFSET_MINUTES),
    skewMs: 0,
    v: 1,
    type: 'recordSale',
    payload: {
      folio: { series: login.folioSeries, number: sequence },
      customerId: null,
      tillSessionId: null,
      lines,
      discountCentavos: 0,
      totalCentavos: total,
      payments: [{ id: uuidv7(), method: 'cash', amountCentavos: total, tenderedCentavos: total, reference: null }],
      note: null,
    },
  };
}
