/** The lines of a cart, before anything is priced. */

import type { TaxClass, Unit } from './enumerations.ts';
import { ZERO_CENTAVOS } from './money.ts';
import type { Centavos } from './money.ts';
import { lineAmount, milli, quantityFromPesos } from './quantity.ts';
import type { Milli } from './quantity.ts';

/** What a line needs to know of a product at the moment of the sale. */
export interface CartProduct {
  readonly productId: string | null;
  readonly name: string;
  readonly unit: Unit;
  readonly taxClass: TaxClass;
  readonly unitPriceCentavos: Centavos;
}

export interface CartLine extends CartProduct {
  readonly quantityMilli: Milli;
  /** True if the customer asked for an amount: then `amountCentavos` rules and the quantity follows from it. */
  readonly byPesos: boolean;
  /** Before any discount; by pesos exactly what was asked. */
  readonly amountCentavos: Centavos;
  /** The line's own discount; the sale's discount is shared out by {@link priceCart}. */
  readonly discountCentavos: Centavos;
}

export interface Cart {
  readonly lines: readonly CartLine[];
  /** Discount on the whole sale, after the discounts of its lines. */
  readonly discountCentavos: Centavos;
}

/** A line by piece, weight or measure. @throws RangeError if the amount leaves the range. */
export function lineByQuantity(product: CartProduct, quantity: Milli): CartLine {
  const amount = lineAmount(product.unitPriceCentavos, quantity);
  return makeLine(product, quantity, amount, false);
}

/** A line for an amount ("$20 de jamón"): its total is that amount. @throws RangeError if the product has no price. */
export function lineByPesos(product: CartProduct, amount: Centavos): CartLine {
  return makeLine(product, quantityFromPesos(amount, product.unitPriceCentavos), amount, true);
}

/** The stored name of a line without a product: a code, which screens and tickets translate. */
export const VARIOS_NAME = 'varios';

/** An amount without a product. */
export function variosLine(amount: Centavos, taxClass: TaxClass): CartLine {
  const product = { productId: null, name: VARIOS_NAME, unit: 'piece', taxClass, unitPriceCentavos: amount } as const;
  return makeLine(product, milli(1000), amount, false);
}

function makeLine(product: CartProduct, quantity: Milli, amount: Centavos, byPesos: boolean): CartLine {
  return {
    productId: product.productId,
    name: product.name,
    unit: product.unit,
    taxClass: product.taxClass,
    unitPriceCentavos: product.unitPriceCentavos,
    quantityMilli: quantity,
    byPesos,
    amountCentavos: amount,
    discountCentavos: ZERO_CENTAVOS,
  };
}
