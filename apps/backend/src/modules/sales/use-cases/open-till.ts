import { Injectable } from '@nestjs/common';
import type { OpenTill as OpenTillCommand } from '@michangarrito/contracts';
import type { CommandScope, Outcome } from '../../../common/commands/command.ts';

/** Opens a till session, whose id is the command's, with what is in the drawer. Several may be open: each device can have its own. */
@Injectable()
export class OpenTill {
  readonly run = async ({ tx }: CommandScope, command: OpenTillCommand): Promise<Outcome> => {
    const { floatCentavos } = command.payload;
    await tx.query(
      `insert into sales.till_sessions (tenant_id, id, device_id, opened_by, float_centavos, business_date, opened_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        tx.tenantId,
        command.id,
        command.deviceId,
        command.actorId,
        floatCentavos,
        command.businessDate,
        command.recordedAt,
      ],
    );
    // Also a float of nothing is written: a session without any movement would have no corte.
    await tx.query(
      `insert into sales.cash_movements (tenant_id, id, till_session_id, kind, amount_centavos, actor_id, device_id, business_date, recorded_at)
       values ($1, $2, $2, 'float', $3, $4, $5, $6, $7)`,
      [
        tx.tenantId,
        command.id,
        floatCentavos,
        command.actorId,
        command.deviceId,
        command.businessDate,
        command.recordedAt,
      ],
    );
    return {
      ok: true,
      flags: [],
      changed: [{ kind: 'till_session', ref: command.id }],
      result: { tillSessionId: command.id },
    };
  };
}
