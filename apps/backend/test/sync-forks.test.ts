import type { EnrolledDevice, Me } from '@michangarrito/contracts';
import { ShopClient } from '@michangarrito/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectSoundBooks, push, said } from './support/pushing.ts';
import { openShop, openSuite, pieces, saleOf, type SalesSuite, type ShelfProduct } from './support/sales-suite.ts';

let suite: SalesSuite;
let shop: ShopClient;
let clone: ShopClient;
let soda: ShelfProduct;

beforeAll(async () => {
  suite = await openSuite();
});
// Two phones with one storage: the same tokens, and both go on counting from where the copy was made.
beforeEach(async () => {
  ({ shop, soda } = await openShop(suite));
  clone = new ShopClient(suite.url, shop.login);
});
afterAll(async () => {
  await expectSoundBooks(suite.auditUrl);
  await suite.close();
});

const sell = (device: ShopClient, more: Parameters<typeof saleOf>[2] = {}) => saleOf(device, [pieces(soda, 1)], more);
const envelope = (deviceSeq: number) => ({ envelope: { deviceSeq } });
const me = async () => (await shop.call<Me>('GET', '/me')).body.device;

describe('a cloned phone', () => {
  test('is given numbers of its own, and what it sells with them is flagged no more', async () => {
    expect((await push(shop, [sell(shop, envelope(10))])).newNumbers).toBeNull();
    const { verdicts, newNumbers } = await push(clone, [sell(clone, envelope(10)), sell(clone, envelope(11))]);
    expect(verdicts.map(said)).toEqual(['recorded device_forked', 'recorded']);
    expect(newNumbers).toEqual({ folioSeries: 'B', deviceSeq: 1_000_000 });
    const own = sell(clone, { ...envelope(1_000_001), payload: { folio: { series: 'B', number: 1 } } });
    const again = await push(clone, [own], { numbersFrom: 1_000_000 });
    expect(again.verdicts.map(said)).toEqual(['recorded']);
    expect(again.newNumbers).toBeNull();
  });

  test('asks for no further series by what it had still to send', async () => {
    const sold = [20, 21, 22].map((seq) => sell(shop, envelope(seq)));
    const copied = [20, 21, 22].map((seq) => sell(clone, envelope(seq)));
    await push(shop, sold);
    const first = await push(clone, copied.slice(0, 1));
    expect(first.newNumbers?.deviceSeq).toBe(1_000_000);
    const rest = await push(clone, copied.slice(1), { numbersFrom: 1_000_000 });
    expect(rest.verdicts.map(said)).toEqual(['recorded device_forked', 'recorded device_forked']);
    expect(rest.newNumbers).toBeNull();
  });

  test('that never heard of its numbers is given others', async () => {
    await push(shop, [sell(shop, envelope(30))]);
    const copied = sell(clone, envelope(30));
    expect((await push(clone, [copied])).newNumbers).toEqual({ folioSeries: 'B', deviceSeq: 1_000_000 });
    const again = await push(clone, [copied]);
    expect(again.verdicts.map(said)).toEqual(['already_recorded device_forked']);
    expect(again.newNumbers).toEqual({ folioSeries: 'C', deviceSeq: 2_000_000 });
  });

  test('shows itself by a place in the journal alone too', async () => {
    const category = (device: ShopClient, deviceSeq: number) =>
      device.command('createCategory', { name: 'Dulces' }, { deviceSeq });
    await push(shop, [category(shop, 40)]);
    const { verdicts, newNumbers } = await push(clone, [category(clone, 40)]);
    expect(verdicts.map(said)).toEqual(['recorded device_forked']);
    expect(newNumbers).not.toBeNull();
  });

  test('leaves the other its series, its numbers and its name', async () => {
    await push(shop, [sell(shop, envelope(50)), sell(shop, envelope(51))]);
    await push(clone, [sell(clone, envelope(50))]);
    const own = { folio: { series: 'B', number: 7 } };
    await push(clone, [sell(clone, { ...envelope(1_000_004), payload: own })], { numbersFrom: 1_000_000 });
    const expected = { folioSeries: 'A', lastFolioNumber: 2, lastDeviceSeq: 51 };
    expect(await me()).toMatchObject(expected);
    const { body } = await shop.call<{ items: EnrolledDevice[] }>('GET', '/devices');
    expect(body.items).toMatchObject([expected]);
  });
});

test('what a device has told counts among its numbers, whether it is in the books or not', async () => {
  const parked = sell(shop, { ...envelope(60), payload: { customerId: shop.login.personId } });
  parked.payload.folio.number = 44;
  const { verdicts } = await push(shop, [parked, { ...sell(shop, envelope(61)), payload: {} }]);
  expect(verdicts.map(said)).toEqual(['parked PARENT_MISSING', 'rejected INVALID_INPUT']);
  expect(await me()).toMatchObject({ lastFolioNumber: 44, lastDeviceSeq: 61 });
});
