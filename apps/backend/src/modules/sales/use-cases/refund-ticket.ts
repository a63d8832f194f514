import { Injectable } from '@nestjs/common';
import type { RefundTicket as RefundTicketCommand } from '@michangarrito/contracts';
import { subtractCentavos, type Centavos } from '@michangarrito/domain';
import { refuse, type CommandScope, type Outcome } from '../../../common/commands/command.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { bookRefund, lockSale, paysExactly } from '../services/book-refund.ts';
import { readSoldLines, type SoldLine } from '../services/refund-plan.ts';
import { planTicketRefund } from '../services/ticket-refund-plan.ts';

/**
 * Goods that came back with a ticket whose sale the device does not have. A fact: the sale is found by its folio, the lines by their
 * products, and the money is what was given. More than was sold or paid is recorded and flagged; what that sale never sold is refused.
 */
@Injectable()
export class RefundTicket {
  readonly run = async (scope: CommandScope, command: RefundTicketCommand): Promise<Outcome> => {
    const { lines, payments, totalCentavos } = command.payload;
    if (!paysExactly(payments, totalCentavos) || !addsUp(lines, totalCentavos)) return refuse('REFUND_TOTAL_MISMATCH');
    const found = await findSale(scope.tx, command);
    if (!found) return refuse('SALE_NOT_FOUND');
    const plan = planTicketRefund(found.sold, lines);
    if (typeof plan === 'string') return refuse(plan);
    const { tillSessionId, reason } = command.payload;
    const order = { ...command, payload: { saleId: found.saleId, tillSessionId, payments, totalCentavos, reason } };
    return bookRefund(scope, command, order, plan);
  };
}

type Lines = RefundTicketCommand['payload']['lines'];

function addsUp(lines: Lines, total: Centavos): boolean {
  let left = total;
  for (const { amountCentavos } of lines) {
    if (amountCentavos > left) return false;
    left = subtractCentavos(left, amountCentavos);
  }
  return left === 0;
}

/** The sale of a ticket. Cloned phones have given two sales one folio: then the first that sold all that came back. */
async function findSale(
  tx: TenantTx,
  { payload: { folio, lines } }: RefundTicketCommand,
): Promise<{ saleId: string; sold: SoldLine[] } | undefined> {
  const sales = await tx.query<{ id: string }>(
    `select id from sales.sales where tenant_id = $1 and folio_series = $2 and folio_number = $3 order by id`,
    [tx.tenantId, folio.series, folio.number],
  );
  let first: { saleId: string; sold: SoldLine[] } | undefined;
  for (const { id: saleId } of sales) {
    await lockSale(tx, saleId);
    const sale = { saleId, sold: await readSoldLines(tx, saleId) };
    first ??= sale;
    if (lines.every(({ productId }) => sale.sold.some((line) => line.productId === productId))) return sale;
  }
  return first;
}
