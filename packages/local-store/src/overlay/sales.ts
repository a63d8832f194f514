import type {
  AnyCommand,
  Customer,
  MirrorPerson,
  MirrorState,
  RecordSale,
  RefundSale,
  SaleDetail,
} from '@michangarrito/contracts';
import { ZERO_CENTAVOS, formatFolio, milli, priceCart, ratesOn, settle } from '@michangarrito/domain';
import type { Rows } from './commands.ts';
import { refundedSale } from './refunded-sale.ts';

/** What a sale tells beside its command. */
export interface SaleContext {
  readonly rates: MirrorState['taxRates'];
  readonly actorName: string;
  readonly customerName: string | null;
}

/** What else is known of the shop, to tell sales in full. */
export interface SalesContext {
  readonly rates: MirrorState['taxRates'];
  readonly people: readonly Pick<MirrorPerson, 'id' | 'name'>[];
  readonly customers: Rows<Pick<Customer, 'name'>>;
}

/** Sales as the server will tell them once it has these commands (oldest first): those made here, and what came back of those known. */
export function overlaySales(
  sales: Rows<SaleDetail>,
  commands: readonly AnyCommand[],
  { rates, people, customers }: SalesContext,
): Rows<SaleDetail> {
  const changed = new Map(sales);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  for (const command of commands) {
    if (command.type === 'recordSale') {
      const { customerId } = command.payload;
      const customerName = customerId === null ? null : (customers.get(customerId)?.name ?? null);
      const sale = saleFromCommand(command, { rates, actorName: names.get(command.actorId) ?? '', customerName });
      if (sale !== null && !changed.has(sale.id)) changed.set(sale.id, sale);
    } else if (command.type === 'refundSale') applyRefund(changed, command);
  }
  return changed;
}

function applyRefund(sales: Map<string, SaleDetail>, command: RefundSale): void {
  const sale = sales.get(command.payload.saleId);
  if (sale !== undefined) sales.set(sale.id, refundedSale(sale, command));
}

/** A sale as its device wrote it down, in the form in which the server tells of sales; null if it cannot be priced. */
export function saleFromCommand(
  { id, recordedAt, businessDate, payload }: RecordSale,
  { rates, ...names }: SaleContext,
): SaleDetail | null {
  const { folio, lines, discountCentavos, payments, customerId, totalCentavos } = payload;
  const priced = priceCart({ lines, discountCentavos }, ratesOn(rates, businessDate));
  const settled = settle(totalCentavos, payments, { hasCustomer: customerId !== null });
  if (!priced.ok || !settled.ok) return null;
  return {
    ...names,
    id,
    folio: formatFolio(folio.series, folio.number),
    recordedAt,
    businessDate,
    totalCentavos,
    refundedCentavos: ZERO_CENTAVOS,
    status: 'recorded',
    customerId,
    lineCount: lines.length,
    methods: [...new Set(payments.map(({ method }) => method))],
    flags: [],
    subtotalCentavos: priced.cart.subtotalCentavos,
    discountCentavos,
    ivaCentavos: priced.cart.ivaCentavos,
    iepsCentavos: priced.cart.iepsCentavos,
    note: payload.note,
    lines: priced.cart.lines.map((line, index) => ({
      ...line,
      lineNumber: index + 1,
      refundedMilli: milli(0),
      refundedCentavos: ZERO_CENTAVOS,
    })),
    payments: payments.map((payment) => ({
      ...payment,
      changeCentavos: changeOf(payment),
      refundedCentavos: ZERO_CENTAVOS,
    })),
    refunds: [],
  };
}

/** What went back to the customer of one payment: the domain's rule for that payment alone. */
function changeOf(payment: RecordSale['payload']['payments'][number]) {
  const settled = settle(payment.amountCentavos, [payment], { hasCustomer: true });
  return settled.ok ? settled.changeCentavos : ZERO_CENTAVOS;
}
