import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Books, createShop, type Shop } from './support/books.ts';
import { recordSales, saleItem, type SaleItem, type SaleOptions } from './support/sales.ts';

let books: Books;
beforeAll(async () => {
  books = await Books.open();
});
afterAll(() => books.close());

/** Records items one batch at a time and answers the flags of each item. */
async function flagsOf(...batches: SaleItem[][]): Promise<string[][]> {
  const flags: string[][] = [];
  for (const batch of batches) flags.push(...(await recordSales(books.app, batch)).map((verdict) => verdict.flags));
  return flags;
}

/** One more customer of a shop, with the same limit of $500. */
async function createCustomer(shop: Shop): Promise<string> {
  const customerId = uuidv7();
  await books.asShop(
    shop.tenantId,
    `insert into customers.customers (tenant_id, id, name, credit_limit_centavos) values ($1, $2, 'Beto', 50000)`,
    [shop.tenantId, customerId],
  );
  return customerId;
}

/** A second device of a shop; its folios are of series B. */
async function enrollDevice(shop: Shop): Promise<string> {
  const deviceId = uuidv7();
  await books.asShop(shop.tenantId, `select auth.enroll_device($1, 'Otra caja', '\\x02', $2)`, [
    deviceId,
    shop.actorId,
  ]);
  return deviceId;
}

