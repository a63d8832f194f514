import type { SaleDetail, Shop } from '@michangarrito/contracts';
import { addCentavos, centavos, formatMoney, formatQuantity, sumCentavos, type Centavos } from '@michangarrito/domain';
import { dateAndTime } from '../../messages/dates.ts';
import { receipt } from '../../messages/charge.ts';
import { methodNames } from '../../messages/methods.ts';
import { lineName } from '../sell/state/views.ts';
import type { TicketView } from './components/ticket-paper.tsx';

/** A sale as its ticket: what the law asks for, and nothing that a customer does not read. */
export function ticketOfSale(sale: SaleDetail, shop: Shop): TicketView {
  const lineDiscounts = sumCentavos(sale.lines.map((line) => line.discountCentavos));
  const discount = addCentavos(lineDiscounts, sale.discountCentavos);
  const methods = [...new Set(sale.payments.map(({ method }) => methodNames[method]))].join(', ');
  return {
    shop: shop.name,
    folio: sale.folio,
    detail: `${dateAndTime(sale.recordedAt, shop.timezone)} · ${methods}`,
    lines: sale.lines.map((line) => ({
      id: String(line.lineNumber),
      quantity: formatQuantity(line.quantityMilli, line.unit),
      name: lineName(line),
      amount: formatMoney(line.amountCentavos),
    })),
    ...(discount > 0 && { discount: `–${formatMoney(discount)}` }),
    total: formatMoney(sale.totalCentavos),
    footer: footerOf(sale, shop),
  };
}

function footerOf(sale: SaleDetail, shop: Shop): string[] {
  const change = sumCentavos(sale.payments.map((payment) => payment.changeCentavos));
  const tendered = sumCentavos(sale.payments.map((payment) => payment.tenderedCentavos ?? centavos(0)));
  const legal = [shop.rfc && receipt.rfc(shop.rfc), shop.taxRegime && receipt.regime(shop.taxRegime), shop.address];
  const parts = sale.payments.map(
    ({ method, amountCentavos }) => `${methodNames[method]} ${formatMoney(amountCentavos)}`,
  );
  return [
    parts.length > 1 && parts.join(' · '),
    change > 0 && receipt.tendered(formatMoney(tendered), formatMoney(change)),
    receipt.taxes(moneyUnlessZero(sale.ivaCentavos), moneyUnlessZero(sale.iepsCentavos)),
    sale.customerName !== null && receipt.customer(sale.customerName),
    sale.note !== null && receipt.noteLine(sale.note),
    legal.filter(Boolean).join(' · '),
    shop.ticketFooter ?? receipt.thanks,
  ].filter((line): line is string => typeof line === 'string' && line !== '');
}

const moneyUnlessZero = (amount: Centavos) => (amount > 0 ? formatMoney(amount) : null);

/** The same ticket as a message. */
export function ticketText(ticket: TicketView): string {
  return [
    `*${ticket.shop}* ${ticket.folio}`,
    ticket.detail,
    '',
    ...ticket.lines.map((line) => `${line.quantity} ${line.name}  ${line.amount}`),
    ...(ticket.discount === undefined ? [] : [`${receipt.discount}  ${ticket.discount}`]),
    `*${receipt.total}  ${ticket.total}*`,
    ...(ticket.footer ?? []),
  ].join('\n');
}
