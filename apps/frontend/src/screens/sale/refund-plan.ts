import type { SaleDetail } from '@michangarrito/contracts';
import {
  ZERO_CENTAVOS,
  centavos,
  formatMoney,
  milli,
  refundableLine,
  subtractCentavos,
  sumCentavos,
  type Centavos,
  type Milli,
} from '@michangarrito/domain';

type Line = SaleDetail['lines'][number];

/** How much of each line goes back, by line number. */
export type RefundQuantities = ReadonlyMap<number, Milli>;

/** What of a line has not been given back yet. */
export function leftOfLine(line: Line): Milli {
  return milli(line.quantityMilli - line.refundedMilli);
}

/** What goes back for these quantities, by the domain's rule. */
export function refundTotal(sale: SaleDetail, quantities: RefundQuantities): Centavos {
  return sumCentavos(
    sale.lines.map((line) => {
      const quantity = quantities.get(line.lineNumber) ?? milli(0);
      if (quantity === 0) return ZERO_CENTAVOS;
      const result = refundableLine(
        {
          soldMilli: line.quantityMilli,
          soldTotalCentavos: line.totalCentavos,
          refundedMilli: line.refundedMilli,
          refundedCentavos: line.refundedCentavos,
        },
        quantity,
      );
      return result.ok ? result.amountCentavos : ZERO_CENTAVOS;
    }),
  );
}

/** An amount in words, null where there is none to speak of. */
export const moneyOrNull = (amount: Centavos): string | null => (amount > 0 ? formatMoney(amount) : null);

/** What has gone back of a sale so far: money, and what came off the customer's account, which may be more than this sale's debt. */
export function givenBack(sale: SaleDetail): { fiado: Centavos; money: Centavos } {
  const onCredit = sale.payments.filter(({ method }) => method === 'fiado');
  const fiado = sumCentavos(onCredit.map(({ refundedCentavos }) => refundedCentavos));
  return { fiado, money: subtractCentavos(sale.refundedCentavos, fiado) };
}

/** What was given on credit comes off the debt before money leaves the drawer. */
export function splitRefund(sale: SaleDetail, total: Centavos): { fiado: Centavos; money: Centavos } {
  const owed = sumCentavos(
    sale.payments
      .filter(({ method }) => method === 'fiado')
      .map((payment) => subtractCentavos(payment.amountCentavos, payment.refundedCentavos)),
  );
  // More may have come off the debt than it was.
  const fiado = centavos(Math.max(0, Math.min(owed, total)));
  return { fiado, money: subtractCentavos(total, fiado) };
}
