import type { ClosureDetail } from '@michangarrito/contracts';
import { centavos, type ClosureKind } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';

/** A corte as `CLOSURE_COLUMNS` selects it. The summary is what it read at its moment. */
export interface ClosureRow {
  id: string;
  kind: ClosureKind;
  number: number;
  recorded_at: Date;
  business_date: string;
  actor_name: string;
  expected_centavos: number;
  counted_centavos: number | null;
  difference_centavos: number | null;
  summary: Pick<ClosureDetail, 'salesCount' | 'salesCentavos' | 'refundsCentavos' | 'byMethod' | 'movements'>;
}

export const CLOSURE_COLUMNS = `c.id, c.kind, c.number, c.recorded_at, c.business_date, u.name as actor_name, c.expected_centavos,
  c.counted_centavos, c.difference_centavos, c.summary`;

export const CLOSURE_SOURCE = `sales.daily_closures c join auth.users u on u.tenant_id = c.tenant_id and u.id = c.actor_id`;

export type ClosureSummary = Pick<
  ClosureDetail,
  | 'id'
  | 'kind'
  | 'number'
  | 'closedAt'
  | 'businessDate'
  | 'actorName'
  | 'expectedCentavos'
  | 'countedCentavos'
  | 'differenceCentavos'
  | 'salesCentavos'
  | 'salesCount'
>;

/** The wire form. */
export function closureFromRow(row: ClosureRow): ClosureSummary {
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    closedAt: row.recorded_at.toISOString(),
    businessDate: row.business_date,
    actorName: row.actor_name,
    expectedCentavos: centavos(row.expected_centavos),
    countedCentavos: row.counted_centavos === null ? null : centavos(row.counted_centavos),
    differenceCentavos: row.difference_centavos === null ? null : centavos(row.difference_centavos),
    salesCentavos: row.summary.salesCentavos,
    salesCount: row.summary.salesCount,
  };
}

/** Cortes by their ids; an id that the shop has not is left out. */
export async function readClosures(tx: TenantTx, ids: readonly string[]): Promise<ClosureSummary[]> {
  const rows = await tx.query<ClosureRow>(
    `select ${CLOSURE_COLUMNS} from ${CLOSURE_SOURCE} where c.tenant_id = $1 and c.id = any($2::uuid[]) order by c.id`,
    [tx.tenantId, ids],
  );
  return rows.map(closureFromRow);
}
