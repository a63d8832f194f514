import type { Customer, Product } from '@michangarrito/contracts';
import {
  ZERO_CENTAVOS,
  VARIOS_NAME,
  addCentavos,
  formatMoney,
  formatQuantity,
  isLow,
  milli,
  subtractCentavos,
  sumCentavos,
  tokens,
  type CartLine,
  type CartProduct,
  type PricedCart,
} from '@michangarrito/domain';
import type { OpenSale } from '@michangarrito/local-store';
import { foldedMatch } from '../../../design/folded-match.ts';
import { cart as words, sell, units } from '../../../messages/sell.ts';
import type { LineView, ResultView, SaleTabView, SaleView, TileView } from '../components/view-model.ts';

/** The domain's carts and the shop's products as the counter draws them. */

/** What a line is called: a line without a product has a code for a name. */
export function lineName(line: Pick<CartLine, 'name' | 'productId'>): string {
  return line.productId === null && line.name === VARIOS_NAME ? sell.varios : line.name;
}

/** How much a sale holds: pieces where all of it is sold by piece, else how many products. */
export function countedWords(lines: readonly Pick<CartLine, 'productId' | 'unit' | 'quantityMilli'>[]): string {
  const byPiece = lines.length > 0 && lines.every(({ productId, unit }) => productId !== null && unit === 'piece');
  if (!byPiece) return sell.products(lines.length);
  return sell.pieces(lines.reduce((sum, { quantityMilli }) => sum + quantityMilli, 0) / 1000);
}

/** What a cart needs to know of a product; null while it has no price. */
export function cartProduct(product: Product): CartProduct | null {
  if (product.priceCentavos === null) return null;
  return {
    productId: product.id,
    name: product.name,
    unit: product.unit,
    taxClass: product.taxClass,
    unitPriceCentavos: product.priceCentavos,
  };
}

export function tileView(product: Product, lines: readonly CartLine[]): TileView {
  const sold = lines
    .filter(({ productId }) => productId === product.id)
    .reduce((sum, line) => sum + line.quantityMilli, 0);
  return {
    id: product.id,
    name: product.name,
    shape: product.silhouette,
    ...priceOf(product),
    ...(sold > 0 && { inSale: formatQuantity(milli(sold), product.unit) }),
    ...leftOf(product),
  };
}

export function resultView(product: Product, query: string): ResultView {
  const [first] = tokens(query);
  const match = first === undefined ? null : foldedMatch(product.name, first);
  const { left } = leftOf(product);
  return {
    id: product.id,
    name: product.name,
    shape: product.silhouette,
    ...priceOf(product),
    ...(match && { match }),
    ...(left !== undefined && { detail: left === '0' ? sell.soldOut : sell.left(left) }),
  };
}

function priceOf(product: Product): { price?: string; perUnit?: string } {
  if (product.priceCentavos === null) return {};
  const price = formatMoney(product.priceCentavos);
  return product.unit === 'piece' ? { price } : { price, perUnit: `/${units[product.unit].symbol}` };
}

// Only what is counted runs out: a product without a minimum says nothing of what is left.
function leftOf({ stockMilli, minimumMilli, unit }: Product): { left?: string } {
  if (!isLow(stockMilli, minimumMilli)) return {};
  return { left: stockMilli <= 0 ? '0' : formatQuantity(stockMilli, unit) };
}

/** Lines have no id of their own; their place in the sale serves as one. */
function lineView(line: CartLine, index: number): LineView {
  const price = formatMoney(line.unitPriceCentavos);
  const discounted = line.discountCentavos > 0;
  return {
    id: String(index),
    quantity: formatQuantity(line.quantityMilli, line.unit),
    name: lineName(line),
    unitPrice: line.unit === 'piece' ? words.each(price) : words.perUnit(price, units[line.unit].symbol),
    amount: formatMoney(subtractCentavos(line.amountCentavos, line.discountCentavos)),
    ...(discounted && {
      promotion: {
        badge: words.minus(formatMoney(line.discountCentavos)),
        before: words.before(formatMoney(line.amountCentavos)),
      },
    }),
  };
}

export function saleLabel(ticket: OpenSale | null, place: number): string {
  return ticket?.name ?? sell.saleName(place);
}

export function saleTabs(tickets: readonly OpenSale[], totals: ReadonlyMap<string, string>): SaleTabView[] {
  if (tickets.length === 0) return [{ id: '', label: sell.saleName(1) }];
  return tickets.map((ticket, index) => ({
    id: ticket.id,
    label: saleLabel(ticket, index + 1),
    ...(totals.has(ticket.id) && { amount: totals.get(ticket.id) as string }),
  }));
}

export function saleView(input: {
  label: string;
  ticket: OpenSale | null;
  cart: PricedCart | null;
  customer: Customer | null;
  openLine: string | null;
}): SaleView {
  const { label, ticket, cart, customer, openLine } = input;
  const lines = (ticket?.lines ?? []).map(lineView);
  const total = cart?.totalCentavos ?? ZERO_CENTAVOS;
  const discounts = (ticket?.lines ?? []).map((line) => line.discountCentavos);
  const discount = sumCentavos([...discounts, cart?.discountCentavos ?? ZERO_CENTAVOS]);
  return {
    label,
    lines,
    counted: countedWords(ticket?.lines ?? []),
    total,
    subtotal: formatMoney(addCentavos(total, discount)),
    discount: formatMoney(discount),
    hasDiscount: discount > 0,
    openLine,
    ...(customer && { customer: customer.name }),
    ...(ticket?.note !== null && ticket?.note !== undefined && { note: ticket.note }),
  };
}
