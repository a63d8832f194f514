import type { Today } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { openShop, openSuite, pieces, saleOf, verdictOf, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;

beforeAll(async () => {
  suite = await openSuite();
});
afterAll(() => suite.close());

test('every figure of the day is net of what came back, and they add up', async () => {
  const { shop, soda, ham } = await openShop(suite);
  const sale = saleOf(shop, [pieces(soda, 3), pieces(ham, 1)], {
    payments: [
      { method: 'cash', amountCentavos: 10_000 },
      { method: 'card', amountCentavos: 7_700 },
    ],
  });
  await verdictOf(shop, sale);
  await verdictOf(shop, saleOf(shop, [pieces(soda, 1)]));
  const refund = shop.command('refundSale', {
    saleId: sale.id,
    tillSessionId: null,
    lines: [{ lineNumber: 2, quantityMilli: milli(1000), destination: 'stock' }],
    payments: [{ id: uuidv7(), method: 'cash', amountCentavos: centavos(12_000) }],
    totalCentavos: centavos(12_000),
    reason: 'No le gustó',
  });
  expect((await verdictOf(shop, refund)).verdict).toBe('recorded');
  const { body } = await shop.call<Today>('GET', '/reports/today');
  expect(body).toMatchObject({
    salesCentavos: 7_600,
    refundsCentavos: 12_000,
    salesCount: 2,
    averageTicketCentavos: 3_800,
    // More cash went back than had come in: the card paid for the rest.
    byMethod: { cashCentavos: -100, cardCentavos: 7_700, transferCentavos: 0, fiadoCentavos: 0 },
    topProducts: [{ productId: soda.productId, totalCentavos: 7_600, quantityMilli: 4_000 }],
  });
  expect(body.topProducts).toHaveLength(1);
  expect(body.byHour.reduce((sum, { salesCentavos }) => sum + salesCentavos, 0)).toBe(7_600);
  expect(body.byHour.reduce((sum, { salesCount }) => sum + salesCount, 0)).toBe(2);
});
