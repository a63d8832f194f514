import type { TillReading } from '@michangarrito/contracts';
import { centavos, sumCentavos, type CashKind, type Centavos, type PaymentMethod } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';

/** What a till reads: its drawer and what was sold with it. `movementIds` are the movements behind `expectedCentavos`. */
export interface TillFigures extends Omit<TillReading, 'session'> {
  readonly movementIds: readonly string[];
}

/** The session of a till, or null for what no session took. */
type Till = string | null;

/**
 * Reads a till session, or with null what no session took. Cash that was moved while a device knew of no session belongs to the next
 * corte, whichever it is; so do the sales of such a device since the last one.
 */
export async function readTillFigures(tx: TenantTx, till: Till): Promise<TillFigures> {
  const [figures] = await readFiguresOfTills(tx, [till]);
  if (!figures) throw new Error('a till without figures');
  return figures;
}

/** The same for many, in their order, by as many queries as for one. */
export async function readFiguresOfTills(tx: TenantTx, tills: readonly Till[]): Promise<TillFigures[]> {
  const movements = await readMovements(tx, tills);
  const watermarks = await readWatermarks(tx, tills);
  const sold = await readSold(tx, tills);
  const methods = await readMethods(tx, tills);
  return tills.map((_, index) => {
    const ofTill = movements.get(index) ?? [];
    const [sums] = sold.get(index) ?? [];
    return {
      expectedCentavos: sumCentavos(ofTill.map((movement) => movement.amountCentavos)),
      movements: ofTill.map(({ kind, count, amountCentavos }) => ({ kind, count, amountCentavos })),
      movementIds: ofTill.flatMap((movement) => movement.ids),
      salesCount: sums?.count ?? 0,
      salesCentavos: centavos(sums?.sold ?? 0),
      refundsCentavos: centavos(sums?.refunded ?? 0),
      byMethod: byMethod(methods.get(index) ?? []),
      watermarks: (watermarks.get(index) ?? []).map(({ device_id: deviceId, seq: deviceSeq }) => ({
        deviceId,
        deviceSeq,
      })),
    };
  });
}

/** `$2` are the tills; `t.place` counts them from 1. */
const TILLS = `unnest($2::uuid[]) with ordinality as t (id, place)`;

/** The movements of each till: its own, and those that no session has and no corte took. */
const MOVEMENTS = `${TILLS} cross join lateral (
  select m.id, m.kind, m.amount_centavos from sales.cash_movements m where m.tenant_id = $1 and m.till_session_id = t.id
  union all
  select m.id, m.kind, m.amount_centavos from sales.cash_movements m where m.tenant_id = $1 and m.till_session_id is null and not exists (
    select from sales.closure_movements c where c.tenant_id = m.tenant_id and c.movement_id = m.id)
) m`;

/** Rows of a table of sales or refunds of each till: its own, and those of no session since the shop's last corte Z. */
const ofTills = (table: 'sales.sales' | 'sales.refunds') => `${TILLS} cross join lateral (
  select r.id, r.total_centavos from ${table} r where r.tenant_id = $1 and r.till_session_id = t.id
  union all
  select r.id, r.total_centavos from ${table} r where r.tenant_id = $1 and r.till_session_id is null and r.received_at > coalesce(
    (select max(z.received_at) from sales.daily_closures z where z.tenant_id = $1 and z.kind = 'z'), '-infinity')
) r`;

type Placed = { readonly place: number };
type ByPlace<Row> = ReadonlyMap<number, Row[]>;

/** Rows of a query over the tills, by the till's index. */
async function readByTill<Row extends Placed>(
  tx: TenantTx,
  tills: readonly Till[],
  sql: string,
): Promise<ByPlace<Row>> {
  const rows = await tx.query<Row>(sql, [tx.tenantId, tills]);
  return Map.groupBy(rows, ({ place }) => place - 1);
}

interface KindOfMovements extends Placed {
  readonly kind: CashKind;
  readonly count: number;
  readonly amountCentavos: Centavos;
  readonly ids: readonly string[];
}

async function readMovements(tx: TenantTx, tills: readonly Till[]): Promise<ByPlace<KindOfMovements>> {
  type Row = Placed & { kind: CashKind; count: number; amount: number; ids: string[] };
  const found = await readByTill<Row>(
    tx,
    tills,
    `select t.place::int, m.kind, count(*)::int as count, sum(m.amount_centavos)::bigint as amount, array_agg(m.id) as ids
     from ${MOVEMENTS} group by t.place, m.kind order by t.place, m.kind`,
  );
  const toKind = ({ place, kind, count, amount, ids }: Row) => ({
    place,
    kind,
    count,
    amountCentavos: centavos(amount),
    ids,
  });
  return new Map([...found].map(([index, rows]) => [index, rows.map(toKind)]));
}

function readWatermarks(tx: TenantTx, tills: readonly Till[]) {
  return readByTill<Placed & { device_id: string; seq: number }>(
    tx,
    tills,
    `select t.place::int, k.device_id, max(k.device_seq) as seq
     from ${MOVEMENTS} join sync.commands k on k.tenant_id = $1 and k.id = m.id
     group by t.place, k.device_id order by t.place, k.device_id`,
  );
}

function readSold(tx: TenantTx, tills: readonly Till[]) {
  return readByTill<Placed & { count: number; sold: number; refunded: number }>(
    tx,
    tills,
    `select place, coalesce(s.count, 0) as count, coalesce(s.sold, 0) as sold, coalesce(b.refunded, 0) as refunded
     from (select t.place::int, count(r.id)::int as count, sum(r.total_centavos)::bigint as sold
       from ${ofTills('sales.sales')} group by 1) s
     full join (select t.place::int, sum(r.total_centavos)::bigint as refunded from ${ofTills('sales.refunds')} group by 1) b
       using (place)`,
  );
}

type MethodRow = Placed & { method: PaymentMethod; amount: number };

function readMethods(tx: TenantTx, tills: readonly Till[]) {
  return readByTill<MethodRow>(
    tx,
    tills,
    `select t.place::int, p.method, sum(p.amount_centavos)::bigint as amount
     from ${ofTills('sales.sales')} join sales.payments p on p.tenant_id = $1 and p.sale_id = r.id
     group by t.place, p.method`,
  );
}

function byMethod(rows: readonly MethodRow[]): TillReading['byMethod'] {
  const of = (method: PaymentMethod) => centavos(rows.find((row) => row.method === method)?.amount ?? 0);
  return {
    cashCentavos: of('cash'),
    cardCentavos: of('card'),
    transferCentavos: of('transfer'),
    fiadoCentavos: of('fiado'),
  };
}
