import { Inject, Injectable } from '@nestjs/common';
import type { TillReading } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { readTillFigures } from '../services/till-figures.ts';

/** The drawer as it should be now: of the session that this device opened, else of the one that the shop opened last. */
@Injectable()
export class ReadTill {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  execute({ tenantId, deviceId }: RequestContext): Promise<TillReading> {
    return this.transactions.run(tenantId, async (tx) => {
      const session = await openSession(tx, deviceId);
      const { movementIds: _, ...figures } = await readTillFigures(tx, session?.id ?? null, null);
      return { session, ...figures };
    });
  }
}

interface SessionRow {
  id: string;
  opened_at: Date;
  opened_by_name: string;
  float_centavos: number;
  business_date: string;
}

async function openSession(tx: TenantTx, deviceId: string): Promise<TillReading['session']> {
  const [row] = await tx.query<SessionRow>(
    `select t.id, t.opened_at, u.name as opened_by_name, t.float_centavos, t.business_date
     from sales.till_sessions t join auth.users u on u.tenant_id = t.tenant_id and u.id = t.opened_by
     where t.tenant_id = $1 and t.closure_id is null
     order by t.device_id = $2 desc, t.opened_at desc limit 1`,
    [tx.tenantId, deviceId],
  );
  if (!row) return null;
  return {
    id: row.id,
    openedAt: row.opened_at.toISOString(),
    openedByName: row.opened_by_name,
    floatCentavos: centavos(row.float_centavos),
    businessDate: row.business_date,
  };
}
