import { MIRROR_KINDS, type MirrorKind } from '@michangarrito/contracts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import type { MirrorRefs } from './mirror-rows.ts';
import type { PullCursor } from './pull-cursor.ts';

type Next = PullCursor['next'];

/** Past cortes Z that a device keeps. */
const CLOSURES_KEPT = 30;

/** Where a mirror begins. */
export const FIRST: NonNullable<Next> = { kind: 'category', after: null };

/**
 * What a kind has after a row, in an order that no change moves: `$1` is the shop, `$2` how many, `$3` the row where there is one, and of
 * sales `$4` the first business date that is kept.
 */
const SOURCES: Readonly<Record<MirrorKind, (after: boolean) => string>> = {
  category: (after) => byId('catalog.categories', 'archived_at is null', after),
  product: (after) => byId('catalog.products', 'true', after),
  customer: (after) => byId('customers.customers', 'true', after),
  till: (after) => byId('sales.till_sessions', 'closure_id is null', after),
  closure: (after) =>
    byId(
      'sales.daily_closures',
      `id in (select z.id from sales.daily_closures z where z.tenant_id = $1 and z.kind = 'z' order by z.id desc limit ${String(CLOSURES_KEPT)})`,
      after,
    ),
  sale: (
    after,
  ) => `select s.id from sales.sales s where s.tenant_id = $1 and s.business_date >= ${after ? '$4' : '$3'}::date
    ${after ? `and (s.business_date, s.id) > (select l.business_date, l.id from sales.sales l where l.tenant_id = $1 and l.id = $3)` : ''}
    order by s.business_date, s.id limit $2`,
};

/** The ids of a page of a new mirror, kind after kind, at most `limit` of all; `next` is where the following page begins, null after the last. */
export async function bootstrapPage(
  tx: TenantTx,
  from: NonNullable<Next>,
  since: string,
  limit: number,
): Promise<{ refs: MirrorRefs; next: Next }> {
  const ids: Record<MirrorKind, string[]> = {
    category: [],
    product: [],
    customer: [],
    till: [],
    closure: [],
    sale: [],
  };
  let left = limit;
  let { after } = from;
  for (const kind of MIRROR_KINDS.slice(MIRROR_KINDS.indexOf(from.kind))) {
    if (left === 0) return { refs: ids, next: { kind, after: null } };
    ids[kind] = await idsAfter(tx, kind, after, since, left);
    left -= ids[kind].length;
    if (left === 0) return { refs: ids, next: { kind, after: ids[kind].at(-1) ?? null } };
    after = null;
  }
  return { refs: ids, next: null };
}

async function idsAfter(
  tx: TenantTx,
  kind: MirrorKind,
  after: string | null,
  since: string,
  most: number,
): Promise<string[]> {
  const parameters = [tx.tenantId, most, ...(after === null ? [] : [after]), ...(kind === 'sale' ? [since] : [])];
  const rows = await tx.query<{ id: string }>(SOURCES[kind](after !== null), parameters);
  return rows.map(({ id }) => id);
}

function byId(table: string, condition: string, after: boolean): string {
  return `select id from ${table} where tenant_id = $1 and ${condition} ${after ? 'and id > $3' : ''} order by id limit $2`;
}
