import type { Product, TillReading, Today } from '@michangarrito/contracts';
import { addCentavos, formatMoney, formatQuantity, milli, subtractCentavos, type Unit } from '@michangarrito/domain';
import { shortTime, weekday } from '../../../messages/dates.ts';
import { home } from '../../../messages/home.ts';
import { methodNames } from '../../../messages/methods.ts';
import type { HomeView, PaidShareView, TopProductView } from '../components/view-model.ts';

/** How many of the best sellers are shown. */
const MOST_TOP = 4;

/** Today against the same weekday, as far as this hour. */
export function comparisonView({ salesCentavos, comparison }: Today): NonNullable<HomeView['comparison']> | null {
  if (comparison === null) return null;
  const day = weekday(comparison.businessDate);
  const difference = subtractCentavos(salesCentavos, comparison.salesCentavos);
  if (difference === 0) return { text: home.same(day), tone: 'safe' };
  return difference > 0
    ? { text: home.more(formatMoney(difference), day), tone: 'safe' }
    : { text: home.less(formatMoney(subtractCentavos(comparison.salesCentavos, salesCentavos)), day), tone: 'neutral' };
}

export function profitView({ profitCentavos, salesCentavos }: Today): NonNullable<HomeView['profit']> | null {
  if (profitCentavos === null) return null;
  const share = salesCentavos > 0 ? Math.round((100 * profitCentavos) / salesCentavos) : 0;
  return { amount: formatMoney(profitCentavos), share: home.profitShare(`${String(share)}\u00a0%`) };
}

export function tillView({ session, expectedCentavos }: TillReading, timezone: string): HomeView['till'] {
  return session === null
    ? { amount: home.tillClosed, detail: home.tillHint }
    : { amount: formatMoney(expectedCentavos), detail: home.tillSince(shortTime(session.openedAt, timezone)) };
}

export function topView({ topProducts }: Today, byId: ReadonlyMap<string, Product>): TopProductView[] {
  const best = topProducts[0]?.totalCentavos ?? 0;
  return topProducts.slice(0, MOST_TOP).map((product) => ({
    id: product.productId ?? product.name,
    name: product.name,
    shape: byId.get(product.productId ?? '')?.silhouette ?? null,
    share: best === 0 ? 0 : product.totalCentavos / best,
    quantity: formatQuantity(milli(product.quantityMilli), product.unit as Unit),
    amount: formatMoney(product.totalCentavos),
  }));
}

/** What was sold and what came back, where the day's figure is less than was sold; null where nothing came back. */
export function refundsView({ salesCentavos, refundsCentavos }: Today): string | null {
  if (refundsCentavos === 0) return null;
  return home.refunded(formatMoney(addCentavos(salesCentavos, refundsCentavos)), formatMoney(refundsCentavos));
}

/** How the day was paid, less how it was given back; ways that nobody used are left out. */
export function paidView({ byMethod }: Today): PaidShareView[] {
  const shares = [
    { id: 'cash', label: methodNames.cash, amount: byMethod.cashCentavos, tone: 'bg-accent' },
    { id: 'transfer', label: methodNames.transfer, amount: byMethod.transferCentavos, tone: 'bg-trim' },
    { id: 'card', label: methodNames.card, amount: byMethod.cardCentavos, tone: 'bg-bar' },
    { id: 'fiado', label: methodNames.fiado, amount: byMethod.fiadoCentavos, tone: 'bg-edge' },
  ];
  return shares
    .filter(({ amount }) => amount !== 0)
    .map(({ amount, ...share }) => ({ ...share, value: amount, amount: formatMoney(amount) }));
}
