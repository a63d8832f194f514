import type { CommandOf, CommandVerdict, SaleDetail } from '@michangarrito/contracts';
import { centavos, milli, variosLine } from '@michangarrito/domain';
import type { ShopClient } from '@michangarrito/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import {
  count,
  openShop,
  openSuite,
  pieces,
  saleOf,
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

type Refund = CommandOf<'refundSale'>['payload'];
type Method = Refund['payments'][number]['method'];

interface Ask {
  readonly lines: readonly (readonly [line: number, milli: number, destination?: 'stock' | 'waste'])[];
  readonly total: number;
  readonly payments?: readonly (readonly [Method, number])[];
}

function refundOf(
  saleId: string,
  { lines, total, payments = [['cash', total]] }: Ask,
  from = shop,
): CommandOf<'refundSale'> {
  return from.command('refundSale', {
    saleId,
    tillSessionId: null,
    lines: lines.map(([lineNumber, quantity, destination = 'stock']) => ({
      lineNumber,
      quantityMilli: milli(quantity),
      destination,
    })),
    payments: payments
      .filter(([, amount]) => amount > 0)
      .map(([method, amount]) => ({ id: uuidv7(), method, amountCentavos: centavos(amount) })),
    totalCentavos: centavos(total),
    reason: 'No le gustó',
  });
}

/** Three sodas for $57.00 and a kilo of ham for $120.00, $17.00 off the whole: $160.00. */
async function soldSale(): Promise<string> {
  const sale = saleOf(shop, [pieces(soda, 3), pieces(ham, 1)], { discountCentavos: 1_700 });
  expect((await verdictOf(shop, sale)).verdict).toBe('recorded');
  return sale.id;
}

const readSale = async (id: string) => (await shop.call<SaleDetail>('GET', `/sales/${id}`)).body;
const outcome = ({ verdict, flags, error }: CommandVerdict) =>
  verdict === 'recorded' ? ['recorded', ...flags] : [verdict, error?.code];

