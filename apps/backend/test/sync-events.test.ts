import { centavos } from '@michangarrito/domain';
import { freshPhone, logIn, type ShopClient } from '@michangarrito/testing';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { EventStream } from './support/event-stream.ts';
import { openShop, openSuite, pieces, saleOf, verdictOf, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;
beforeAll(async () => {
  suite = await openSuite();
});
const streams: EventStream[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const stream of streams.splice(0)) stream.close();
});
afterAll(() => suite.close());

async function listen(shop: ShopClient): Promise<EventStream> {
  const stream = await new EventStream().open(shop);
  streams.push(stream);
  return stream;
}

const sell = ({ shop, soda }: Awaited<ReturnType<typeof openShop>>) => verdictOf(shop, saleOf(shop, [pieces(soda, 1)]));
const events = (stream: EventStream, wanted: number) => vi.waitFor(() => expect(stream.events).toBe(wanted), 5_000);

async function employee(shop: ShopClient): Promise<ShopClient> {
  const phone = freshPhone();
  await shop.call('POST', '/team', { name: 'Beto', phone, pin: '7391', permissions: [] });
  return logIn(suite.url, phone, shop.login.tenantId, '7391');
}

test('a device hears of every sale and command of its shop, several at once as one, and of no other’s', async () => {
  const ours = await openShop(suite);
  const theirs = await openShop(suite);
  const [one, other] = [await listen(ours.shop), await listen(theirs.shop)];
  await sell(ours);
  await events(one, 1);
  await ours.shop.record('recordCashMovement', {
    kind: 'in',
    amountCentavos: centavos(100),
    reason: 'Cambio',
    tillSessionId: null,
  });
  await events(one, 2);
  await Promise.all([sell(ours), sell(ours), sell(ours)]);
  await events(one, 3);
  await ours.shop.call('PATCH', '/shop', { ticketFooter: 'Gracias' });
  await events(one, 4);
  const refused = saleOf(ours.shop, [pieces(ours.soda, 1)], { payload: { totalCentavos: centavos(1) } });
  expect((await verdictOf(ours.shop, refused)).verdict).toBe('rejected');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect([one.events, other.events]).toEqual([4, 0]);
});

test('a beat ends the stream of a session that is over, and of nobody else', async () => {
  const { shop } = await openShop(suite);
  const beto = await employee(shop);
  vi.useFakeTimers({ toFake: ['setInterval'] });
  const [owner, leaver] = [await listen(shop), await listen(beto)];
  await shop.call('PATCH', `/team/${beto.login.personId}`, { active: false });
  await vi.advanceTimersByTimeAsync(25_000);
  vi.useRealTimers();
  await vi.waitFor(() => expect([owner.ended, leaver.ended]).toEqual([false, true]), 5_000);
  await vi.waitFor(() => expect(owner.text).toContain(': beat'), 5_000);
});

test('a session has a few streams: the oldest makes room', async () => {
  const { shop } = await openShop(suite);
  const opened: EventStream[] = [];
  for (let index = 0; index < 6; index += 1) opened.push(await listen(shop));
  await vi.waitFor(
    () => expect(opened.map(({ ended }) => ended)).toEqual([true, true, false, false, false, false]),
    5_000,
  );
});
