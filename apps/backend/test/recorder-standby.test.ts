import { afterAll, beforeAll, expect, test } from 'vitest';
import { countArrivals, holdRecorder } from './support/recorder-hold.ts';
import { openShop, openSuite, pieces, saleOf, verdictOf, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;

beforeAll(async () => {
  suite = await openSuite({ RECORDER_CONNECTIONS: '2' });
});
afterAll(() => suite.close());

test('while the first connection is held up the next one takes what comes', async () => {
  const { shop, soda } = await openShop(suite);
  const sell = () => verdictOf(shop, saleOf(shop, [pieces(soda, 1)]));
  const hold = await holdRecorder(suite);
  const first = sell();
  await hold.reached();
  const behindFirst = countArrivals(suite);
  const second = sell();
  await behindFirst(1);
  const third = sell();
  await hold.reached(2);
  await hold.release();
  const verdicts = await Promise.all([first, second, third]);
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['recorded', 'recorded', 'recorded']);
});
