import type { CommandOf } from '@michangarrito/contracts';
import { centavos, milli, variosLine } from '@michangarrito/domain';
import type { ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { expectSoundBooks } from './support/pushing.ts';
import { readSale } from './support/refunds.ts';
import {
  count,
  openShop,
  openSuite,
  outcome,
  pieces,
  saleOf,
  stockOf,
  verdictOf,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

type Ticket = CommandOf<'refundTicket'>['payload'];

let suite: SalesSuite;
let shop: ShopClient;
let soda: ShelfProduct;
let ham: ShelfProduct;
let sale: CommandOf<'recordSale'>;

beforeAll(async () => {
  suite = await openSuite();
});
// Two sodas at $19.00, a kilo of ham at $120.00, $5.00 of varios, and one soda more at $10.00 by another price: $173.00.
beforeEach(async () => {
  ({ shop, soda, ham } = await openShop(suite));
  const varios = variosLine(centavos(500), 'iva16');
  sale = saleOf(shop, [
    pieces(soda, 2),
    pieces(ham, 1),
    varios,
    pieces({ ...soda, unitPriceCentavos: centavos(1_000) }, 1),
  ]);
  expect((await verdictOf(shop, sale)).verdict).toBe('recorded');
});
afterAll(async () => {
  await expectSoundBooks(suite.auditUrl);
  await suite.close();
});

/** What came back, `[product, thousandths, centavos]` each, paid in cash. */
function ticket(
  lines: readonly (readonly [product: ShelfProduct | null, milli: number, centavos: number])[],
  changes: Partial<Ticket> = {},
): CommandOf<'refundTicket'> {
  const total = lines.reduce((sum, [, , amount]) => sum + amount, 0);
  return shop.command('refundTicket', {
    ...{ folio: sale.payload.folio, tillSessionId: null, reason: 'Venía roto', totalCentavos: centavos(total) },
    lines: lines.map(([product, quantity, amount]) => ({
      ...{ productId: product?.productId ?? null, quantityMilli: milli(quantity) },
      ...{ amountCentavos: centavos(amount), destination: 'stock' as const },
    })),
    payments: total === 0 ? [] : [{ id: uuidv7(), method: 'cash', amountCentavos: centavos(total) }],
    ...changes,
  });
}

/** What came back of each line of the sale, `[line, thousandths, centavos]`. */
const backOf = async (id: string) =>
  (
    await suite.admin.query<{ line: number; quantity: number; total: number }>(
      `select sale_line_number as line, quantity_milli::int as quantity, total_centavos::int as total from sales.refund_items
       where tenant_id = $1 and refund_id = $2 order by line_number`,
      [shop.login.tenantId, id],
    )
  ).rows.map(({ line, quantity, total }) => [line, quantity, total]);

test('lays what came back on the line that sold it, with the money as it was given', async () => {
  const stock = await stockOf(suite, shop, soda.productId);
  const refund = ticket([[soda, 1_000, 1_900]]);
  expect(await verdictOf(shop, refund)).toMatchObject({
    verdict: 'recorded',
    flags: [],
    result: { totalCentavos: 1_900 },
  });
  expect(await backOf(refund.id)).toEqual([[1, 1_000, 1_900]]);
  expect(await stockOf(suite, shop, soda.productId)).toBe(stock + 1_000);
  expect(await readSale(shop, sale.id)).toMatchObject({ status: 'partly_refunded', refundedCentavos: 1_900 });
  expect((await verdictOf(shop, refund)).verdict).toBe('already_recorded');
});

test('goes on to the next line of the product, each for what it was worth', async () => {
  const refund = ticket([[soda, 3_000, 4_800]]);
  expect(outcome(await verdictOf(shop, refund))).toEqual(['recorded']);
  expect(await backOf(refund.id)).toEqual([
    [1, 2_000, 3_800],
    [4, 1_000, 1_000],
  ]);
  const rest = ticket([
    [ham, 1_000, 12_000],
    [null, 1_000, 500],
  ]);
  expect(outcome(await verdictOf(shop, rest))).toEqual(['recorded']);
  expect(await readSale(shop, sale.id)).toMatchObject({ status: 'refunded', refundedCentavos: 17_300 });
});

test('passes over what has come back already', async () => {
  await verdictOf(shop, ticket([[soda, 2_000, 3_800]]));
  const refund = ticket([[soda, 1_000, 1_000]]);
  expect(outcome(await verdictOf(shop, refund))).toEqual(['recorded']);
  expect(await backOf(refund.id)).toEqual([[4, 1_000, 1_000]]);
});

test.each<[string, readonly (readonly ['soda' | 'ham', number, number])[]]>([
  ['more than was sold', [['soda', 4_000, 4_800]]],
  ['more money than it was worth', [['ham', 500, 6_001]]],
  [
    'the same twice',
    [
      ['ham', 1_000, 12_000],
      ['ham', 1_000, 12_000],
    ],
  ],
])('records %s, flagged', async (_, lines) => {
  const shelf = { soda, ham };
  const refund = ticket(lines.map(([name, quantity, amount]) => [shelf[name], quantity, amount] as const));
  expect(outcome(await verdictOf(shop, refund))).toEqual(['recorded', 'refund_exceeds_sale']);
});

test('records less money than it was worth, as it was given', async () => {
  const refund = ticket([[ham, 500, 5_000]]);
  expect(outcome(await verdictOf(shop, refund))).toEqual(['recorded']);
  expect(await backOf(refund.id)).toEqual([[2, 500, 5_000]]);
});

test('gives back nothing for nothing', async () => {
  expect(outcome(await verdictOf(shop, ticket([[soda, 1_000, 0]])))).toEqual(['recorded']);
});

test('refuses what that sale never had, and what does not add up', async () => {
  const other = { ...soda, productId: uuidv7() };
  expect(outcome(await verdictOf(shop, ticket([[other, 1_000, 1_900]])))).toEqual(['rejected', 'REFUND_EXCEEDS_SALE']);
  expect(outcome(await verdictOf(shop, ticket([[soda, 500, 950]])))).toEqual(['rejected', 'PIECES_NOT_WHOLE']);
  for (const wrong of [
    ticket([[soda, 1_000, 1_900]], { totalCentavos: centavos(1_800) }),
    ticket([[soda, 1_000, 1_900]], { payments: [] }),
  ])
    expect(outcome(await verdictOf(shop, wrong))).toEqual(['rejected', 'REFUND_TOTAL_MISMATCH']);
  const unknown = ticket([[soda, 1_000, 1_900]], { folio: { series: 'ZZ', number: 1 } });
  expect(outcome(await verdictOf(shop, unknown))).toEqual(['rejected', 'SALE_NOT_FOUND']);
  expect(await count(suite, 'sales.refunds', shop)).toBe(0);
});

test('finds, of two sales of one folio, the one that sold it', async () => {
  const bread = { ...soda, productId: await breadOf() };
  const twin = saleOf(shop, [pieces(bread, 1)], { payload: { folio: sale.payload.folio } });
  expect(outcome(await verdictOf(shop, twin))).toEqual(['recorded', 'device_forked']);
  expect(outcome(await verdictOf(shop, ticket([[bread, 1_000, 1_900]])))).toEqual(['recorded']);
  expect(await count(suite, 'sales.refunds', shop, 'sale_id = $2', [twin.id])).toBe(1);
});

const breadOf = () =>
  shop.record('createProduct', {
    ...{ name: 'Pan', unit: 'piece', priceCentavos: centavos(1_900), costCentavos: null, taxClass: 'iva16' },
    ...{ restricted: null, favourite: false, minimumMilli: null, silhouette: null, barcodes: [], aliases: [] },
    ...{ categoryId: null, initialStockMilli: milli(9_000) },
  });
