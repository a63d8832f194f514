import { Inject, Injectable } from '@nestjs/common';
import type { TillReading } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { readTillFigures } from '../services/till-figures.ts';
import { readTills } from '../services/till-rows.ts';

/** The drawer as it should be now: of the session that this device opened, else of the one that the shop opened last. */
@Injectable()
export class ReadTill {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  execute({ tenantId, deviceId }: RequestContext): Promise<TillReading> {
    return this.transactions.run(tenantId, async (tx) => {
      const [till] = await readTills(tx, await openSession(tx, deviceId));
      if (!till) {
        const { movementIds: _, ...figures } = await readTillFigures(tx, null, null);
        return { session: null, ...figures };
      }
      const {
        id,
        openedAt,
        openedByName,
        floatCentavos,
        businessDate,
        deviceId: _device,
        closedAt: _at,
        ...reading
      } = till;
      return { session: { id, openedAt, openedByName, floatCentavos, businessDate }, ...reading };
    });
  }
}

/** The id of the session, or none. */
async function openSession(tx: TenantTx, deviceId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from sales.till_sessions where tenant_id = $1 and closure_id is null
     order by device_id = $2 desc, opened_at desc limit 1`,
    [tx.tenantId, deviceId],
  );
  return rows.map(({ id }) => id);
}
