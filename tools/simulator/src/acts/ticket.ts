import type { CommandOf, SaleDetail } from '@michangarrito/contracts';
import { centavos, subtractCentavos, sumCentavos, type Centavos } from '@michangarrito/domain';

export type TicketLine = SaleDetail['lines'][number];

/** A sale as somebody knows it who may give back a part of it. */
export interface Ticket {
  readonly saleId: string;
  readonly folio: CommandOf<'recordSale'>['payload']['folio'];
  readonly lines: readonly TicketLine[];
  /** What of it is still on credit, as far as known. */
  readonly owedCentavos: Centavos;
}

/** The ticket of a sale as a device shows it. */
export function ticketOf(sale: SaleDetail): Ticket {
  const [series = '', number = ''] = sale.folio.split('-');
  const owed = sale.payments
    .filter(({ method }) => method === 'fiado')
    .map((payment) => subtractCentavos(payment.amountCentavos, payment.refundedCentavos));
  return {
    saleId: sale.id,
    folio: { series, number: Number(number) },
    lines: sale.lines,
    owedCentavos: centavos(Math.max(0, sumCentavos(owed))),
  };
}
