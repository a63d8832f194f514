import type { ShopClient } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSale, refundOf, soldSale, type Ask } from './support/refunds.ts';
import { openShop, openSuite, outcome, verdictOf, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;
let opened: Awaited<ReturnType<typeof openShop>>;
let shop: ShopClient;

beforeAll(async () => {
  suite = await openSuite();
  opened = await openShop(suite);
  ({ shop } = opened);
});
afterAll(() => suite.close());

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
    name: 'the last, by a device that knew of one of two earlier ones',
    asks: [
      { lines: [[1, 1000]], total: 1_718 },
      { lines: [[1, 1000]], total: 1_718 },
      { lines: [[1, 1000]], total: 1_716 },
    ],
    outcomes: [['recorded'], ['recorded'], ['recorded']],
    status: 'partly_refunded',
    refunded: 5_152,
  },
  {
    name: 'a total that is not the lines’ nor near them, after other refunds',
    asks: [
      { lines: [[1, 1000]], total: 1_718 },
      { lines: [[1, 1000]], total: 1_721 },
    ],
    outcomes: [['recorded'], ['rejected', 'REFUND_TOTAL_MISMATCH']],
    status: 'partly_refunded',
    refunded: 1_718,
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
  const saleId = await soldSale(opened);
  const verdicts: unknown[] = [];
  for (const ask of asks) verdicts.push(outcome(await verdictOf(shop, refundOf(shop, saleId, ask))));
  expect(verdicts).toEqual(outcomes);
  const sale = await readSale(shop, saleId);
  expect([sale.status, sale.refundedCentavos]).toEqual([status, refunded]);
  expect(sale.lines.reduce((sum, line) => sum + line.refundedCentavos, 0)).toBe(refunded);
  expect(sale.refunds).toHaveLength(outcomes.filter((each) => (each as unknown[])[0] === 'recorded').length);
});
