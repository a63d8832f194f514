import { Injectable } from '@nestjs/common';
import type { RecordCashMovement as RecordCashMovementCommand } from '@michangarrito/contracts';
import { refuse, type CommandScope, type Outcome } from '../../../common/commands/command.ts';
import { cashOf } from '../../../common/till/cash-of.ts';
import { moveCash } from '../../../common/till/move-cash.ts';

/** Cash that enters or leaves the drawer without a sale. A fact: after the corte of its session it becomes an adjustment of that corte. */
@Injectable()
export class RecordCashMovement {
  readonly run = async ({ tx }: CommandScope, command: RecordCashMovementCommand): Promise<Outcome> => {
    const moved = await moveCash(tx, command, cashOf(command));
    if (!moved.ok) return refuse('TILL_SESSION_NOT_FOUND');
    return { ok: true, flags: moved.flags, changed: [{ kind: 'cash_movement', ref: command.id }] };
  };
}
