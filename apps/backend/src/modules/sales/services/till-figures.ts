import type { TillReading } from '@michangarrito/contracts';
import { centavos, sumCentavos, type CashKind, type Centavos, type PaymentMethod } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { highest, IS_KNOWN, SEQ_OF_ROW, type Watermarks } from './watermarks.ts';

/** What a till reads: its drawer and what was sold with it. `movementIds` are the movements behind `expectedCentavos`. */
export interface TillFigures extends Omit<TillReading, 'session'> {
  readonly movementIds: readonly string[];
}

/** The session of a till, or null for what no session took. */
type Till = string | null;

/**
 * Reads a till session, or with null what no session took; with watermarks only what they reach, and the float. Cash that was moved while a
 * device knew of no session belongs to the next corte that knows of it, whichever it is; so do the sales of such a device.
 */
export async function readTillFigures(tx: TenantTx, till: Till, watermarks: Watermarks): Promise<TillFigures> {
  const [figures] = await readFiguresOfTills(tx, [till], watermarks);
  if (!figures) throw new Error('a till without figures');
  return figures;
}

/** The same for many, in their order, by as many queries as for one. */
export async function readFiguresOfTills(
  tx: TenantTx,
  tills: readonly Till[],
  watermarks: Watermarks,
): Promise<TillFigures[]> {
  const scope: Scope = { tx, tills, watermarks };
  const movements = await readMovements(scope);
  const sales = await readRows(scope, 'sales.sales', 'total_centavos');
  const refunds = await readRows(scope, 'sales.refunds', 'total_centavos');
  const abonos = await readRows(scope, 'customers.fiado_payments', 'amount_centavos');
  const methods = await readMethods(scope);
  return tills.map((_, index) => {
    const of = <Row>(rows: ByPlace<Row>): readonly Row[] => rows.get(index) ?? [];
    const marks = highest([...of(movements), ...of(sales), ...of(refunds), ...of(abonos)]);
    return {
      expectedCentavos: sumCentavos(of(movements).map(({ amountCentavos }) => amountCentavos)),
      movements: sumByKind(of(movements)),
      movementIds: of(movements).flatMap(({ ids }) => ids),
      salesCount: of(sales).reduce((sum, { count }) => sum + count, 0),
      salesCentavos: sumCentavos(of(sales).map(({ amountCentavos }) => amountCentavos)),
      refundsCentavos: sumCentavos(of(refunds).map(({ amountCentavos }) => amountCentavos)),
      byMethod: byMethod(of(methods)),
      watermarks: Object.entries(marks).map(([deviceId, deviceSeq]) => ({ deviceId, deviceSeq })),
    };
  });
}

interface Scope {
  readonly tx: TenantTx;
  readonly tills: readonly Till[];
  readonly watermarks: Watermarks;
}

type Placed = { readonly place: number };
/** Rows of a query over the tills, by the till's index. */
type ByPlace<Row> = ReadonlyMap<number, readonly Row[]>;

/** Shop, tills and watermarks are `$1`, `$2` and `$3` of every query; `t.place` counts the tills from 1. */
const TILLS = `unnest($2::uuid[]) with ordinality as t (id, place)`;

async function readByTill<Row extends Placed>({ tx, tills, watermarks }: Scope, sql: string): Promise<ByPlace<Row>> {
  const rows = await tx.query<Row>(sql, [tx.tenantId, tills, watermarks && JSON.stringify(watermarks)]);
  return Map.groupBy(rows, ({ place }) => place - 1);
}

/** Rows of one device; `deviceSeq` is the highest place in its journal among them. */
interface OfDevice extends Placed {
  readonly deviceId: string;
  readonly deviceSeq: number;
  readonly count: number;
  readonly amountCentavos: Centavos;
}

interface MovementsOfDevice extends OfDevice {
  readonly kind: CashKind;
  readonly ids: readonly string[];
}

