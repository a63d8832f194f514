import { centavos, lineByPesos, lineByQuantity, milli, variosLine, type CartLine } from '@michangarrito/domain';
import type { OpenSale } from '@michangarrito/local-store';
import { describe, expect, test } from 'vitest';
import { setLineDiscount } from '../src/screens/sell/state/edit-lines.ts';
import {
  cartProduct,
  countedWords,
  lineName,
  resultView,
  saleLabel,
  saleTabs,
  saleView,
  tileView,
} from '../src/screens/sell/state/views.ts';
import { product } from './data/fake-backend.ts';

const ham = product();
const sold = cartProduct(ham);
if (sold === null) throw new Error('the ham has a price');

function ticket(id: string, name: string | null = null): OpenSale {
  return { id, position: 0, name, customerId: null, lines: [], discountCentavos: centavos(0), note: null };
}

describe('tiles', () => {
  test('say the price with its unit and how much the sale has', () => {
    const lines = [lineByQuantity(sold, milli(100)), lineByPesos(sold, centavos(1800))];
    expect(tileView(ham, lines)).toMatchObject({ price: '$180.00', perUnit: '/kg', inSale: '200\u00a0g' });
    expect(tileView(ham, [])).not.toHaveProperty('inSale');
  });
  test('say what is left only of what is counted and low', () => {
    expect(tileView(ham, [])).not.toHaveProperty('left');
    expect(tileView(product({ minimumMilli: milli(6000) }), [])).toMatchObject({ left: '5\u00a0kg' });
    expect(tileView(product({ minimumMilli: milli(6000), stockMilli: milli(-500) }), [])).toMatchObject({ left: '0' });
  });
  test('without a price have none, and cannot go into a cart', () => {
    const unpriced = product({ priceCentavos: null });
    expect(tileView(unpriced, [])).not.toHaveProperty('price');
    expect(cartProduct(unpriced)).toBeNull();
  });
});

test('a result marks what was typed where the name says it, and nothing where only an alias does', () => {
  expect(resultView(ham, 'jamon pierna').match).toEqual([0, 5]);
  expect(resultView(ham, 'virginia')).not.toHaveProperty('match');
});

test('a sale counts pieces where all of it is by piece, else products', () => {
  const soda = cartProduct(product({ unit: 'piece' })) ?? sold;
  const sodas = (count: number) => lineByQuantity(soda, milli(count * 1000));
  expect(countedWords([sodas(1)])).toBe('1 pieza');
  expect(countedWords([sodas(2), sodas(3)])).toBe('5 piezas');
  expect(countedWords([sodas(2), lineByQuantity(sold, milli(500))])).toBe('2 productos');
  expect(countedWords([variosLine(centavos(1500), 'iva16')])).toBe('1 producto');
  expect(countedWords([])).toBe('0 productos');
});

function linesOf(lines: readonly CartLine[]) {
  const open = { ...ticket('a'), lines };
  return saleView({ label: 'Venta 1', ticket: open, cart: null, customer: null, openLine: null }).lines;
}

describe('lines', () => {
  test('say how much, each, and what it comes to', () => {
    expect(linesOf([lineByQuantity(sold, milli(1500))])).toEqual([
      {
        id: '0',
        quantity: '1.5\u00a0kg',
        name: 'Jamón de pierna',
        unitPrice: '$180.00 por kg',
        amount: '$270.00',
      },
    ]);
  });
  test('a discount is taken off and said', () => {
    const lines = setLineDiscount([lineByQuantity(sold, milli(1000))], 0, centavos(1050));
    expect(linesOf(lines)).toMatchObject([
      { amount: '$169.50', promotion: { badge: '–$10.50', before: 'antes $180.00' } },
    ]);
  });
  test('what is taken off the whole sale is said only where there is something', () => {
    const open = { ...ticket('1'), lines: [lineByQuantity(sold, milli(1000))] };
    const input = { label: 'Venta 1', cart: null, customer: null, openLine: null };
    expect(saleView({ ...input, ticket: open })).toMatchObject({ hasDiscount: false });
    const line = { ...open, lines: setLineDiscount(open.lines, 0, centavos(1000)) };
    expect(saleView({ ...input, ticket: line })).toMatchObject({ hasDiscount: true, discount: '$10.00' });
  });
  test('varios is said in words', () => {
    expect(lineName(variosLine(centavos(1000), 'iva16'))).toBe('Varios');
  });
});

describe('open sales', () => {
  test('are called by their place until somebody names them', () => {
    expect(saleLabel(null, 1)).toBe('Venta 1');
    expect(saleLabel(ticket('a', 'Mesa 4'), 2)).toBe('Mesa 4');
  });
  test('there is a first one before the first product', () => {
    expect(saleTabs([], new Map())).toEqual([{ id: '', label: 'Venta 1' }]);
    expect(saleTabs([ticket('a'), ticket('b')], new Map([['b', '$19.00']]))).toEqual([
      { id: 'a', label: 'Venta 1' },
      { id: 'b', label: 'Venta 2', amount: '$19.00' },
    ]);
  });
});
