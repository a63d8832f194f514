import { Inject, Injectable } from '@nestjs/common';
import type { UseCases } from '../../../common/commands/use-cases.ts';
import { CloseTill } from '../use-cases/close-till.ts';
import { OpenTill } from '../use-cases/open-till.ts';
import { RecordCashMovement } from '../use-cases/record-cash-movement.ts';
import { RefundSale } from '../use-cases/refund-sale.ts';
import { RefundTicket } from '../use-cases/refund-ticket.ts';

/** What carries out this module's commands, by their type; sales go through `SaleBatches`. */
@Injectable()
export class SalesCommands {
  readonly useCases: UseCases<'refundSale' | 'refundTicket' | 'openTill' | 'closeTill' | 'recordCashMovement'>;

  constructor(
    @Inject(RefundSale) refundSale: RefundSale,
    @Inject(RefundTicket) refundTicket: RefundTicket,
    @Inject(OpenTill) openTill: OpenTill,
    @Inject(CloseTill) closeTill: CloseTill,
    @Inject(RecordCashMovement) recordCashMovement: RecordCashMovement,
  ) {
    this.useCases = {
      refundSale: refundSale.run,
      refundTicket: refundTicket.run,
      openTill: openTill.run,
      closeTill: closeTill.run,
      recordCashMovement: recordCashMovement.run,
    };
  }
}
