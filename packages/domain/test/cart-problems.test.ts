import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_CENTAVOS,
  ZERO_CENTAVOS,
  centavos,
  lineByPesos,
  lineByQuantity,
  milli,
  priceCart,
  variosLine,
} from '../src/index.ts';
import type { Cart, CartLine, CartProduct, Centavos, Milli } from '../src/index.ts';
import { RATES, anyLine } from './arbitraries.ts';

const ham: CartProduct = {
  productId: 'ham',
  name: 'Jamón',
  unit: 'kg',
  taxClass: 'iva0',
  unitPriceCentavos: centavos(12_800),
};
const cola: CartProduct = {
  productId: 'cola',
  name: 'Refresco',
  unit: 'piece',
  taxClass: 'iva16',
  unitPriceCentavos: centavos(1_900),
};
describe('cart problems', () => {
  const good = lineByQuantity(cola, milli(2_000));
  const byPesos = lineByPesos(ham, centavos(2_000));
  const money = (value: number) => value as Centavos;
  const quantity = (value: number) => value as Milli;
  const none = ZERO_CENTAVOS;

  it.each<[string, CartLine, string]>([
    ['another amount', { ...good, amountCentavos: centavos(3_801) }, 'LINE_AMOUNT_WRONG'],
    ['another quantity by pesos', { ...byPesos, quantityMilli: milli(157) }, 'LINE_AMOUNT_WRONG'],
    ['by pesos without a price', { ...byPesos, unitPriceCentavos: none }, 'LINE_AMOUNT_WRONG'],
    ['by pesos for nothing', { ...byPesos, amountCentavos: none }, 'LINE_AMOUNT_WRONG'],
    ['a product outside the range', { ...good, unitPriceCentavos: centavos(MAX_CENTAVOS) }, 'LINE_AMOUNT_WRONG'],
    ['a discount above the line', { ...good, discountCentavos: centavos(3_801) }, 'DISCOUNT_TOO_LARGE'],
    ['a negative discount', { ...good, discountCentavos: centavos(-1) }, 'AMOUNT_OUT_OF_RANGE'],
    ['no quantity', { ...good, quantityMilli: milli(0), amountCentavos: none }, 'QUANTITY_NOT_POSITIVE'],
    ['a negative quantity', { ...good, quantityMilli: milli(-1_000) }, 'QUANTITY_NOT_POSITIVE'],
    ['a negative price', { ...good, unitPriceCentavos: centavos(-1_900) }, 'PRICE_NEGATIVE'],
    ['half a piece', lineByQuantity(cola, milli(500)), 'PIECES_NOT_WHOLE'],
    ['varios of nothing', variosLine(none, 'iva16'), 'VARIOS_OUT_OF_RANGE'],
    ['NaN pesos', { ...good, amountCentavos: money(Number.NaN) }, 'AMOUNT_OUT_OF_RANGE'],
    ['half a centavo', { ...good, unitPriceCentavos: money(0.5) }, 'AMOUNT_OUT_OF_RANGE'],
    ['endless pieces', { ...good, quantityMilli: quantity(Infinity) }, 'AMOUNT_OUT_OF_RANGE'],
    ['a discount of NaN', { ...good, discountCentavos: money(Number.NaN) }, 'AMOUNT_OUT_OF_RANGE'],
  ])('%s', (_, line, code) => {
    const result = priceCart({ lines: [good, line], discountCentavos: none }, RATES);
    expect(result).toEqual({ ok: false, problems: [{ code, lineIndex: 1 }] });
  });

  it.each<[string, Cart, string]>([
    ['nothing in it', { lines: [], discountCentavos: none }, 'CART_EMPTY'],
    ['a discount above the sale', { lines: [good], discountCentavos: centavos(3_801) }, 'DISCOUNT_TOO_LARGE'],
    ['a negative discount', { lines: [good], discountCentavos: centavos(-1) }, 'AMOUNT_OUT_OF_RANGE'],
    ['a discount of NaN', { lines: [good], discountCentavos: money(Number.NaN) }, 'AMOUNT_OUT_OF_RANGE'],
    [
      'a sum outside the range',
      { lines: [1, 2].map(() => variosLine(centavos(MAX_CENTAVOS), 'iva0')), discountCentavos: none },
      'AMOUNT_OUT_OF_RANGE',
    ],
  ])('%s', (_, cart, code) => {
    expect(priceCart(cart, RATES)).toEqual({ ok: false, problems: [{ code, lineIndex: null }] });
  });

  it('answers any numbers with a price or problems, never with an exception', () => {
    const any = fc.oneof(fc.double(), fc.maxSafeInteger(), fc.integer({ min: -2, max: 3_000 }));
    fc.assert(
      fc.property(anyLine, fc.tuple(any, any, any, any, any), fc.boolean(), (line, [a, b, c, d, e], byPesosFlag) => {
        const hostile: CartLine = {
          ...line,
          unitPriceCentavos: money(a),
          quantityMilli: quantity(b),
          amountCentavos: money(c),
          discountCentavos: money(d),
          byPesos: byPesosFlag,
        };
        const result = priceCart({ lines: [line, hostile], discountCentavos: money(e) }, RATES);
        if (result.ok) expect(centavos(result.cart.totalCentavos)).toBeGreaterThanOrEqual(0);
        else expect(result.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});
