import type { CommandOf, SaleDetail } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import type { Act } from '../kinds.ts';
import type { Dice } from '../random.ts';
import type { Desk, ShopView } from './desk.ts';
import { create } from './create.ts';
import { planRefund, planTicketRefund } from './refund.ts';
import { planSale } from './sale.ts';
import { ticketOf } from './ticket.ts';

/** What a person does by themselves on a device, without the network. */
export type DeskAct = Exclude<Act, 'switch_person' | 'go_offline' | 'go_online' | 'push' | 'pull'>;

export interface Situation {
  readonly desk: Desk;
  readonly dice: Dice;
  /** Makes names that are not given twice. */
  readonly index: number;
  /** Sales whose paper ticket a customer may bring: of all devices. */
  readonly papers: () => Promise<readonly SaleDetail[]>;
}

/** Does it; false where there is nothing to do it with. */
export async function perform(act: DeskAct, situation: Situation): Promise<boolean> {
  const view = await situation.desk.view();
  switch (act) {
    case 'sell_cash':
    case 'sell_card':
    case 'sell_fiado':
    case 'sell_mixed':
    case 'sell_weight':
    case 'sell_pesos':
    case 'sell_varios':
    case 'sell_discount':
      return sell(act, situation, view);
    case 'refund_own':
    case 'refund_other':
      return refund(act, situation, view);
    case 'refund_ticket':
      return refundTicket(situation, view);
    case 'new_product':
    case 'new_customer':
      return create(act, situation);
    case 'edit_product':
    case 'edit_customer':
      return edit(act, situation, view);
    case 'abono':
    case 'cash_in':
    case 'cash_out':
      return moveCash(act, situation, view);
    case 'waste':
    case 'purchase':
    case 'count':
      return moveStock(act, situation, view);
    case 'open_till':
    case 'corte_x':
    case 'corte_z':
      return till(act, situation, view);
  }
}

type SaleAct = Parameters<typeof planSale>[0];

async function sell(act: SaleAct, { desk, dice }: Situation, view: ShopView): Promise<boolean> {
  const sale = planSale(act, dice, view);
  if (sale === null) return false;
  const { cart, payments, customerId } = sale;
  await desk.write('recordSale', (folio) => ({
    folio,
    customerId,
    tillSessionId: tillOf(view),
    lines: cart.lines.map(
      ({
        shareOfSaleDiscountCentavos: _share,
        totalCentavos: _total,
        ivaCentavos: _iva,
        iepsCentavos: _ieps,
        ...line
      }) => line,
    ),
    discountCentavos: cart.discountCentavos,
    totalCentavos: cart.totalCentavos,
    payments: payments.map((payment) => ({ id: desk.newId(), ...payment })),
    note: null,
  }));
  return true;
}

async function refund(act: 'refund_own' | 'refund_other', { desk, dice }: Situation, view: ShopView): Promise<boolean> {
  const wantsOwn = act === 'refund_own';
  const sale = dice.pick(
    view.sales.filter(({ id, totalCentavos }) => desk.isOwn(id) === wantsOwn && totalCentavos > 0),
  );
  const plan = sale === undefined ? null : planRefund(dice, ticketOf(sale));
  if (sale === undefined || plan === null || plan.totalCentavos === 0) return false;
  const method = sale.payments.some((payment) => payment.method === 'card') ? ('card' as const) : ('cash' as const);
  const parts = [
    { method: 'fiado' as const, amountCentavos: plan.creditCentavos },
    { method, amountCentavos: plan.moneyCentavos },
  ].filter(({ amountCentavos }) => amountCentavos > 0);
  await desk.write('refundSale', () => ({
    saleId: sale.id,
    tillSessionId: tillOf(view),
    lines: plan.lines,
    payments: parts.map((part) => ({ id: desk.newId(), ...part })),
    totalCentavos: plan.totalCentavos,
    reason: 'Se arrepintió',
  }));
  return true;
}

async function refundTicket({ desk, dice, papers }: Situation, view: ShopView): Promise<boolean> {
  const known = new Set(view.sales.map(({ id }) => id));
  // A ticket that was on credit is given back where the sale is known.
  const brought = (await papers()).filter(
    (sale) => !known.has(sale.id) && sale.payments.every(({ method }) => method !== 'fiado'),
  );
  const paper = dice.pick(brought);
  const plan = paper === undefined ? null : planTicketRefund(dice, ticketOf(paper));
  if (paper === undefined || plan === null) return false;
  await desk.write('refundTicket', () => ({
    folio: ticketOf(paper).folio,
    tillSessionId: tillOf(view),
    ...plan,
    payments: [{ id: desk.newId(), method: 'cash' as const, amountCentavos: plan.totalCentavos }],
    reason: 'Trajo su ticket',
  }));
  return true;
}

