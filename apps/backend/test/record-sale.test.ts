import { businessDate, centavos, lineByPesos, variosLine } from '@michangarrito/domain';
import { registerShop, type ShopClient } from '@michangarrito/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  count,
  openShop,
  openSuite,
  pieces,
  rowsOfSale,
  saleOf,
  shelve,
  soldCentavos,
  stockOf,
  verdictOf,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

let suite: SalesSuite;
let shop: ShopClient;
let soda: ShelfProduct;
let ham: ShelfProduct;

beforeAll(async () => {
  suite = await openSuite();
  ({ shop, soda, ham } = await openShop(suite));
});
afterAll(() => suite.close());

describe('a sale', () => {
  test('is recorded with its lines, payments, stock and totals, and answers folio, total and change', async () => {
    const other = await openShop(suite);
    const lines = [pieces(other.soda, 2), lineByPesos(other.ham, centavos(2_000)), variosLine(centavos(500), 'iva16')];
    const sale = saleOf(other.shop, lines, {
      payments: [{ method: 'cash', amountCentavos: 6_300, tenderedCentavos: 10_000 }],
    });
    const verdict = await verdictOf(other.shop, sale);
    expect(verdict).toEqual({
      id: sale.id,
      verdict: 'recorded',
      flags: [],
      result: { folio: 'A-000001', totalCentavos: 6_300, changeCentavos: 3_700 },
      error: null,
    });
    expect(await rowsOfSale(suite, other.shop, sale.id)).toEqual({
      'sync.commands': 1,
      'sales.sales': 1,
      'sales.sale_items': 3,
      'sales.payments': 1,
      'inventory.inventory_movements': 2,
      'sales.cash_movements': 1,
      'sync.changes': 1,
    });
    expect(await stockOf(suite, other.shop, other.soda.productId)).toBe(98_000);
    expect(await stockOf(suite, other.shop, other.ham.productId)).toBe(100_000 - 167);
    expect(await soldCentavos(suite, other.shop)).toBe(6_300);
  });

  test.each<[string, (sale: ReturnType<typeof saleOf>) => void, string]>([
    ['a total that is not the sum', (sale) => (sale.payload.totalCentavos = centavos(1)), 'SALE_TOTAL_MISMATCH'],
    [
      'a line whose amount is not price × quantity',
      (sale) => (sale.payload.lines[0]!.amountCentavos = centavos(1_800)),
      'LINE_AMOUNT_WRONG',
    ],
    ['a discount above the sale', (sale) => (sale.payload.discountCentavos = centavos(1_901)), 'DISCOUNT_TOO_LARGE'],
    [
      'payments of another sum',
      (sale) => (sale.payload.payments[0]!.amountCentavos = centavos(1_800)),
      'PAYMENTS_DO_NOT_MATCH',
    ],
    [
      'less handed over than paid',
      (sale) => (sale.payload.payments[0]!.tenderedCentavos = centavos(1_000)),
      'TENDERED_TOO_SMALL',
    ],
    ['change for a card', (sale) => (sale.payload.payments[0]!.method = 'card'), 'CASH_TENDER_ONLY'],
    [
      'fiado without a customer',
      (sale) => Object.assign(sale.payload.payments[0]!, { method: 'fiado', tenderedCentavos: null }),
      'FIADO_NEEDS_CUSTOMER',
    ],
    [
      'half a piece',
      (sale) => Object.assign(sale.payload.lines[0]!, { quantityMilli: 500, amountCentavos: 950 }),
      'PIECES_NOT_WHOLE',
    ],
    ['another shop', (sale) => (sale.tenantId = '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10'), 'WRONG_TENANT'],
    ['another device', (sale) => (sale.deviceId = '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10'), 'WRONG_TENANT'],
    ['nobody of the shop', (sale) => (sale.actorId = '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10'), 'PERSON_NOT_FOUND'],
    [
      'a product that is nowhere',
      (sale) => (sale.payload.lines[0]!.productId = '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10'),
      'PRODUCT_NOT_FOUND',
    ],
    [
      'a customer that is nowhere',
      (sale) => (sale.payload.customerId = '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10'),
      'CUSTOMER_NOT_FOUND',
    ],
    [
      'a till that is nowhere',
      (sale) => (sale.payload.tillSessionId = '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10'),
      'TILL_SESSION_NOT_FOUND',
    ],
  ])('of %s is rejected and leaves nothing', async (_, spoil, code) => {
    const sale = saleOf(shop, [pieces(soda, 1)]);
    spoil(sale);
    const verdict = await verdictOf(shop, sale);
    expect([verdict.verdict, verdict.error?.code]).toEqual(['rejected', code]);
    const rows = await rowsOfSale(suite, shop, sale.id);
    expect(Object.values(rows).every((rowCount) => rowCount === 0)).toBe(true);
  });

  test('that was rejected has not claimed its id: mended, it is recorded', async () => {
    const sale = saleOf(shop, [pieces(soda, 1)]);
    expect((await verdictOf(shop, { ...sale, payload: { ...sale.payload, totalCentavos: centavos(5) } })).verdict).toBe(
      'rejected',
    );
    expect((await verdictOf(shop, sale)).verdict).toBe('recorded');
  });

  test('of varios is taken up to the cap of the shop, as it is now', async () => {
    const at = (amount: number) => verdictOf(shop, saleOf(shop, [variosLine(centavos(amount), 'iva16')]));
    expect((await at(50_000)).verdict).toBe('recorded');
    expect((await at(50_001)).error?.code).toBe('VARIOS_OUT_OF_RANGE');
    await suite.admin.query('update public.tenant_configs set varios_cap_centavos = 60000 where tenant_id = $1', [
      shop.login.tenantId,
    ]);
    expect((await at(50_001)).verdict).toBe('recorded');
  });

  test.each<[string, () => ReturnType<typeof saleOf>, string[]]>([
    [
      'another price than the shelf’s',
      () => saleOf(shop, [pieces({ ...soda, unitPriceCentavos: centavos(1_700) }, 1)]),
      ['price_differs'],
    ],
    ['another tax class', () => saleOf(shop, [pieces({ ...soda, taxClass: 'iva0' }, 1)]), ['tax_class_differs']],
    ['more than there was', () => saleOf(shop, [pieces(soda, 5_000)]), ['stock_negative']],
    [
      'a clock of 1970',
      () =>
        saleOf(shop, [pieces(ham, 1)], {
          envelope: { recordedAt: '1970-01-01T00:00:00.000Z', businessDate: '1970-01-01' },
        }),
      ['clock_impossible'],
    ],
    [
      'a clock of tomorrow',
      () =>
        saleOf(shop, [pieces(ham, 1)], { envelope: { recordedAt: new Date(Date.now() + 86_400_000).toISOString() } }),
      ['clock_impossible'],
    ],
    ...['0001-01-01', '9999-12-31'].map((businessDate): [string, () => ReturnType<typeof saleOf>, string[]] => [
      `the day ${businessDate}, though it is today`,
      () => saleOf(shop, [pieces(ham, 1)], { envelope: { businessDate } }),
      ['clock_impossible'],
    ]),
    [
      'the day before, as at night',
      () =>
        saleOf(shop, [pieces(ham, 1)], {
          envelope: { businessDate: businessDate(Date.now() - 86_400_000, -360) },
        }),
      [],
    ],
  ])('of %s is a fact: recorded and flagged', async (_, make, flags) => {
    const verdict = await verdictOf(shop, make());
    expect([verdict.verdict, verdict.flags]).toEqual(['recorded', flags]);
  });

  test('that repeats a folio or a place in the journal is flagged as of a cloned phone', async () => {
    const first = saleOf(shop, [pieces(ham, 1)]);
    await verdictOf(shop, first);
    const sameFolio = saleOf(shop, [pieces(ham, 1)], { payload: { folio: first.payload.folio } });
    const samePlace = saleOf(shop, [pieces(ham, 1)], { envelope: { deviceSeq: first.deviceSeq } });
    expect((await verdictOf(shop, sameFolio)).flags).toEqual(['device_forked']);
    expect((await verdictOf(shop, samePlace)).flags).toEqual(['device_forked']);
  });

  test('on fiado is owed, also above the limit, which is flagged', async () => {
    const customerId = await shop.record('createCustomer', {
      name: 'Chuy',
      phone: null,
      creditLimitCentavos: centavos(3_000),
      dueRule: { kind: 'none' },
      note: null,
    });
    const onCredit = () =>
      saleOf(shop, [pieces(ham, 1)], {
        payload: { customerId },
        payments: [
          { method: 'cash', amountCentavos: 9_500, tenderedCentavos: 10_000 },
          { method: 'fiado', amountCentavos: 2_500 },
        ],
      });
    expect((await verdictOf(shop, onCredit())).flags).toEqual([]);
    expect((await verdictOf(shop, onCredit())).flags).toEqual(['credit_limit_passed']);
    const { rows } = await suite.admin.query<{ balance: string }>(
      'select balance_centavos as balance from customers.customer_balances where tenant_id = $1 and customer_id = $2',
      [shop.login.tenantId, customerId],
    );
    expect(Number(rows[0]?.balance)).toBe(5_000);
    expect(await count(suite, 'customers.fiados', shop, 'customer_id = $2', [customerId])).toBe(2);
  });
});

