import { Injectable } from '@nestjs/common';
import type { RefundSale as RefundSaleCommand } from '@michangarrito/contracts';
import { refuse, type CommandScope, type Outcome } from '../../../common/commands/command.ts';
import { bookRefund, lockSale, paysExactly } from '../services/book-refund.ts';
import { planRefund, readSoldLines } from '../services/refund-plan.ts';

/**
 * Goods that came back and money that was given back. A fact: more than was sold, or without the right to, is recorded and flagged;
 * money that does not fit the goods is refused.
 */
@Injectable()
export class RefundSale {
  readonly run = async (scope: CommandScope, command: RefundSaleCommand): Promise<Outcome> => {
    const { tx } = scope;
    const { saleId, lines, payments, totalCentavos } = command.payload;
    if (!paysExactly(payments, totalCentavos)) return refuse('REFUND_TOTAL_MISMATCH');
    if (!(await lockSale(tx, saleId))) return refuse('SALE_NOT_FOUND');
    const plan = planRefund(await readSoldLines(tx, saleId), lines, totalCentavos);
    return typeof plan === 'string' ? refuse(plan) : bookRefund(scope, command, command, plan);
  };
}
