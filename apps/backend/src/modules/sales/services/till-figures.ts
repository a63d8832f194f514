import type { TillReading } from '@michangarrito/contracts';
import {
  centavos,
  sumCentavos,
  ZERO_CENTAVOS,
  type CashKind,
  type Centavos,
  type PaymentMethod,
} from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { highest, IS_KNOWN, SEQ_OF_ROW, type Watermarks } from './watermarks.ts';

/** What a till reads: its drawer and what was sold with it. `movementIds` are the movements behind `expectedCentavos`. */
export interface TillFigures extends Omit<TillReading, 'session'> {
  readonly movementIds: readonly string[];
}

/**
 * Reads a till session, or with null what no session took; with watermarks only what they reach, and the float. Cash that was moved while a
 * device knew of no session belongs to the next corte that knows of it, whichever it is; so do the sales of such a device.
 */
export async function readTillFigures(
  tx: TenantTx,
  tillSessionId: string | null,
  watermarks: Watermarks,
): Promise<TillFigures> {
  const scope = [tx.tenantId, tillSessionId, watermarks && JSON.stringify(watermarks)];
  const movements = await readMovements(tx, scope);
  const sales = await readRows(tx, 'sales.sales', 'total_centavos', scope);
  const refunds = await readRows(tx, 'sales.refunds', 'total_centavos', scope);
  const abonos = await readRows(tx, 'customers.fiado_payments', 'amount_centavos', scope);
  const marks = highest([...movements, ...sales, ...refunds, ...abonos]);
  return {
    expectedCentavos: sumCentavos(movements.map((movement) => movement.amountCentavos)),
    movements: sumByKind(movements),
    movementIds: movements.flatMap((movement) => movement.ids),
    salesCount: sales.reduce((sum, { count }) => sum + count, 0),
    salesCentavos: sumCentavos(sales.map(({ totalCentavos }) => totalCentavos)),
    refundsCentavos: sumCentavos(refunds.map(({ totalCentavos }) => totalCentavos)),
    byMethod: await readByMethod(tx, scope),
    watermarks: Object.entries(marks).map(([deviceId, deviceSeq]) => ({ deviceId, deviceSeq })),
  };
}

/** Shop, session and watermarks: `$1`, `$2` and `$3` of every query here. */
type Scope = readonly (string | null)[];

interface MovementsOfDevice {
  readonly kind: CashKind;
  readonly count: number;
  readonly amountCentavos: Centavos;
  readonly ids: readonly string[];
  readonly deviceId: string;
  readonly deviceSeq: number;
}

async function readMovements(tx: TenantTx, scope: Scope): Promise<MovementsOfDevice[]> {
  const rows = await tx.query<{
    kind: CashKind;
    device_id: string;
    count: number;
    amount: number;
    ids: string[];
    seq: number | null;
  }>(
    `select r.kind, r.device_id, count(*)::int as count, sum(r.amount_centavos)::bigint as amount, array_agg(r.id) as ids, max(${SEQ_OF_ROW}) as seq
     from sales.cash_movements r
     where r.tenant_id = $1 and (r.till_session_id = $2 or (r.till_session_id is null and not exists (
         select from sales.closure_movements c where c.tenant_id = r.tenant_id and c.movement_id = r.id)))
       and (r.kind = 'float' or ${IS_KNOWN})
     group by r.kind, r.device_id order by r.kind`,
    [...scope],
  );
  return rows.map(({ kind, device_id, count, amount, ids, seq }) => ({
    kind,
    count,
    amountCentavos: centavos(amount),
    ids,
    deviceId: device_id,
    deviceSeq: seq ?? 0,
  }));
}

function sumByKind(movements: readonly MovementsOfDevice[]): TillReading['movements'] {
  const kinds = [...new Set(movements.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const own = movements.filter((movement) => movement.kind === kind);
    return {
      kind,
      count: own.reduce((sum, { count }) => sum + count, 0),
      amountCentavos: sumCentavos(own.map(({ amountCentavos }) => amountCentavos)),
    };
  });
}

/** Rows (`r`) of the session `$2`, or of no session and not read by a corte Z yet, as far as the watermarks reach. */
const OF_THIS_TILL = `r.tenant_id = $1 and (r.till_session_id = $2 or (r.till_session_id is null and not exists (
    select from sales.daily_closures z where z.tenant_id = r.tenant_id and z.kind = 'z' and z.received_at >= r.received_at
      and (z.watermarks is null or ${SEQ_OF_ROW} <= coalesce((z.watermarks ->> r.device_id::text)::int, 0)))))
  and ${IS_KNOWN}`;

interface RowsOfDevice {
  readonly count: number;
  readonly totalCentavos: Centavos;
  readonly deviceId: string;
  readonly deviceSeq: number;
}

async function readRows(
  tx: TenantTx,
  table: 'sales.sales' | 'sales.refunds' | 'customers.fiado_payments',
  total: 'total_centavos' | 'amount_centavos',
  scope: Scope,
): Promise<RowsOfDevice[]> {
  const rows = await tx.query<{ device_id: string; count: number; total: number; seq: number | null }>(
    `select r.device_id, count(*)::int as count, sum(r.${total})::bigint as total, max(${SEQ_OF_ROW}) as seq
     from ${table} r where ${OF_THIS_TILL} group by r.device_id`,
    [...scope],
  );
  return rows.map((row) => ({
    count: row.count,
    totalCentavos: centavos(row.total),
    deviceId: row.device_id,
    deviceSeq: row.seq ?? 0,
  }));
}

async function readByMethod(tx: TenantTx, scope: Scope): Promise<TillReading['byMethod']> {
  const rows = await tx.query<{ method: PaymentMethod; amount: number }>(
    `select p.method, sum(p.amount_centavos)::bigint as amount
     from sales.sales r join sales.payments p on p.tenant_id = r.tenant_id and p.sale_id = r.id
     where ${OF_THIS_TILL} group by p.method`,
    [...scope],
  );
  const of = (method: PaymentMethod) => {
    const row = rows.find((each) => each.method === method);
    return row ? centavos(row.amount) : ZERO_CENTAVOS;
  };
  return {
    cashCentavos: of('cash'),
    cardCentavos: of('card'),
    transferCentavos: of('transfer'),
    fiadoCentavos: of('fiado'),
  };
}