describe('the history', () => {
  test('pages through every sale once, finds a folio, a day and a customer', async () => {
    const quiet = await openShop(suite);
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const sale = saleOf(quiet.shop, [pieces(quiet.soda, 1 + n)]);
      ids.unshift(sale.id);
      await verdictOf(quiet.shop, sale);
    }
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await quiet.shop.call<{ items: { id: string }[]; nextCursor: string | null }>(
        'GET',
        `/sales?limit=2${cursor}`,
      );
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(seen).toEqual(ids);
    const found = async (query: string) =>
      (await quiet.shop.call<{ items: unknown[] }>('GET', `/sales?${query}`)).body.items.length;
    expect(await found('search=A-000003')).toBe(1);
    expect(await found('search=a')).toBe(5);
    expect(await found('search=3')).toBe(1);
    expect(await found('search=000')).toBe(5);
    expect(await found('search=B-1')).toBe(0);
    expect(await found(`search=${encodeURIComponent("'; drop table --")}`)).toBe(0);
    expect(await found('from=2020-01-01&to=2020-12-31')).toBe(0);
    expect((await quiet.shop.call('GET', '/sales?customerId=0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10')).status).toBe(404);
  });

  test('shows a sale whole to its shop and to nobody else', async () => {
    const quiet = await openShop(suite);
    const sale = saleOf(quiet.shop, [pieces(quiet.soda, 2), pieces(quiet.ham, 1)], { discountCentavos: 800 });
    await verdictOf(quiet.shop, sale);
    const { body } = await quiet.shop.call('GET', `/sales/${sale.id}`);
    expect(body).toMatchObject({
      folio: 'A-000001',
      subtotalCentavos: 15_800,
      discountCentavos: 800,
      totalCentavos: 15_000,
      status: 'recorded',
      lineCount: 2,
      methods: ['cash'],
      lines: [
        {
          lineNumber: 1,
          name: 'Refresco',
          quantityMilli: 2_000,
          refundedMilli: 0,
          shareOfSaleDiscountCentavos: 192,
          totalCentavos: 3_608,
        },
        { lineNumber: 2, name: 'Jamón', totalCentavos: 11_392, ivaCentavos: 0 },
      ],
      payments: [{ method: 'cash', amountCentavos: 15_000, changeCentavos: 0, refundedCentavos: 0 }],
      refunds: [],
    });
    const stranger = await registerShop(suite.url);
    expect((await stranger.call('GET', `/sales/${sale.id}`)).status).toBe(404);
  });

  test.each([
    'cursor=AAAA',
    `cursor=${Buffer.from('["2026-02-31","x"]').toString('base64url')}`,
    'limit=0',
    'from=yesterday',
    'other=1',
  ])('refuses the query %s', async (query) => {
    expect((await shop.call('GET', `/sales?${query}`)).status).toBe(400);
  });
});

test('a product of another shop cannot be sold, though it exists', async () => {
  const stranger = await registerShop(suite.url);
  const theirs = await shelve(stranger, 'Ajeno', 1_000);
  const verdict = await verdictOf(shop, saleOf(shop, [pieces(theirs, 1)]));
  expect([verdict.verdict, verdict.error?.code]).toEqual(['rejected', 'PRODUCT_NOT_FOUND']);
  expect(await stockOf(suite, stranger, theirs.productId)).toBe(100_000);
});
