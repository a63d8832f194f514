import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { countArrivals, holdRecorder } from './support/recorder-hold.ts';
import { openShop, openSuite, pieces, rowsOfSale, saleOf, verdictOf, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;
beforeAll(async () => {
  suite = await openSuite();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => suite.close());

/** What SIGTERM does is `app.close()`. The clients keep their connections open for longer than a test may take. */
test('a shutdown answers the sales in flight first, and does not wait for clients that stay', async () => {
  const { shop, soda } = await openShop(suite);
  const sales = [1, 2, 3].map(() => saleOf(shop, [pieces(soda, 1)]));
  const arrived = countArrivals(suite);
  const hold = await holdRecorder(suite);
  const answers = sales.map((sale) => verdictOf(shop, sale));
  await hold.reached();
  await arrived(sales.length);
  const closed = suite.app.close();
  await hold.release();
  expect((await Promise.all(answers)).map(({ verdict }) => verdict)).toEqual(Array(3).fill('recorded'));
  await closed;
  for (const { id } of sales) expect((await rowsOfSale(suite, shop, id))['sales.sales']).toBe(1);
  await expect(fetch(suite.url)).rejects.toThrow();
});
