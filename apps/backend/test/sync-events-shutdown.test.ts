import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { EventStream } from './support/event-stream.ts';
import { openShop, openSuite, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;
beforeAll(async () => {
  suite = await openSuite();
});
afterAll(() => suite.close());

// A file of its own: a client that broke off a stream may have opened a connection ahead, which a closing server waits for.
test('a shutdown ends the streams at once', async () => {
  const { shop } = await openShop(suite);
  const stream = await new EventStream().open(shop);
  const started = performance.now();
  await suite.app.close();
  expect(performance.now() - started).toBeLessThan(5_000);
  await vi.waitFor(() => expect(stream.ended).toBe(true), 5_000);
});
