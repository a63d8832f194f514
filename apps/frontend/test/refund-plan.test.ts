import type { SaleDetail, Shop } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { expect, test } from 'vitest';
import { ticketOfSale } from '../src/screens/receipt/ticket-of-sale.ts';
import { refund, saleDetail } from '../src/messages/sales.ts';
import { givenBack, leftOfLine, moneyOrNull, refundTotal, splitRefund } from '../src/screens/sale/refund-plan.ts';

type Line = SaleDetail['lines'][number];
type Payment = SaleDetail['payments'][number];

function line(lineNumber: number, quantity: number, total: number, refunded: [number, number] = [0, 0]): Line {
  return {
    lineNumber,
    productId: null,
    name: 'x',
    unit: 'piece',
    quantityMilli: milli(quantity),
    refundedMilli: milli(refunded[0]),
    byPesos: false,
    unitPriceCentavos: centavos(total),
    amountCentavos: centavos(total),
    discountCentavos: centavos(0),
    shareOfSaleDiscountCentavos: centavos(0),
    totalCentavos: centavos(total),
    refundedCentavos: centavos(refunded[1]),
    taxClass: 'iva0',
    ivaCentavos: centavos(0),
    iepsCentavos: centavos(0),
  };
}

function payment(method: Payment['method'], amount: number, refunded = 0): Payment {
  return {
    id: '0192f0c4-0000-7000-8000-00000000000a',
    method,
    amountCentavos: centavos(amount),
    tenderedCentavos: null,
    changeCentavos: centavos(0),
    refundedCentavos: centavos(refunded),
    reference: null,
  };
}

const sale = (lines: Line[], payments: Payment[] = []) => ({ lines, payments }) as unknown as SaleDetail;

test('what is left of a line is what has not come back', () => {
  expect(leftOfLine(line(1, 3000, 1000, [1000, 334]))).toBe(2000);
});

test('three returns of one third come to the whole line, to the centavo', () => {
  let refunded: [number, number] = [0, 0];
  for (let times = 0; times < 3; times += 1) {
    const back = refundTotal(sale([line(1, 3000, 1000, refunded)]), new Map([[1, milli(1000)]]));
    refunded = [refunded[0] + 1000, refunded[1] + back];
  }
  expect(refunded).toEqual([3000, 1000]);
});

test('lines without a quantity, and more than is left, give nothing back', () => {
  const lines = [line(1, 2000, 500), line(2, 1000, 700)];
  expect(refundTotal(sale(lines), new Map())).toBe(0);
  expect(refundTotal(sale(lines), new Map([[1, milli(5000)]]))).toBe(0);
  expect(refundTotal(sale(lines), new Map([[2, milli(1000)]]))).toBe(700);
});

test('the debt goes down before money leaves the drawer', () => {
  const mixed = sale([], [payment('fiado', 500, 200), payment('cash', 900)]);
  expect(splitRefund(mixed, centavos(250))).toEqual({ fiado: 250, money: 0 });
  expect(splitRefund(mixed, centavos(1000))).toEqual({ fiado: 300, money: 700 });
  expect(splitRefund(sale([], [payment('cash', 900)]), centavos(400))).toEqual({ fiado: 0, money: 400 });
});

test('what is said to hand over is the money alone, and the debt is named beside it', () => {
  const mixed = {
    ...sale([], [payment('fiado', 2599, 2599), payment('cash', 2000), payment('card', 3001)]),
    refundedCentavos: centavos(7600),
  };
  const { fiado, money } = givenBack(mixed);
  expect([fiado, money]).toEqual([2599, 5001]);
  const words = [moneyOrNull(money), moneyOrNull(fiado)] as const;
  expect(refund.confirm(...words)).toBe('Devolver $50.01');
  expect(refund.done(...words)).toBe('Devolviste $50.01. Le descontaste $25.99 de su cuenta.');
  expect(saleDetail.refundedSoFar(...words)).toBe('Ya devolviste $50.01 y le descontaste $25.99 de su cuenta');
  expect(refund.confirm(null, '$25.99')).toBe('Descontarle $25.99 de su cuenta');
});

test('what came off the account twice, by two devices, is never said to be money, and gives no debt back', () => {
  const twice = { ...sale([], [payment('fiado', 3800, 7600)]), refundedCentavos: centavos(7600) };
  const { fiado, money } = givenBack(twice);
  expect(saleDetail.refundedSoFar(moneyOrNull(money), moneyOrNull(fiado))).toBe(
    'Ya le descontaste $76.00 de su cuenta',
  );
  const mixed = sale([], [payment('fiado', 500, 1000), payment('cash', 900)]);
  expect(splitRefund(mixed, centavos(400))).toEqual({ fiado: 0, money: 400 });
});

test('a ticket names each part of a sale that was paid in several ways, and nothing of one paid at once', () => {
  const shop = {
    name: 'La Esquina',
    rfc: null,
    taxRegime: null,
    address: null,
    ticketFooter: 'Gracias',
    timezone: 'America/Mexico_City',
  };
  const ticket = (payments: Payment[]) => {
    const sold = {
      folio: 'A-000001',
      recordedAt: '2026-11-24T18:00:00.000Z',
      totalCentavos: centavos(7600),
      ivaCentavos: 0,
      iepsCentavos: 0,
    };
    const rest = { discountCentavos: 0, customerName: null, note: null };
    return ticketOfSale({ ...sale([], payments), ...sold, ...rest } as unknown as SaleDetail, shop as unknown as Shop);
  };
  const parts = [payment('cash', 2000), payment('card', 3001), payment('fiado', 2599)];
  expect(ticket(parts).footer).toEqual(['Efectivo $20.00 · Tarjeta $30.01 · Fiado $25.99', 'Gracias']);
  expect(ticket(parts).detail).toMatch(/Efectivo, Tarjeta, Fiado$/);
  expect(ticket([payment('cash', 7600)]).footer).toEqual(['Gracias']);
});
