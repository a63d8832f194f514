import { formatMoney, milli } from '@michangarrito/domain';
import { openSession } from '../../../data/session.ts';
import { changeCurrentSale, changeLines } from './current-sale.ts';
import { addQuantity } from './edit-lines.ts';
import { cartProduct } from './views.ts';

/** What came of a code: one piece more in the sale, a product whose price or quantity must be asked first, or nothing that is known. */
export type Scanned =
  | { readonly is: 'added'; readonly name: string; readonly price: string }
  | { readonly is: 'asks'; readonly name: string }
  | { readonly is: 'unknown' };

/** Adds one piece of the product with that code to the sale on the counter. @throws LocalStoreError if the device cannot keep it. */
export async function addScanned(code: string): Promise<Scanned> {
  const product = openSession().device.catalog.view().findBarcode(code);
  if (product === null) return { is: 'unknown' };
  const sold = cartProduct(product);
  if (sold === null || product.unit !== 'piece') return { is: 'asks', name: product.name };
  await changeCurrentSale(changeLines((lines) => addQuantity(lines, sold, milli(1000))));
  return { is: 'added', name: product.name, price: formatMoney(sold.unitPriceCentavos) };
}
