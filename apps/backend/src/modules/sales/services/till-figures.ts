import type { TillReading } from '@michangarrito/contracts';
import { centavos, sumCentavos, type CashKind, type Centavos, type PaymentMethod } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';

/** What a till reads: its drawer and what was sold with it. `movementIds` are the movements behind `expectedCentavos`. */
export interface TillFigures extends Omit<TillReading, 'session'> {
  readonly movementIds: readonly string[];
}

/**
 * Reads a till session, or with null what no session took. Cash that was moved while a device knew of no session belongs to the next
 * corte, whichever it is; so do the sales of such a device since the last one.
 */
export async function readTillFigures(tx: TenantTx, tillSessionId: string | null): Promise<TillFigures> {
  const movements = await readMovements(tx, tillSessionId);
  const sold = await readSold(tx, tillSessionId);
  return {
    expectedCentavos: sumCentavos(movements.map((movement) => movement.amountCentavos)),
    movements: movements.map(({ kind, count, amountCentavos }) => ({ kind, count, amountCentavos })),
    movementIds: movements.flatMap((movement) => movement.ids),
    ...sold,
    byMethod: await readByMethod(tx, tillSessionId),
  };
}

interface KindOfMovements {
  readonly kind: CashKind;
  readonly count: number;
  readonly amountCentavos: Centavos;
  readonly ids: readonly string[];
}

async function readMovements(tx: TenantTx, tillSessionId: string | null): Promise<KindOfMovements[]> {
  const rows = await tx.query<{ kind: CashKind; count: number; amount: number; ids: string[] }>(
    `select m.kind, count(*)::int as count, sum(m.amount_centavos)::bigint as amount, array_agg(m.id) as ids
     from sales.cash_movements m
     where m.tenant_id = $1 and (m.till_session_id = $2 or (m.till_session_id is null and not exists (
       select from sales.closure_movements c where c.tenant_id = m.tenant_id and c.movement_id = m.id)))
     group by m.kind order by m.kind`,
    [tx.tenantId, tillSessionId],
  );
  return rows.map(({ kind, count, amount, ids }) => ({ kind, count, amountCentavos: centavos(amount), ids }));
}

/** Rows of sales or refunds (`r`) of the session `$2`, or of no session since the shop's last corte Z. */
const OF_THIS_TILL = `r.tenant_id = $1 and (r.till_session_id = $2 or (r.till_session_id is null and r.received_at > coalesce(
  (select max(z.received_at) from sales.daily_closures z where z.tenant_id = $1 and z.kind = 'z'), '-infinity')))`;

async function readSold(
  tx: TenantTx,
  tillSessionId: string | null,
): Promise<Pick<TillReading, 'salesCount' | 'salesCentavos' | 'refundsCentavos'>> {
  const [row] = await tx.query<{ count: number; sold: number; refunded: number }>(
    `select count(*)::int as count, coalesce(sum(r.total_centavos), 0)::bigint as sold,
       (select coalesce(sum(r.total_centavos), 0)::bigint from sales.refunds r where ${OF_THIS_TILL}) as refunded
     from sales.sales r where ${OF_THIS_TILL}`,
    [tx.tenantId, tillSessionId],
  );
  return {
    salesCount: row?.count ?? 0,
    salesCentavos: centavos(row?.sold ?? 0),
    refundsCentavos: centavos(row?.refunded ?? 0),
  };
}

async function readByMethod(tx: TenantTx, tillSessionId: string | null): Promise<TillReading['byMethod']> {
  const rows = await tx.query<{ method: PaymentMethod; amount: number }>(
    `select p.method, sum(p.amount_centavos)::bigint as amount
     from sales.sales r join sales.payments p on p.tenant_id = r.tenant_id and p.sale_id = r.id
     where ${OF_THIS_TILL} group by p.method`,
    [tx.tenantId, tillSessionId],
  );
  const of = (method: PaymentMethod) => centavos(rows.find((row) => row.method === method)?.amount ?? 0);
  return {
    cashCentavos: of('cash'),
    cardCentavos: of('card'),
    transferCentavos: of('transfer'),
    fiadoCentavos: of('fiado'),
  };
}