const OF_DEVICE = `t.place::int, r.device_id as "deviceId", coalesce(max(r.seq), 0)::int as "deviceSeq", count(*)::int as count`;

/** The movements of each till: its own, and those that no session has and no corte took. */
async function readMovements(scope: Scope): Promise<ByPlace<MovementsOfDevice>> {
  const columns = `r.id, r.kind, r.amount_centavos, r.device_id, ${SEQ_OF_ROW} as seq`;
  const known = `(r.kind = 'float' or ${IS_KNOWN})`;
  return withAmounts(
    await readByTill<MovementsOfDevice & { amount: number }>(
      scope,
      `select ${OF_DEVICE}, sum(r.amount_centavos)::bigint as amount, r.kind, array_agg(r.id) as ids
       from ${TILLS} cross join lateral (
         select ${columns} from sales.cash_movements r where r.tenant_id = $1 and r.till_session_id = t.id and ${known}
         union all
         select ${columns} from sales.cash_movements r where r.tenant_id = $1 and r.till_session_id is null and ${known} and not exists (
           select from sales.closure_movements c where c.tenant_id = r.tenant_id and c.movement_id = r.id)
       ) r group by t.place, r.kind, r.device_id order by t.place, r.kind`,
    ),
  );
}

/** Rows (`r`) of each till: its own, and those of no session that no corte Z has read yet, as far as the watermarks reach. */
const ofTills = (table: 'sales.sales' | 'sales.refunds' | 'customers.fiado_payments', total: string) => {
  const columns = `r.id, r.${total} as amount, r.device_id, ${SEQ_OF_ROW} as seq`;
  return `${TILLS} cross join lateral (
    select ${columns} from ${table} r where r.tenant_id = $1 and r.till_session_id = t.id and ${IS_KNOWN}
    union all
    select ${columns} from ${table} r where r.tenant_id = $1 and r.till_session_id is null and ${IS_KNOWN} and not exists (
      select from sales.daily_closures z where z.tenant_id = r.tenant_id and z.kind = 'z' and z.received_at >= r.received_at
        and (z.watermarks is null or ${SEQ_OF_ROW} <= coalesce((z.watermarks ->> r.device_id::text)::int, 0)))
  ) r`;
};

async function readRows(
  scope: Scope,
  table: 'sales.sales' | 'sales.refunds' | 'customers.fiado_payments',
  total: 'total_centavos' | 'amount_centavos',
): Promise<ByPlace<OfDevice>> {
  return withAmounts(
    await readByTill<OfDevice & { amount: number }>(
      scope,
      `select ${OF_DEVICE}, sum(r.amount)::bigint as amount from ${ofTills(table, total)} group by t.place, r.device_id`,
    ),
  );
}

function withAmounts<Row extends { readonly amount: number }>(
  found: ByPlace<Row>,
): ByPlace<Omit<Row, 'amount'> & { readonly amountCentavos: Centavos }> {
  const priced = ({ amount, ...row }: Row) => ({ ...row, amountCentavos: centavos(amount) });
  return new Map([...found].map(([index, rows]) => [index, rows.map(priced)]));
}

function sumByKind(movements: readonly MovementsOfDevice[]): TillReading['movements'] {
  return [...Map.groupBy(movements, ({ kind }) => kind)].map(([kind, own]) => ({
    kind,
    count: own.reduce((sum, { count }) => sum + count, 0),
    amountCentavos: sumCentavos(own.map(({ amountCentavos }) => amountCentavos)),
  }));
}

type MethodRow = Placed & { readonly method: PaymentMethod; readonly amount: number };

function readMethods(scope: Scope): Promise<ByPlace<MethodRow>> {
  return readByTill<MethodRow>(
    scope,
    `select t.place::int, p.method, sum(p.amount_centavos)::bigint as amount
     from ${ofTills('sales.sales', 'total_centavos')} join sales.payments p on p.tenant_id = $1 and p.sale_id = r.id
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
