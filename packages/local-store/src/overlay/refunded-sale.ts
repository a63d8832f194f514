import type { RefundSale, SaleDetail } from '@michangarrito/contracts';
import { addCentavos, centavos, milli, refundableLine, subtractCentavos, type Centavos } from '@michangarrito/domain';

type Line = SaleDetail['lines'][number];
type Payment = SaleDetail['payments'][number];

/** A sale with one refund more, as the server will tell it. */
export function refundedSale(sale: SaleDetail, { id, recordedAt, payload }: RefundSale): SaleDetail {
  const { totalCentavos, reason } = payload;
  const lines = payload.lines.reduce<Line[]>(takeBackOf, sale.lines);
  const isComplete = lines.every(({ quantityMilli, refundedMilli }) => refundedMilli >= quantityMilli);
  return {
    ...sale,
    lines,
    refundedCentavos: addCentavos(sale.refundedCentavos, totalCentavos),
    status: isComplete ? 'refunded' : 'partly_refunded',
    payments: payload.payments.reduce<Payment[]>(giveBackOf, sale.payments),
    refunds: [...sale.refunds, { id, recordedAt, totalCentavos, reason }],
  };
}

type Returned = RefundSale['payload']['lines'][number];

function takeBackOf(lines: Line[], { lineNumber, quantityMilli }: Returned): Line[] {
  return lines.map((line) =>
    line.lineNumber === lineNumber
      ? {
          ...line,
          refundedMilli: milli(line.refundedMilli + quantityMilli),
          refundedCentavos: addCentavos(line.refundedCentavos, amountOf(line, quantityMilli)),
        }
      : line,
  );
}

/** By what is left of the line; beyond that, where another device had given back something, by the whole line. */
function amountOf(line: Line, quantityMilli: Returned['quantityMilli']): Centavos {
  const sold = { soldMilli: line.quantityMilli, soldTotalCentavos: line.totalCentavos };
  const { refundedMilli, refundedCentavos } = line;
  const known = refundableLine({ ...sold, refundedMilli, refundedCentavos }, quantityMilli);
  if (known.ok) return known.amountCentavos;
  const alone = refundableLine({ ...sold, refundedMilli: milli(0), refundedCentavos: centavos(0) }, quantityMilli);
  return alone.ok ? alone.amountCentavos : line.totalCentavos;
}

type GivenBack = RefundSale['payload']['payments'][number];

/** What went back by a method comes off the sale's payments of that method, in their order; what exceeds them stands on the last. */
function giveBackOf(payments: Payment[], { method, amountCentavos }: GivenBack): Payment[] {
  const last = payments.findLast((payment) => payment.method === method);
  let left = amountCentavos;
  return payments.map((payment) => {
    if (payment.method !== method) return payment;
    const room = Math.max(0, payment.amountCentavos - payment.refundedCentavos);
    const amount = payment === last ? left : centavos(Math.min(left, room));
    left = subtractCentavos(left, amount);
    return { ...payment, refundedCentavos: addCentavos(payment.refundedCentavos, amount) };
  });
}
