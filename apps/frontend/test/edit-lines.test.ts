import { centavos, lineByPesos, lineByQuantity, milli, type CartLine, type CartProduct } from '@michangarrito/domain';
import { describe, expect, test } from 'vitest';
import {
  addPesos,
  addQuantity,
  fittingDiscount,
  removeLine,
  setLineDiscount,
  setPesos,
  setQuantity,
  stepOf,
  stepQuantity,
} from '../src/screens/sell/state/edit-lines.ts';

const soda: CartProduct = {
  productId: '0192f0c4-0000-7000-8000-00000000000a',
  name: 'Coca-Cola 600 ml',
  unit: 'piece',
  taxClass: 'iva16',
  unitPriceCentavos: centavos(1900),
};
const ham: CartProduct = {
  productId: '0192f0c4-0000-7000-8000-00000000000b',
  name: 'Jamón de pierna',
  unit: 'kg',
  taxClass: 'iva0',
  unitPriceCentavos: centavos(12_800),
};
const two = [lineByQuantity(soda, milli(2000)), lineByQuantity(ham, milli(500))];
const amounts = (lines: readonly CartLine[]) => lines.map((line) => [line.quantityMilli, line.amountCentavos]);

describe('adding', () => {
  test('a second tap joins the line of that product', () => {
    expect(amounts(addQuantity(two, soda, milli(1000)))).toEqual([
      [3000, 5700],
      [500, 6400],
    ]);
  });
  test.each([
    ['another price', { ...soda, unitPriceCentavos: centavos(2000) }, two],
    ['a discount on the line', soda, setLineDiscount(two, 0, centavos(100))],
    ['a line by pesos', soda, [lineByPesos(soda, centavos(1900))]],
  ])('%s begins a line of its own', (_name, product, lines) => {
    expect(addQuantity(lines, product, milli(1000))).toHaveLength(lines.length + 1);
  });
  test('amounts by pesos add up and keep their pesos', () => {
    const lines = addPesos(addPesos([], ham, centavos(2000)), ham, centavos(1500));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ byPesos: true, amountCentavos: 3500, quantityMilli: 273 });
  });
});

describe('changing', () => {
  test('one step is a piece, or 100 g', () => {
    expect([stepOf(soda), stepOf(ham)]).toEqual([1000, 100]);
    expect(amounts(stepQuantity(stepQuantity(two, 0, 1), 1, -1))).toEqual([
      [3000, 5700],
      [400, 5120],
    ]);
  });
  test('the last step down takes the line away, and so does nothing left', () => {
    expect(stepQuantity([lineByQuantity(soda, milli(1000))], 0, -1)).toEqual([]);
    expect(setQuantity(two, 0, milli(0))).toEqual([two[1]]);
    expect(removeLine(two, 1)).toEqual([two[0]]);
  });
  test('a step makes a line by pesos one by quantity', () => {
    const [line] = stepQuantity([lineByPesos(ham, centavos(2000))], 0, 1);
    expect(line).toMatchObject({ byPesos: false, quantityMilli: 256, amountCentavos: 3277 });
  });
  test('an amount in pesos is kept exactly', () => {
    expect(setPesos(two, 1, centavos(2001))[1]).toMatchObject({ byPesos: true, amountCentavos: 2001 });
  });
  test('a line that is not there changes nothing', () => {
    expect(setQuantity(two, 7, milli(1000))).toBe(two);
    expect(setPesos(two, 7, centavos(100))).toBe(two);
    expect(stepQuantity(two, 7, 1)).toBe(two);
    expect(setLineDiscount(two, 7, centavos(100))).toBe(two);
  });
});

describe('discounts', () => {
  test('a discount stops at what the line costs, and shrinks with it', () => {
    const lines = setLineDiscount(two, 0, centavos(9999));
    expect(lines[0]?.discountCentavos).toBe(3800);
    expect(setQuantity(lines, 0, milli(1000))[0]?.discountCentavos).toBe(1900);
  });
  test('the discount of the sale stops at what its lines come to', () => {
    const lines = setLineDiscount(two, 0, centavos(800));
    expect(fittingDiscount(lines, centavos(500))).toBe(500);
    expect(fittingDiscount(lines, centavos(99_999))).toBe(9400);
    expect(fittingDiscount([], centavos(500))).toBe(0);
  });
});
