import type { MirrorTill } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { readFiguresOfTills } from './till-figures.ts';

interface TillRow {
  id: string;
  device_id: string;
  opened_at: Date;
  opened_by_name: string;
  float_centavos: number;
  business_date: string;
  closed_at: Date | null;
}

/** Till sessions by their ids with what should be in each drawer, also closed ones; an id that the shop has not is left out. */
export async function readTills(tx: TenantTx, ids: readonly string[]): Promise<MirrorTill[]> {
  const rows = await tx.query<TillRow>(
    `select t.id, t.device_id, t.opened_at, u.name as opened_by_name, t.float_centavos, t.business_date, t.closed_at
     from sales.till_sessions t join auth.users u on u.tenant_id = t.tenant_id and u.id = t.opened_by
     where t.tenant_id = $1 and t.id = any($2::uuid[]) order by t.id`,
    [tx.tenantId, ids],
  );
  if (rows.length === 0) return [];
  const figures = await readFiguresOfTills(
    tx,
    rows.map(({ id }) => id),
    null,
  );
  return rows.flatMap((row, index) => {
    const ofTill = figures[index];
    if (!ofTill) return [];
    const { movementIds: _, ...reading } = ofTill;
    return [{ ...sessionOf(row), ...reading }];
  });
}

function sessionOf(row: TillRow) {
  return {
    id: row.id,
    deviceId: row.device_id,
    openedAt: row.opened_at.toISOString(),
    openedByName: row.opened_by_name,
    floatCentavos: centavos(row.float_centavos),
    businessDate: row.business_date,
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}
