import { formatMoney, priceCart, type RatesInForce } from '@michangarrito/domain';
import type { OpenSale } from '@michangarrito/local-store';

/** What each open sale comes to, formatted, by its id; an empty one says nothing. */
export function ticketTotals(tickets: readonly OpenSale[], rates: RatesInForce | null): ReadonlyMap<string, string> {
  const totals = new Map<string, string>();
  if (rates === null) return totals;
  for (const ticket of tickets) {
    if (ticket.lines.length === 0) continue;
    const priced = priceCart(ticket, rates);
    if (priced.ok) totals.set(ticket.id, formatMoney(priced.cart.totalCentavos));
  }
  return totals;
}
