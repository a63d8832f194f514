import {
  centavos,
  lineByPesos,
  lineByQuantity,
  milli,
  priceCart,
  ratesOn,
  variosLine,
  type CartLine,
  type CartProduct,
  type Centavos,
  type PricedCart,
  type TaxRate,
} from '@michangarrito/domain';
import type { CommandOf } from '@michangarrito/contracts';
import { uuidv7 } from 'uuidv7';
import type { Seeded } from './seeded.ts';

type Payments = CommandOf<'recordSale'>['payload']['payments'];

function randomLine({ below, pick, chance }: Seeded, shelf: readonly CartProduct[]): CartLine {
  const product = pick(shelf);
  if (chance(0.2)) return variosLine(centavos(1 + below(5_000)), 'iva16');
  if (product.unit === 'kg' && chance(0.5)) return lineByPesos(product, centavos(500 + below(4_000)));
  const quantity = milli(product.unit === 'kg' ? 1 + below(2_500) : 1_000 * (1 + below(4)));
  const line = lineByQuantity(product, quantity);
  return { ...line, discountCentavos: centavos(chance(0.2) ? below(line.amountCentavos) : 0) };
}

/** Up to four lines as they are asked for, and priced: by quantity, by pesos and varios, with discounts of every kind. */
export function randomCart(
  random: Seeded,
  shelf: readonly CartProduct[],
  rates: readonly TaxRate[],
  date: string,
): { lines: readonly CartLine[]; cart: PricedCart } {
  const lines = Array.from({ length: 1 + random.below(4) }, () => randomLine(random, shelf));
  const net = lines.reduce((sum, line) => sum + line.amountCentavos - line.discountCentavos, 0);
  const discountCentavos = centavos(random.chance(0.3) ? random.below(net) : 0);
  const priced = priceCart({ lines, discountCentavos }, ratesOn(rates, date));
  if (!priced.ok) throw new Error(JSON.stringify(priced.problems));
  return { lines, cart: priced.cart };
}

/** Some of it in cash, the rest by another method; on fiado only for a customer. */
export function randomPayments({ below, pick, chance }: Seeded, totalCentavos: number, hasCustomer: boolean): Payments {
  const method = pick(hasCustomer ? (['fiado', 'cash'] as const) : (['cash', 'card', 'transfer'] as const));
  const inCash = chance(0.5) ? below(totalCentavos + 1) : 0;
  const payments = [payment('cash', centavos(inCash)), payment(method, centavos(totalCentavos - inCash))];
  return payments.filter(({ amountCentavos }) => amountCentavos > 0 || totalCentavos === 0);
}

function payment(method: Payments[number]['method'], amountCentavos: Centavos): Payments[number] {
  return { id: uuidv7(), method, amountCentavos, tenderedCentavos: null, reference: null };
}