describe('a sale is recorded and flagged', () => {
  it.each<[string, (shop: Shop) => SaleOptions]>([
    ['price_differs', ({ products }) => ({ lines: [{ productId: products[0], unitPriceCentavos: 1_400 }] })],
    ['tax_class_differs', ({ products }) => ({ lines: [{ productId: products[0], taxClass: 'iva0' }] })],
    ['stock_negative', ({ products }) => ({ lines: [{ productId: products[0], quantityMilli: 11_000 }] })],
    [
      'credit_limit_passed',
      ({ products }) => ({
        fiado: true,
        lines: [{ productId: products[0], unitPriceCentavos: 1_500, quantityMilli: 34_000 }],
      }),
    ],
    ['permission_missing', () => ({ flags: ['permission_missing'] })],
  ])('%s', async (flag, options) => {
    const shop = await createShop(books);
    const [flags] = await flagsOf([saleItem(shop, options(shop))]);
    expect(flags).toContain(flag);
    expect(await books.rows('select flags::text[] from sales.sales where tenant_id = $1', [shop.tenantId])).toEqual([
      { flags },
    ]);
  });

  it('product_archived, customer_archived', async () => {
    const shop = await createShop(books);
    await books.asShop(shop.tenantId, 'update catalog.products set archived_at = now() where id = $1', [
      shop.products[0],
    ]);
    await books.asShop(shop.tenantId, 'update customers.customers set archived_at = now()');
    expect(await flagsOf([saleItem(shop, { customerId: shop.customerId })])).toEqual([
      ['product_archived', 'customer_archived'],
    ]);
  });

  it('a product without a price takes any', async () => {
    const shop = await createShop(books);
    await books.asShop(shop.tenantId, 'update catalog.products set price_centavos = null');
    expect(
      await flagsOf([saleItem(shop, { lines: [{ productId: shop.products[0], unitPriceCentavos: 999 }] })]),
    ).toEqual([[]]);
  });

  it('stock_negative: only from the sale on that took the last piece, also within one batch', async () => {
    const shop = await createShop(books);
    const sale = () => saleItem(shop, { lines: [{ productId: shop.products[0], quantityMilli: 4_000 }] });
    expect(await flagsOf([sale(), sale(), sale()], [sale()])).toEqual([[], [], ['stock_negative'], ['stock_negative']]);
  });

  it('credit_limit_passed: reaching the limit exactly does not pass it', async () => {
    const shop = await createShop(books);
    const owing = (unitPriceCentavos: number) =>
      saleItem(shop, { fiado: true, lines: [{ productId: null, unitPriceCentavos }] });
    expect(await flagsOf([owing(50_000)], [owing(1)])).toEqual([[], ['credit_limit_passed']]);
  });

  it('credit_limit_passed: of several debts in one batch only from the one on that passed it, by customer and shop', async () => {
    const [shop, other] = [await createShop(books), await createShop(books)];
    const neighbour = { ...shop, customerId: await createCustomer(shop) };
    const owing = (who: Shop) =>
      saleItem(who, { fiado: true, lines: [{ productId: null, unitPriceCentavos: 20_000 }] });
    const paid = saleItem(shop, { customerId: shop.customerId });
    await recordSales(books.app, [owing(shop)]);
    const batch = [owing(neighbour), owing(shop), owing(other), paid, owing(shop), owing(neighbour), owing(shop)];
    expect(await flagsOf([...batch, owing(other), saleItem(shop, { customerId: shop.customerId })])).toEqual([
      [],
      [],
      [],
      [],
      ['credit_limit_passed'],
      [],
      ['credit_limit_passed'],
      [],
      [],
    ]);
  });

  it('device_forked: a folio or a place in the journal that another command has', async () => {
    const shop = await createShop(books);
    const flags = await flagsOf(
      [saleItem(shop, { folioNumber: 7, deviceSeq: 1_001 })],
      [saleItem(shop, { folioNumber: 7, deviceSeq: 1_002 })],
      [saleItem(shop, { folioNumber: 8, deviceSeq: 1_001 })],
      [saleItem(shop, { folioNumber: 9, deviceSeq: 1_003 })],
    );
    expect(flags).toEqual([[], ['device_forked'], ['device_forked'], []]);
  });

  it('device_forked: of two sales in one batch with the same folio or place, the later, whatever shops are between', async () => {
    const [shop, other] = [await createShop(books), await createShop(books)];
    const flags = await flagsOf([
      saleItem(shop, { folioNumber: 7, deviceSeq: 1_001 }),
      saleItem(other, { folioNumber: 7, deviceSeq: 1_001 }),
      saleItem(shop, { folioNumber: 8, deviceSeq: 1_001 }),
      saleItem(shop, { folioNumber: 7, deviceSeq: 1_002 }),
      saleItem(shop, { folioNumber: 9, deviceSeq: 1_003 }),
    ]);
    expect(flags).toEqual([[], [], ['device_forked'], ['device_forked'], []]);
  });

  it.each([
    ['folio', { folioNumber: 7 }],
    ['place in the journal', { deviceSeq: 1_001 }],
  ])('device_forked: of sales in one batch with the same %s alone, those after the first', async (_, same) => {
    const lines = [{ productId: null }];
    const [shop, other] = [await createShop(books), await createShop(books)];
    const deviceId = await enrollDevice(shop);
    const flags = await flagsOf([
      saleItem(shop, { lines }),
      saleItem(shop, { ...same, lines }),
      saleItem({ ...shop, deviceId }, { ...same, lines, folioSeries: 'B' }),
      saleItem(other, { ...same, lines }),
      saleItem(shop, { lines }),
      saleItem(shop, { ...same, lines }),
      saleItem(shop, { ...same, lines }),
    ]);
    expect(flags).toEqual([[], [], [], [], [], ['device_forked'], ['device_forked']]);
  });

  it('device_forked: a sale of another shop from another time, first in the batch, hides no clone', async () => {
    const [shop, other] = [await createShop(books), await createShop(books)];
    await recordSales(books.app, [saleItem(shop, { folioNumber: 7, deviceSeq: 1_001 })]);
    const later = `0${(Date.now() + 100 * 86_400_000).toString(16)}`;
    const id = `${later.slice(0, 8)}-${later.slice(8)}${uuidv7().slice(13)}`;
    const clone = saleItem(shop, { folioNumber: 7, deviceSeq: 1_001 });
    expect(await flagsOf([saleItem(other, { id }), clone])).toEqual([[], ['device_forked']]);
  });

  it('a sale twice in one batch is not a fork of itself', async () => {
    const shop = await createShop(books);
    const sale = saleItem(shop);
    const verdicts = await recordSales(books.app, [sale, sale]);
    expect(verdicts.map(({ verdict, flags }) => [verdict, flags])).toEqual([
      ['recorded', []],
      ['already_recorded', []],
    ]);
  });

  it('device_forked: a folio of a series that was never given, or to another device; one given to it later is its own', async () => {
    const shop = await createShop(books);
    const deviceId = await enrollDevice(shop);
    await books.asShop(shop.tenantId, 'select sync.give_folio_series($1)', [shop.deviceId]);
    const flags = await flagsOf([
      saleItem(shop, { folioSeries: 'ZZ' }),
      saleItem(shop, { folioSeries: 'B' }),
      saleItem({ ...shop, deviceId }, { folioSeries: 'B' }),
      saleItem(shop, { folioSeries: 'C' }),
    ]);
    expect(flags).toEqual([['device_forked'], ['device_forked'], [], []]);
  });
});
