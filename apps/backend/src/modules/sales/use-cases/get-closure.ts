import { Inject, Injectable } from '@nestjs/common';
import type { ClosureDetail } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { ClosureAdjustmentEntity } from '../entities/closure-adjustment.entity.ts';
import { CLOSURE_COLUMNS, CLOSURE_SOURCE, closureFromRow, type ClosureRow } from '../services/closure-rows.ts';

type DetailRow = ClosureRow & {
  float_centavos: number;
  note: string | null;
  denominations: { valueCentavos: number; count: number }[];
};

/** One corte: what it read and counted, and what reached the books after it. Throws CLOSURE_NOT_FOUND. */
@Injectable()
export class GetClosure {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  execute({ tenantId }: RequestContext, closureId: string): Promise<ClosureDetail> {
    return this.transactions.run(tenantId, async (tx) => {
      const [row] = await tx.query<DetailRow>(
        `select ${CLOSURE_COLUMNS}, c.note, c.denominations, t.float_centavos
         from ${CLOSURE_SOURCE} join sales.till_sessions t on t.tenant_id = c.tenant_id and t.id = c.till_session_id
         where c.tenant_id = $1 and c.id = $2`,
        [tenantId, closureId],
      );
      if (!row) throw new AppError('CLOSURE_NOT_FOUND');
      const { refundsCentavos, byMethod, movements } = row.summary;
      return {
        ...closureFromRow(row),
        floatCentavos: centavos(row.float_centavos),
        note: row.note,
        refundsCentavos,
        byMethod,
        movements,
        denominations: row.denominations.map(({ valueCentavos, count }) => ({
          valueCentavos: centavos(valueCentavos),
          count,
        })),
        adjustments: await readAdjustments(tx, closureId),
      };
    });
  }
}

/** Of a sale or refund what it changes in the day's total, of other cash what it changes in the drawer. */
async function readAdjustments(tx: TenantTx, closureId: string): Promise<ClosureDetail['adjustments']> {
  const rows = await tx.manager.find(ClosureAdjustmentEntity, {
    where: { tenantId: tx.tenantId, closureId },
    order: { receivedAt: 'ASC', id: 'ASC' },
  });
  return rows.map(({ id, reason, totalCentavos, cashCentavos, recordedAt }) => ({
    id,
    amountCentavos: centavos(totalCentavos === 0 ? cashCentavos : totalCentavos),
    reason,
    recordedAt: recordedAt.toISOString(),
  }));
}
