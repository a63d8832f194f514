import { centavos, variosLine } from '@michangarrito/domain';
import type { ShopClient } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSale, refundOf, soldSale, type Ask, type Method } from './support/refunds.ts';
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

let suite: SalesSuite;
let opened: Awaited<ReturnType<typeof openShop>>;
let shop: ShopClient;
let soda: ShelfProduct;

beforeAll(async () => {
  suite = await openSuite();
  opened = await openShop(suite);
  ({ shop, soda } = opened);
});
afterAll(() => suite.close());

describe('refunds', () => {
  test('bring goods back to the shelf, and what is lost comes and goes in the ledger', async () => {
    const before = await stockOf(suite, shop, soda.productId);
    const saleId = await soldSale(opened);
    const verdict = await verdictOf(
      shop,
      refundOf(shop, saleId, {
        lines: [
          [1, 1000, 'stock'],
          [1, 1000, 'waste'],
        ],
        total: 3_436,
      }),
    );
    expect(verdict.verdict).toBe('recorded');
    expect(await stockOf(suite, shop, soda.productId)).toBe(before - 2_000);
    const { rows } = await suite.admin.query(
      `select reason, delta_milli::int as delta from inventory.inventory_movements where tenant_id = $1 and reason in ('refund', 'waste')
       order by received_at desc, line_number limit 3`,
      [shop.login.tenantId],
    );
    expect(rows).toEqual([
      { reason: 'refund', delta: 1_000 },
      { reason: 'refund', delta: 1_000 },
      { reason: 'waste', delta: -1_000 },
    ]);
  });

  test('give tax back with the goods, exactly once over all parts', async () => {
    const saleId = await soldSale(opened);
    for (const total of [1_718, 1_718, 1_717])
      await verdictOf(shop, refundOf(shop, saleId, { lines: [[1, 1000]], total }));
    const { lines } = await readSale(shop, saleId);
    const { rows } = await suite.admin.query<{ iva: number }>(
      'select sum(iva_centavos)::int as iva from sales.refunds where tenant_id = $1 and sale_id = $2',
      [shop.login.tenantId, saleId],
    );
    expect(rows[0]?.iva).toBe(lines[0]?.ivaCentavos);
  });

  test('of varios and of a line that cost nothing work too', async () => {
    const gift = { ...pieces(soda, 1), discountCentavos: centavos(1_900) };
    const sale = saleOf(shop, [variosLine(centavos(500), 'iva16'), gift]);
    await verdictOf(shop, sale);
    expect(
      outcome(
        await verdictOf(
          shop,
          refundOf(shop, sale.id, {
            lines: [
              [1, 1000],
              [2, 1000],
            ],
            total: 500,
          }),
        ),
      ),
    ).toEqual(['recorded']);
    expect((await readSale(shop, sale.id)).status).toBe('refunded');
  });

  test('lower the debt of a sale on fiado, never below it twice without a flag', async () => {
    const customerId = await shop.record('createCustomer', {
      name: 'Lupe',
      phone: null,
      creditLimitCentavos: null,
      dueRule: { kind: 'none' },
      note: null,
    });
    const sale = saleOf(shop, [pieces(soda, 2)], {
      payload: { customerId },
      payments: [{ method: 'fiado', amountCentavos: 3_800 }],
    });
    await verdictOf(shop, sale);
    const balance = async () => {
      const { rows } = await suite.admin.query<{ balance: number }>(
        'select balance_centavos::int as balance from customers.customer_balances where tenant_id = $1 and customer_id = $2',
        [shop.login.tenantId, customerId],
      );
      return rows[0]?.balance;
    };
    const back = (quantity: number, total: number, payments: NonNullable<Ask['payments']>) =>
      verdictOf(shop, refundOf(shop, sale.id, { lines: [[1, quantity]], total, payments }));
    expect(outcome(await back(1000, 1_900, [['fiado', 1_900]]))).toEqual(['recorded']);
    expect(await balance()).toBe(1_900);
    expect(outcome(await back(1000, 1_900, [['fiado', 1_900]]))).toEqual(['recorded']);
    expect(await balance()).toBe(0);
    expect(outcome(await back(2000, 3_800, [['fiado', 3_800]]))).toEqual(['recorded', 'refund_exceeds_sale']);
    expect(await balance()).toBe(-3_800);
    // All of it came off what she owes and none of it was money, also what was more than the debt.
    const read = await readSale(shop, sale.id);
    expect([read.refundedCentavos, read.payments[0]?.refundedCentavos]).toEqual([7_600, 7_600]);
  });

  test('give money back before the debt is gone only with a flag', async () => {
    const customerId = await shop.record('createCustomer', {
      name: 'Toño',
      phone: null,
      creditLimitCentavos: null,
      dueRule: { kind: 'none' },
      note: null,
    });
    const sale = saleOf(shop, [pieces(soda, 3)], {
      payload: { customerId },
      payments: [
        { method: 'fiado', amountCentavos: 1_900 },
        { method: 'cash', amountCentavos: 3_800 },
      ],
    });
    await verdictOf(shop, sale);
    const back = async (...payments: (readonly [Method, number])[]) =>
      outcome(await verdictOf(shop, refundOf(shop, sale.id, { lines: [[1, 1000]], total: 1_900, payments })));
    expect(await back(['cash', 1_900])).toEqual(['recorded', 'refund_exceeds_sale']);
    expect(await back(['fiado', 1_900])).toEqual(['recorded']);
    expect(await back(['cash', 1_900])).toEqual(['recorded']);
  });

  test('are refused for a sale that is nowhere', async () => {
    expect(outcome(await verdictOf(shop, refundOf(shop, uuidv7(), { lines: [[1, 1000]], total: 1 })))).toEqual([
      'rejected',
      'SALE_NOT_FOUND',
    ]);
  });

  test('at once see each other: the second of the whole sale is flagged', async () => {
    const saleId = await soldSale(opened);
    const whole: Ask = {
      lines: [
        [1, 3000],
        [2, 1000],
      ],
      total: 16_000,
    };
    const outcomes = await Promise.all(
      [1, 2, 3].map(async () => outcome(await verdictOf(shop, refundOf(shop, saleId, whole)))),
    );
    expect(outcomes.toSorted((left, right) => left.length - right.length)).toEqual([
      ['recorded'],
      ['recorded', 'refund_exceeds_sale'],
      ['recorded', 'refund_exceeds_sale'],
    ]);
    expect((await readSale(shop, saleId)).refundedCentavos).toBe(48_000);
  });

  test('the same twice is once', async () => {
    const saleId = await soldSale(opened);
    const refund = refundOf(shop, saleId, { lines: [[1, 1000]], total: 1_718 });
    const verdicts = await Promise.all([verdictOf(shop, refund), verdictOf(shop, refund)]);
    expect(verdicts.map(({ verdict }) => verdict).toSorted()).toEqual(['already_recorded', 'recorded']);
    expect(await count(suite, 'sales.refunds', shop, 'sale_id = $2', [saleId])).toBe(1);
    expect((await verdictOf(shop, { ...refund, deviceSeq: refund.deviceSeq + 1_000 })).verdict).toBe('conflict');
  });
});
