import fc from 'fast-check';
import { TAX_CLASSES, centavos, lineByPesos, lineByQuantity, milli, ratesOn, variosLine } from '../src/index.ts';
import type { Cart, CartLine, RatesInForce, TaxRate } from '../src/index.ts';

/** Amounts as they come: mostly of a shop, sometimes at the edges of the range. */
export const anyCentavos = fc
  .oneof(
    { weight: 4, arbitrary: fc.integer({ min: -1_000_000, max: 1_000_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }) },
  )
  .map(centavos);

export function centavosBetween(min: number, max: number) {
  return fc.integer({ min, max }).map(centavos);
}

/** Numbers that money and quantities must refuse. */
export const notWhole = fc.oneof(
  fc.constantFrom(Number.NaN, Infinity, -Infinity, Number.MAX_VALUE, 0.5, 1e-9),
  fc.integer({ min: 9_000_000_000_001, max: Number.MAX_SAFE_INTEGER }),
  fc.double({ min: 0.001, max: 1e6, noNaN: true }).filter((value) => !Number.isInteger(value)),
);

export const TEST_RATES: readonly TaxRate[] = [
  { taxClass: 'iva16', ivaBasisPoints: 1600, iepsBasisPoints: 0, validFrom: '2010-01-01' },
  { taxClass: 'iva8', ivaBasisPoints: 800, iepsBasisPoints: 0, validFrom: '2019-01-01' },
  { taxClass: 'iva0', ivaBasisPoints: 0, iepsBasisPoints: 0, validFrom: '2010-01-01' },
  { taxClass: 'exempt', ivaBasisPoints: 0, iepsBasisPoints: 0, validFrom: '2010-01-01' },
  { taxClass: 'iva16_ieps8', ivaBasisPoints: 1600, iepsBasisPoints: 800, validFrom: '2014-01-01' },
  { taxClass: 'iva0_ieps8', ivaBasisPoints: 0, iepsBasisPoints: 800, validFrom: '2014-01-01' },
];

export const RATES: RatesInForce = ratesOn(TEST_RATES, '2026-11-24');

const taxClass = fc.constantFrom(...TAX_CLASSES);
const price = centavosBetween(1, 500_000);

const byPiece = fc
  .record({ price, taxClass, pieces: fc.integer({ min: 1, max: 200 }) })
  .map(({ pieces, ...of }) =>
    lineByQuantity(
      { productId: 'p', name: 'Huevo', unit: 'piece', taxClass: of.taxClass, unitPriceCentavos: of.price },
      milli(pieces * 1000),
    ),
  );

const byWeight = fc
  .record({ price, taxClass, grams: fc.integer({ min: 1, max: 50_000 }) })
  .map(({ grams, ...of }) =>
    lineByQuantity(
      { productId: 'w', name: 'Jamón', unit: 'kg', taxClass: of.taxClass, unitPriceCentavos: of.price },
      milli(grams),
    ),
  );

// At least a thousandth of the dearest price, so that the quantity is not rounded away.
const byPesos = fc
  .record({ price, taxClass, amount: centavosBetween(500, 100_000) })
  .map((of) =>
    lineByPesos(
      { productId: 'j', name: 'Queso', unit: 'kg', taxClass: of.taxClass, unitPriceCentavos: of.price },
      of.amount,
    ),
  );

const varios = fc
  .record({ amount: centavosBetween(1, 100_000), taxClass })
  .map((of) => variosLine(of.amount, of.taxClass));

/** A line with a discount anywhere between nothing and all of it. */
export const anyLine: fc.Arbitrary<CartLine> = fc
  .tuple(
    fc.oneof(byPiece, byWeight, byPesos, varios),
    fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  )
  .map(([line, part]) => ({ ...line, discountCentavos: centavos(Math.floor(line.amountCentavos * part)) }));

/** A cart that prices without problems. */
export const anyCart: fc.Arbitrary<Cart> = fc
  .tuple(
    fc.array(anyLine, { minLength: 1, maxLength: 12 }),
    fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  )
  .map(([lines, part]) => {
    const subtotal = lines.reduce((sum, line) => sum + line.amountCentavos - line.discountCentavos, 0);
    return { lines, discountCentavos: centavos(Math.floor(subtotal * part)) };
  });
