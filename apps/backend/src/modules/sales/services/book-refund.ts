import type { RefundSale, RefundTicket } from '@michangarrito/contracts';
import { subtractCentavos, sumCentavos, type Centavos, type Flag } from '@michangarrito/domain';
import {
  missingPermission,
  oddities,
  refuse,
  type ChangedRow,
  type CommandScope,
  type Outcome,
} from '../../../common/commands/command.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { cashOf } from '../../../common/till/cash-of.ts';
import { moveCash } from '../../../common/till/move-cash.ts';
import { isOwed, lowerFiado } from './lower-fiado.ts';
import type { RefundOrder, RefundPlan } from './refund-plan.ts';
import { addToDay, moveStockBack, writeRefund } from './refund-writes.ts';

/** Books a planned refund. Locks in the order of every sale: sale (by the caller), stock by product, debt, till, day. */
export async function bookRefund(
  { tx, actor }: CommandScope,
  command: RefundSale | RefundTicket,
  order: RefundOrder,
  plan: RefundPlan,
): Promise<Outcome> {
  const { saleId, payments, totalCentavos } = order.payload;
  await moveStockBack(tx, order, plan.lines);
  const debt = await lowerFiado(tx, order, byFiado(payments));
  if (!debt.ok) return refuse('REFUND_FIADO_MISMATCH');
  const beforeDebt = payments.some(({ method }) => method !== 'fiado') && (await isOwed(tx, saleId));
  const cash = await moveCash(tx, order, cashOf(command));
  if (!cash.ok) return refuse('TILL_SESSION_NOT_FOUND');
  const flags: Flag[] = [
    ...missingPermission(actor, 'sale.refund'),
    ...oddities(actor, order),
    ...(plan.exceeds || debt.exceeds || beforeDebt ? (['refund_exceeds_sale'] as const) : []),
    ...cash.flags,
  ];
  await writeRefund(tx, order, plan.lines, flags);
  await markSale(tx, saleId, totalCentavos, plan);
  await addToDay(tx, order, plan.lines);
  return { ok: true, flags, changed: changedRows(saleId, plan, debt.customerId), result: { totalCentavos } };
}

type Payments = RefundSale['payload']['payments'];

/** Whether payments, each with an id of its own, come to a total. Subtracted one by one, so that nothing leaves the range of money. */
export function paysExactly(payments: Payments, total: Centavos): boolean {
  let left = total;
  for (const { amountCentavos } of payments) {
    if (amountCentavos > left) return false;
    left = subtractCentavos(left, amountCentavos);
  }
  return left === 0 && new Set(payments.map(({ id }) => id)).size === payments.length;
}

function byFiado(payments: Payments): Centavos {
  return sumCentavos(payments.filter(({ method }) => method === 'fiado').map(({ amountCentavos }) => amountCentavos));
}

/** Holds a sale: two refunds of it must see each other. Whether the shop has it. */
export async function lockSale(tx: TenantTx, saleId: string): Promise<boolean> {
  const found = await tx.query(`select 1 from sales.sales where tenant_id = $1 and id = $2 for no key update`, [
    tx.tenantId,
    saleId,
  ]);
  return found.length > 0;
}

async function markSale(tx: TenantTx, saleId: string, totalCentavos: Centavos, plan: RefundPlan): Promise<void> {
  await tx.query(
    `update sales.sales set refunded_centavos = refunded_centavos + $3::bigint, status = $4 where tenant_id = $1 and id = $2`,
    [tx.tenantId, saleId, totalCentavos, plan.complete ? 'refunded' : 'partly_refunded'],
  );
}

function changedRows(saleId: string, plan: RefundPlan, customerId: string | null): ChangedRow[] {
  const products = new Set(plan.lines.flatMap((line) => (line.productId === null ? [] : [line.productId])));
  return [
    { kind: 'sale', ref: saleId },
    ...[...products].map((ref) => ({ kind: 'stock', ref }) as const),
    ...(customerId === null ? [] : [{ kind: 'customer', ref: customerId } as const]),
  ];
}
