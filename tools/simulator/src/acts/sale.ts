import type { CommandOf, Customer, Product } from '@michangarrito/contracts';
import {
  centavos,
  lineByPesos,
  lineByQuantity,
  milli,
  priceCart,
  variosLine,
  type CartLine,
  type CartProduct,
  type Centavos,
  type PricedCart,
  type RatesInForce,
} from '@michangarrito/domain';
import type { Dice } from '../random.ts';

type SaleAct =
  | 'sell_cash'
  | 'sell_card'
  | 'sell_fiado'
  | 'sell_mixed'
  | 'sell_weight'
  | 'sell_pesos'
  | 'sell_varios'
  | 'sell_discount';
type Payment = CommandOf<'recordSale'>['payload']['payments'][number];

export interface PlannedSale {
  readonly cart: PricedCart;
  readonly payments: readonly Omit<Payment, 'id'>[];
  readonly customerId: string | null;
}

/** What a customer buys and how they pay; null if the device knows nothing that could be sold so. */
export function planSale(
  act: SaleAct,
  dice: Dice,
  known: { products: readonly Product[]; customers: readonly Customer[]; rates: RatesInForce },
): PlannedSale | null {
  const lines = linesOf(act, dice, known.products);
  // Before its first load, or with a date from before every rate, a device cannot price.
  if (lines.length === 0 || lines.some(({ taxClass }) => !known.rates.has(taxClass))) return null;
  const priced = priceCart({ lines: discounted(act, dice, lines), discountCentavos: centavos(0) }, known.rates);
  if (!priced.ok) throw new Error(`the cart has problems: ${JSON.stringify(priced.problems)}`);
  const cart = act === 'sell_discount' ? withSaleDiscount(dice, priced.cart, known.rates) : priced.cart;
  if (act === 'sell_fiado' || act === 'sell_mixed') {
    const customer = dice.pick(known.customers);
    if (customer === undefined) return null;
    return { cart, customerId: customer.id, payments: creditPayments(act, dice, cart.totalCentavos) };
  }
  const method = act === 'sell_card' ? 'card' : 'cash';
  return { cart, customerId: null, payments: [paid(method, cart.totalCentavos)] };
}

function linesOf(act: SaleAct, dice: Dice, products: readonly Product[]): CartLine[] {
  if (act === 'sell_varios') return [variosLine(centavos(dice.whole(1, 400) * 50), 'iva16')];
  const loose = act === 'sell_weight' || act === 'sell_pesos';
  const priced = products.filter(
    (product) =>
      product.priceCentavos !== null &&
      product.priceCentavos > 0 &&
      !product.archived &&
      (product.unit === 'kg') === loose,
  );
  const chosen = dice.shuffle(priced).slice(0, dice.whole(1, loose ? 1 : 3));
  return chosen.map((product) => {
    if (act === 'sell_weight') return lineByQuantity(cartProduct(product), milli(dice.whole(50, 3_000)));
    if (act === 'sell_pesos') return lineByPesos(cartProduct(product), centavos(dice.whole(5, 80) * 100));
    return lineByQuantity(cartProduct(product), milli(dice.whole(1, 5) * 1000));
  });
}

function cartProduct(product: Product): CartProduct {
  return {
    productId: product.id,
    name: product.name,
    unit: product.unit,
    taxClass: product.taxClass,
    unitPriceCentavos: product.priceCentavos ?? centavos(0),
  };
}

function discounted(act: SaleAct, dice: Dice, lines: readonly CartLine[]): CartLine[] {
  if (act !== 'sell_discount' || !dice.chance(0.5)) return [...lines];
  return lines.map((line) => ({
    ...line,
    discountCentavos: centavos(dice.whole(0, Math.floor(line.amountCentavos / 2))),
  }));
}

function withSaleDiscount(dice: Dice, cart: PricedCart, rates: RatesInForce): PricedCart {
  const discountCentavos = centavos(dice.whole(1, Math.max(1, Math.floor(cart.totalCentavos / 3))));
  if (discountCentavos >= cart.totalCentavos) return cart;
  const priced = priceCart({ lines: cart.lines, discountCentavos }, rates);
  return priced.ok ? priced.cart : cart;
}

function creditPayments(act: SaleAct, dice: Dice, total: Centavos): Omit<Payment, 'id'>[] {
  if (act === 'sell_fiado' || total < 3) return [paid('fiado', total)];
  const onCredit = centavos(dice.whole(1, total - 2));
  const inCash = centavos(dice.whole(1, total - onCredit - 1));
  return [paid('fiado', onCredit), paid('cash', inCash), paid('transfer', centavos(total - onCredit - inCash))];
}

/** Cash is handed over in whole tens. */
function paid(method: Payment['method'], amountCentavos: Centavos): Omit<Payment, 'id'> {
  const tendered = method === 'cash' ? centavos(Math.ceil(amountCentavos / 1000) * 1000) : null;
  return { method, amountCentavos, tenderedCentavos: tendered, reference: null };
}