// The lines are $51.53 and $108.47 after the discount; a soda alone is $17.18, and the third of them $17.17.
describe('refunds', () => {
  test.each<{ name: string; asks: Ask[]; outcomes: unknown[]; status: string; refunded: number }>([
    {
      name: 'one soda',
      asks: [{ lines: [[1, 1000]], total: 1_718 }],
      outcomes: [['recorded']],
      status: 'partly_refunded',
      refunded: 1_718,
    },
    {
      name: 'the whole sale',
      asks: [
        {
          lines: [
            [1, 3000],
            [2, 1000],
          ],
          total: 16_000,
        },
      ],
      outcomes: [['recorded']],
      status: 'refunded',
      refunded: 16_000,
    },
    {
      name: 'soda by soda, to the centavo',
      asks: [1_718, 1_718, 1_717].map((total) => ({ lines: [[1, 1000]] as const, total })),
      outcomes: [['recorded'], ['recorded'], ['recorded']],
      status: 'partly_refunded',
      refunded: 5_153,
    },
    {
      name: 'part to the shelf and part lost, in one refund',
      asks: [
        {
          lines: [
            [1, 1000, 'stock'],
            [1, 2000, 'waste'],
          ],
          total: 5_153,
        },
      ],
      outcomes: [['recorded']],
      status: 'partly_refunded',
      refunded: 5_153,
    },
    {
      name: 'by two methods',
      asks: [
        {
          lines: [[2, 500]],
          total: 5_424,
          payments: [
            ['cash', 424],
            ['card', 5_000],
          ],
        },
      ],
      outcomes: [['recorded']],
      status: 'partly_refunded',
      refunded: 5_424,
    },
    {
      name: 'the whole sale on two devices that did not know of each other',
      asks: [
        {
          lines: [
            [1, 3000],
            [2, 1000],
          ],
          total: 16_000,
        },
        {
          lines: [
            [1, 3000],
            [2, 1000],
          ],
          total: 16_000,
        },
      ],
      outcomes: [['recorded'], ['recorded', 'refund_exceeds_sale']],
      status: 'refunded',
      refunded: 32_000,
    },
    {
      name: 'the third soda, by a device that knew of none before',
      asks: [
        { lines: [[1, 2000]], total: 3_435 },
        { lines: [[1, 1000]], total: 1_718 },
      ],
      outcomes: [['recorded'], ['recorded']],
      status: 'partly_refunded',
      refunded: 5_153,
    },
    {
      name: 'a total that is not the lines’',
      asks: [{ lines: [[1, 1000]], total: 1_900 }],
      outcomes: [['rejected', 'REFUND_TOTAL_MISMATCH']],
      status: 'recorded',
      refunded: 0,
    },
    {
      name: 'payments that are not the total',
      asks: [{ lines: [[1, 1000]], total: 1_718, payments: [['cash', 1_700]] }],
      outcomes: [['rejected', 'REFUND_TOTAL_MISMATCH']],
      status: 'recorded',
      refunded: 0,
    },
    {
      name: 'a line that was never sold',
      asks: [{ lines: [[3, 1000]], total: 1_718 }],
      outcomes: [['rejected', 'REFUND_EXCEEDS_SALE']],
      status: 'recorded',
      refunded: 0,
    },
    {
      name: 'fifty of a line of three, for the price of three',
      asks: [{ lines: [[1, 50_000]], total: 5_153 }],
      outcomes: [['rejected', 'REFUND_EXCEEDS_SALE']],
      status: 'recorded',
      refunded: 0,
    },
    {
      name: 'four of a line of three, in two parts',
      asks: [
        {
          lines: [
            [1, 2000],
            [1, 2000, 'waste'],
          ],
          total: 6_871,
        },
      ],
      outcomes: [['rejected', 'REFUND_EXCEEDS_SALE']],
      status: 'recorded',
      refunded: 0,
    },
    {
      name: 'half a soda',
      asks: [{ lines: [[1, 500]], total: 859 }],
      outcomes: [['rejected', 'PIECES_NOT_WHOLE']],
      status: 'recorded',
      refunded: 0,
    },
    {
      name: 'off a debt that is none',
      asks: [{ lines: [[1, 1000]], total: 1_718, payments: [['fiado', 1_718]] }],
      outcomes: [['rejected', 'REFUND_FIADO_MISMATCH']],
      status: 'recorded',
      refunded: 0,
    },
  ])('$name', async ({ asks, outcomes, status, refunded }) => {
    const saleId = await soldSale();
    const verdicts: unknown[] = [];
    for (const ask of asks) verdicts.push(outcome(await verdictOf(shop, refundOf(saleId, ask))));
    expect(verdicts).toEqual(outcomes);
    const sale = await readSale(saleId);
    expect([sale.status, sale.refundedCentavos]).toEqual([status, refunded]);
    expect(sale.lines.reduce((sum, line) => sum + line.refundedCentavos, 0)).toBe(refunded);
    expect(sale.refunds).toHaveLength(outcomes.filter((each) => (each as unknown[])[0] === 'recorded').length);
  });

  test('bring goods back to the shelf, and what is lost comes and goes in the ledger', async () => {
    const before = await stockOf(suite, shop, soda.productId);
    const saleId = await soldSale();
    const verdict = await verdictOf(
      shop,
      refundOf(saleId, {
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
    const saleId = await soldSale();
    for (const total of [1_718, 1_718, 1_717]) await verdictOf(shop, refundOf(saleId, { lines: [[1, 1000]], total }));
    const { lines } = await readSale(saleId);
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
          refundOf(sale.id, {
            lines: [
              [1, 1000],
              [2, 1000],
            ],
            total: 500,
          }),
        ),
      ),
    ).toEqual(['recorded']);
    expect((await readSale(sale.id)).status).toBe('refunded');
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
      verdictOf(shop, refundOf(sale.id, { lines: [[1, quantity]], total, payments }));
    expect(outcome(await back(1000, 1_900, [['fiado', 1_900]]))).toEqual(['recorded']);
    expect(await balance()).toBe(1_900);
    expect(outcome(await back(1000, 1_900, [['fiado', 1_900]]))).toEqual(['recorded']);
    expect(await balance()).toBe(0);
    expect(outcome(await back(2000, 3_800, [['fiado', 3_800]]))).toEqual(['recorded', 'refund_exceeds_sale']);
    expect(await balance()).toBe(-3_800);
    expect((await readSale(sale.id)).payments[0]?.refundedCentavos).toBe(3_800);
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
      outcome(await verdictOf(shop, refundOf(sale.id, { lines: [[1, 1000]], total: 1_900, payments })));
    expect(await back(['cash', 1_900])).toEqual(['recorded', 'refund_exceeds_sale']);
    expect(await back(['fiado', 1_900])).toEqual(['recorded']);
    expect(await back(['cash', 1_900])).toEqual(['recorded']);
  });

  test('are refused for a sale that is nowhere', async () => {
    expect(outcome(await verdictOf(shop, refundOf(uuidv7(), { lines: [[1, 1000]], total: 1 })))).toEqual([
      'rejected',
      'SALE_NOT_FOUND',
    ]);
  });

  test('at once see each other: the second of the whole sale is flagged', async () => {
    const saleId = await soldSale();
    const whole: Ask = {
      lines: [
        [1, 3000],
        [2, 1000],
      ],
      total: 16_000,
    };
    const outcomes = await Promise.all(
      [1, 2, 3].map(async () => outcome(await verdictOf(shop, refundOf(saleId, whole)))),
    );
    expect(outcomes.toSorted((left, right) => left.length - right.length)).toEqual([
      ['recorded'],
      ['recorded', 'refund_exceeds_sale'],
      ['recorded', 'refund_exceeds_sale'],
    ]);
    expect((await readSale(saleId)).refundedCentavos).toBe(48_000);
  });

  test('the same twice is once', async () => {
    const saleId = await soldSale();
    const refund = refundOf(saleId, { lines: [[1, 1000]], total: 1_718 });
    const verdicts = await Promise.all([verdictOf(shop, refund), verdictOf(shop, refund)]);
    expect(verdicts.map(({ verdict }) => verdict).toSorted()).toEqual(['already_recorded', 'recorded']);
    expect(await count(suite, 'sales.refunds', shop, 'sale_id = $2', [saleId])).toBe(1);
    expect((await verdictOf(shop, { ...refund, deviceSeq: refund.deviceSeq + 1_000 })).verdict).toBe('conflict');
  });
});
