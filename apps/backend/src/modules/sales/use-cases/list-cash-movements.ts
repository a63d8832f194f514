import { Inject, Injectable } from '@nestjs/common';
import type { cashMovementPageSchema, cashMovementQuerySchema } from '@michangarrito/contracts';
import { centavos, type CashKind } from '@michangarrito/domain';
import type { z } from 'zod';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { decodeCursor, toPage } from '../../../common/http/cursor.ts';
import { TillSessionEntity } from '../entities/till-session.entity.ts';

type Page = z.infer<typeof cashMovementPageSchema>;

interface MovementRow {
  id: string;
  kind: CashKind;
  amount_centavos: number;
  reason: string | null;
  recorded_at: Date;
  actor_name: string;
}

/** Movements of the drawer, of one session or of all, the latest first. Throws TILL_SESSION_NOT_FOUND. */
@Injectable()
export class ListCashMovements {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute({ tenantId }: RequestContext, query: z.output<typeof cashMovementQuerySchema>): Promise<Page> {
    const { tillSessionId = null, limit } = query;
    const [before = null] = decodeCursor(query.cursor, ['uuid']) ?? [];
    const rows = await this.transactions.run(tenantId, async (tx) => {
      if (tillSessionId !== null && !(await tx.manager.existsBy(TillSessionEntity, { tenantId, id: tillSessionId }))) {
        throw new AppError('TILL_SESSION_NOT_FOUND');
      }
      return tx.query<MovementRow>(
        `select m.id, m.kind, m.amount_centavos, m.reason, m.recorded_at, u.name as actor_name
         from sales.cash_movements m join auth.users u on u.tenant_id = m.tenant_id and u.id = m.actor_id
         where m.tenant_id = $1 and ($2::uuid is null or m.till_session_id = $2) and ($3::uuid is null or m.id < $3)
         order by m.id desc limit $4`,
        [tenantId, tillSessionId, before, limit + 1],
      );
    });
    return toPage(rows, limit, movementFromRow, (row) => [row.id]);
  }
}

function movementFromRow(row: MovementRow): Page['items'][number] {
  return {
    id: row.id,
    kind: row.kind,
    amountCentavos: centavos(row.amount_centavos),
    reason: row.reason,
    recordedAt: row.recorded_at.toISOString(),
    actorName: row.actor_name,
  };
}
