import {
  centavos,
  lineByQuantity,
  milli,
  priceCart,
  variosLine,
  type PricedCart,
  type RatesInForce,
} from '@michangarrito/domain';
import { IDS } from './fake-backend.ts';
import type { Page } from './fake-browser.ts';

const RATES: RatesInForce = new Map(
  (['iva0', 'iva16'] as const).map((taxClass) => [
    taxClass,
    { taxClass, ivaBasisPoints: 0, iepsBasisPoints: 0, validFrom: '2020-01-01' },
  ]),
);
const HAM = {
  productId: IDS.product,
  name: 'Jamón de pierna',
  unit: 'kg',
  taxClass: 'iva0',
  unitPriceCentavos: centavos(18_000),
} as const;

/** Registers the shop of the tests on a page. */
export async function register(page: Page): Promise<void> {
  await page.sessionReady();
  await page.registerShop({
    ticket: 't',
    shopName: 'Abarrotes Lupita',
    ownerName: 'Lupita',
    businessType: 'abarrotes',
    pin: '493817',
    starterCatalog: false,
  });
}

/** A quarter of ham and twelve pesos of varios, two pesos off. */
export function cart(): PricedCart {
  const priced = priceCart(
    { lines: [lineByQuantity(HAM, milli(250)), variosLine(centavos(1200), 'iva16')], discountCentavos: centavos(200) },
    RATES,
  );
  if (!priced.ok) throw new Error('the cart of the test has problems');
  return priced.cart;
}

export function sellInCash(page: Page, openSaleId: string | null = null) {
  const sold = cart();
  const payment = {
    method: 'cash',
    amountCentavos: sold.totalCentavos,
    tenderedCentavos: centavos(10_000),
    reference: null,
  } as const;
  return page.recordSale({ cart: sold, payments: [payment], customerId: null, note: null, openSaleId });
}

/** The commands in the journal, oldest first. */
export async function journalTexts(page: Page): Promise<unknown[]> {
  const entries = await page.openSession().device.journal.entries({ state: null, limit: 100 });
  return entries.map(({ text }) => JSON.parse(text) as unknown).reverse();
}

export async function unprotected(page: Page): Promise<number> {
  return (await page.openSession().device.journal.counts()).unprotected;
}
