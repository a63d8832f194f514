import { Injectable } from '@nestjs/common';
import type { RefundSale as RefundSaleCommand } from '@michangarrito/contracts';
import { negateCentavos, subtractCentavos, sumCentavos, type Centavos, type Flag } from '@michangarrito/domain';
import {
  missingPermission,
  oddities,
  refuse,
  type ChangedRow,
  type CommandScope,
  type Outcome,
} from '../../../common/commands/command.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { moveCash } from '../../../common/till/move-cash.ts';
import {
  planRefund,
  SOLD_LINES_SQL,
  soldLineFromRow,
  type RefundPlan,
  type SoldLineRow,
} from '../services/refund-plan.ts';
import { addToDay, moveStockBack, writeRefund } from '../services/refund-writes.ts';
import { isOwed, lowerFiado } from '../services/lower-fiado.ts';

/**
 * Goods that came back and money that was given back. A fact: more than was sold, or without the right to, is recorded and flagged;
 * money that does not fit the goods is refused. Locks in the order of every sale: sale, stock by product, debt, till, day.
 */
@Injectable()
export class RefundSale {
  readonly run = async (scope: CommandScope, command: RefundSaleCommand): Promise<Outcome> => {
    const { tx, actor } = scope;
    const { saleId, lines, payments, totalCentavos } = command.payload;
    if (!paysExactly(payments, totalCentavos)) return refuse('REFUND_TOTAL_MISMATCH');
    if (!(await lockSale(tx, saleId))) return refuse('SALE_NOT_FOUND');
    const sold = await tx.query<SoldLineRow>(SOLD_LINES_SQL, [tx.tenantId, saleId]);
    const plan = planRefund(sold.map(soldLineFromRow), lines, totalCentavos);
    if (typeof plan === 'string') return refuse(plan);

    await moveStockBack(tx, command, plan.lines);
    const debt = await lowerFiado(tx, command, givenBack(command, 'fiado'));
    if (!debt.ok) return refuse('REFUND_FIADO_MISMATCH');
    const beforeDebt = payments.some(({ method }) => method !== 'fiado') && (await isOwed(tx, saleId));
    const cash = await moveCash(tx, command, {
      kind: 'refund',
      amountCentavos: negateCentavos(givenBack(command, 'cash')),
      tillSessionId: command.payload.tillSessionId,
      reason: null,
      late: 'late_refund',
      dayTotalCentavos: negateCentavos(totalCentavos),
    });
    if (!cash.ok) return refuse('TILL_SESSION_NOT_FOUND');
    const flags: Flag[] = [
      ...missingPermission(actor, 'sale.refund'),
      ...oddities(actor, command),
      ...(plan.exceeds || debt.exceeds || beforeDebt ? (['refund_exceeds_sale'] as const) : []),
      ...cash.flags,
    ];
    await writeRefund(tx, command, plan.lines, flags);
    await markSale(tx, saleId, totalCentavos, plan);
    await addToDay(tx, command, plan.lines);
    return { ok: true, flags, changed: changedRows(saleId, plan, debt.customerId), result: { totalCentavos } };
  };
}

type Payments = RefundSaleCommand['payload']['payments'];

// Subtracted one by one, so that nothing leaves the range of money; each payment has an id of its own.
function paysExactly(payments: Payments, total: Centavos): boolean {
  let left = total;
  for (const { amountCentavos } of payments) {
    if (amountCentavos > left) return false;
    left = subtractCentavos(left, amountCentavos);
  }
  return left === 0 && new Set(payments.map(({ id }) => id)).size === payments.length;
}

function givenBack(command: RefundSaleCommand, method: 'cash' | 'fiado'): Centavos {
  return sumCentavos(
    command.payload.payments.filter((payment) => payment.method === method).map((payment) => payment.amountCentavos),
  );
}

// Two refunds of one sale must see each other.
async function lockSale(tx: TenantTx, saleId: string): Promise<boolean> {
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