async function edit(
  act: 'edit_product' | 'edit_customer',
  { desk, dice }: Situation,
  view: ShopView,
): Promise<boolean> {
  if (act === 'edit_customer') {
    const customer = dice.pick(view.customers);
    if (customer === undefined) return false;
    const to = centavos(dice.whole(1, 90) * 1000);
    if (customer.creditLimitCentavos === to) return false;
    const changes = { creditLimitCentavos: { from: customer.creditLimitCentavos, to } };
    await desk.write('editCustomer', () => ({ customerId: customer.id, changes }));
    return true;
  }
  const product = dice.pick(view.products.filter(({ priceCentavos }) => priceCentavos !== null));
  if (product === undefined) return false;
  const to = centavos((product.priceCentavos ?? 0) + dice.whole(1, 9) * 50);
  const changes = { priceCentavos: { from: product.priceCentavos, to } };
  await desk.write('editProduct', () => ({ productId: product.id, changes }));
  return true;
}

async function moveCash(
  act: 'abono' | 'cash_in' | 'cash_out',
  { desk, dice }: Situation,
  view: ShopView,
): Promise<boolean> {
  const amountCentavos = centavos(dice.whole(1, 300) * 100);
  const tillSessionId = tillOf(view);
  if (act === 'abono') {
    const customer = dice.pick(view.customers);
    if (customer === undefined) return false;
    const method = dice.pick(['cash', 'cash', 'transfer'] as const) ?? 'cash';
    const tenderedCentavos = method === 'cash' ? amountCentavos : null;
    const payload = { customerId: customer.id, amountCentavos, method, tenderedCentavos, tillSessionId, note: null };
    await desk.write('recordFiadoPayment', () => payload);
    return true;
  }
  const kind = act === 'cash_in' ? ('in' as const) : (dice.pick(['out', 'expense'] as const) ?? 'out');
  await desk.write('recordCashMovement', () => ({ kind, amountCentavos, reason: 'Cambio', tillSessionId }));
  return true;
}

async function moveStock(
  act: 'waste' | 'purchase' | 'count',
  { desk, dice }: Situation,
  view: ShopView,
): Promise<boolean> {
  const product = dice.pick(view.products.filter(({ archived }) => !archived));
  if (product === undefined) return false;
  const quantityMilli = milli(dice.whole(1, 12) * 1000);
  const change: CommandOf<'recordStockMovement'>['payload']['change'] =
    act === 'count'
      ? { reason: 'count', countedMilli: milli(dice.whole(0, 30) * 1000) }
      : act === 'purchase'
        ? {
            reason: 'purchase',
            quantityMilli,
            unitCostCentavos: dice.chance(0.5) ? centavos(dice.whole(300, 1500)) : null,
          }
        : { reason: 'waste', quantityMilli };
  await desk.write('recordStockMovement', () => ({ productId: product.id, change, note: null }));
  return true;
}

async function till(
  act: 'open_till' | 'corte_x' | 'corte_z',
  { desk, dice }: Situation,
  view: ShopView,
): Promise<boolean> {
  const tillSessionId = tillOf(view);
  if (act === 'open_till') {
    if (tillSessionId !== null && dice.chance(0.5)) return false;
    await desk.write('openTill', () => ({ floatCentavos: centavos(dice.whole(0, 20) * 5000) }));
    return true;
  }
  if (tillSessionId === null) return false;
  // People miscount; the difference is written down.
  const expected = Math.max(0, view.till.expectedCentavos);
  const counted =
    act === 'corte_z' || dice.chance(0.3) ? centavos(Math.max(0, expected + dice.whole(-3, 3) * 100)) : null;
  await desk.write('closeTill', () => ({
    kind: act === 'corte_z' ? ('z' as const) : ('x' as const),
    tillSessionId,
    countedCentavos: counted,
    denominations: [],
    note: null,
    watermarks: view.till.watermarks,
  }));
  return true;
}

function tillOf(view: ShopView): string | null {
  return view.till.session?.id ?? null;
}
