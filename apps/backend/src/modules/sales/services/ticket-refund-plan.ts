import type { ErrorCode, RefundTicket } from '@michangarrito/contracts';
import { spreadRefund, type Centavos } from '@michangarrito/domain';
import { afterRefund, layOut, type Asked, type RefundPlan, type SoldLine } from './refund-plan.ts';

type TicketLine = RefundTicket['payload']['lines'][number];

/**
 * Lays what came back by product on the lines that sold it, those with something left first and each as far as it goes, with the money as
 * it was given. What goes beyond is laid on the last of them, and the plan says so.
 */
export function planTicketRefund(sold: readonly SoldLine[], lines: readonly TicketLine[]): RefundPlan | ErrorCode {
  let states = [...sold];
  let exceeds = false;
  const asked: Asked[] = [];
  const amounts: Centavos[] = [];
  for (const { productId, quantityMilli, amountCentavos, destination } of lines) {
    const ofProduct = states.filter((line) => line.productId === productId);
    if (ofProduct.length === 0) return 'REFUND_EXCEEDS_SALE';
    if (quantityMilli % 1000 !== 0 && ofProduct.every(({ unit }) => unit === 'piece')) return 'PIECES_NOT_WHOLE';
    const spread = spreadRefund(
      ofProduct.map(
        ({ quantityMilli: soldMilli, totalCentavos: soldTotalCentavos, refundedMilli, refundedCentavos }) => ({
          ...{ soldMilli, soldTotalCentavos, refundedMilli, refundedCentavos },
        }),
      ),
      quantityMilli,
      amountCentavos,
    );
    exceeds ||= spread.exceeds;
    for (const part of spread.parts) {
      const line = ofProduct[part.line];
      if (!line) throw new Error('a part of no line');
      asked.push({ lineNumber: line.lineNumber, quantityMilli: part.quantityMilli, destination });
      amounts.push(part.amountCentavos);
      states = states.map((state) =>
        state.lineNumber === line.lineNumber ? afterRefund(state, part.quantityMilli, part.amountCentavos) : state,
      );
    }
  }
  const plan = layOut(sold, asked, amounts);
  return { ...plan, exceeds: plan.exceeds || exceeds };
}
