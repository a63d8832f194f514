import type { AnyCommand } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { describe, expect, test } from 'vitest';
import { overlayCategories } from '../src/overlay/categories.ts';
import { applyToProducts, overlayProducts } from '../src/overlay/products.ts';
import { overlaySales, saleFromCommand } from '../src/overlay/sales.ts';
import { SESSION, product } from './fakes.ts';
import {
  BOLILLO,
  CUSTOMER,
  NO_SALES,
  RATES,
  AT,
  command,
  known,
  pay,
  refund,
  sale,
  ticket,
} from './overlay-fixtures.ts';

describe('products', () => {
  const stock = (...commands: AnyCommand[]) =>
    overlayProducts(new Map([[BOLILLO.id, BOLILLO]]), commands, NO_SALES).get(BOLILLO.id)?.stockMilli;

  test('leave with sales and come and go with movements, in the order of the journal', () => {
    const count = command('recordStockMovement', {
      productId: BOLILLO.id,
      change: { reason: 'count', countedMilli: 3000 },
      note: null,
    });
    expect(stock(sale([pay('cash', 600)]))).toBe(8000);
    expect(stock(sale([pay('cash', 600)]), count)).toBe(3000);
    expect(stock(count, sale([pay('cash', 600)]))).toBe(1000);
  });

  test('come back with a refund of a sale that is known, unless they are lost', () => {
    const sold = sale([pay('cash', 600)]);
    const back = refund(sold.id, [pay('cash', 300)]);
    const lost = refund(sold.id, [], { lines: [{ lineNumber: 1, quantityMilli: milli(1000), destination: 'waste' }] });
    const products = new Map([[BOLILLO.id, BOLILLO]]);
    const after = (one: AnyCommand) => overlayProducts(products, [sold, one], known(sold)).get(BOLILLO.id)?.stockMilli;
    expect(after(back)).toBe(9000);
    expect(after(lost)).toBe(8000);
    expect(overlayProducts(products, [back], NO_SALES).get(BOLILLO.id)?.stockMilli).toBe(10_000);
  });

  test('come back with a ticket of another device', () => {
    const line = { productId: BOLILLO.id, quantityMilli: milli(1000), amountCentavos: 300 };
    const back = ticket(
      [
        { ...line, destination: 'stock' },
        { ...line, destination: 'waste' },
      ],
      [],
    );
    expect(stock(back)).toBe(11_000);
  });

  test('are made and edited; what touches none leaves the same map', () => {
    const { id, stockMilli: _stock, archived: _archived, updatedAt: _updated, ...fields } = product(5, 0);
    const made = command('createProduct', { ...fields, initialStockMilli: 4000 }, id);
    const edited = command('editProduct', { productId: id, changes: { name: { from: 'x', to: 'Concha' } } });
    const products = overlayProducts(new Map(), [made, edited], NO_SALES);
    expect(products.get(id)).toMatchObject({ name: 'Concha', stockMilli: 4000, updatedAt: AT });
    const sold = { ...product(5, 1000), id };
    expect(overlayProducts(new Map([[id, sold]]), [made], NO_SALES).get(id)).toBe(sold);
    const till = command('openTill', { floatCentavos: 1 });
    expect(applyToProducts(products, till, NO_SALES)).toBe(products);
    expect(applyToProducts(products, edited, NO_SALES)).not.toBe(products);
  });
});

test('categories made here come last, and once', () => {
  const made = command('createCategory', { name: 'Pan' });
  const before = new Map([['a', { id: 'a', name: 'Dulces', position: 0 }]]);
  const after = overlayCategories(before, [made, made]);
  expect([...after.values()]).toEqual([
    { id: 'a', name: 'Dulces', position: 0 },
    { id: made.id, name: 'Pan', position: 1 },
  ]);
});

describe('sales', () => {
  const context = {
    rates: RATES,
    people: [{ id: SESSION.actorId, name: 'Mary' }],
    customers: new Map([[CUSTOMER, { name: 'Doña Lety' }]]),
  };

  test('made here are told as the server will tell them', () => {
    const sold = sale([{ ...pay('cash', 600), tenderedCentavos: centavos(1000) }], { customerId: CUSTOMER });
    expect(overlaySales(NO_SALES, [sold], context).get(sold.id)).toMatchObject({
      folio: 'A-000007',
      actorName: 'Mary',
      customerName: 'Doña Lety',
      status: 'recorded',
      totalCentavos: 600,
      lines: [{ lineNumber: 1, name: 'Bolillo', totalCentavos: 600, refundedMilli: 0 }],
      payments: [{ method: 'cash', changeCentavos: 400, refundedCentavos: 0 }],
      refunds: [],
    });
  });

  test('what the server tells already stays as it tells it', () => {
    const sold = sale([pay('cash', 600)]);
    const told = { ...known(sold).get(sold.id)!, actorName: 'el servidor' };
    expect(overlaySales(new Map([[sold.id, told]]), [sold], context).get(sold.id)).toBe(told);
  });

  test('one that cannot be priced is left out', () => {
    const broken = sale([pay('cash', 599)]);
    expect(saleFromCommand(broken, { rates: RATES, actorName: '', customerName: null })).toBeNull();
    expect(overlaySales(NO_SALES, [broken], context).size).toBe(0);
  });

  test('come back in parts, until all is back', () => {
    const sold = sale([pay('cash', 200), pay('cash', 400)]);
    const once = overlaySales(NO_SALES, [sold, refund(sold.id, [pay('cash', 300)])], context).get(sold.id);
    expect(once).toMatchObject({
      status: 'partly_refunded',
      refundedCentavos: 300,
      lines: [{ refundedMilli: 1000, refundedCentavos: 300 }],
      payments: [{ refundedCentavos: 200 }, { refundedCentavos: 100 }],
      refunds: [{ totalCentavos: 300, reason: 'Mordido' }],
    });
    const twice = [sold, refund(sold.id, [pay('cash', 300)]), refund(sold.id, [pay('cash', 300)])];
    const all = overlaySales(NO_SALES, twice, context).get(sold.id);
    expect(all).toMatchObject({ status: 'refunded', refundedCentavos: 600, lines: [{ refundedCentavos: 600 }] });
    const thrice = overlaySales(NO_SALES, [...twice, refund(sold.id, [pay('cash', 300)])], context).get(sold.id);
    expect(thrice).toMatchObject({
      refundedCentavos: 900,
      lines: [{ refundedMilli: 3000, refundedCentavos: 900 }],
      payments: [{ refundedCentavos: 200 }, { refundedCentavos: 700 }],
    });
  });
});
