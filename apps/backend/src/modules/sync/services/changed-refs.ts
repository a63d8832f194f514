import { MIRROR_KINDS, type Change, type MirrorKind } from '@michangarrito/contracts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { OPEN_FIADO } from '../../customers/customers.module.ts';
import type { MirrorRefs } from './mirror-rows.ts';

/** A numbered change. */
export type NumberedChange = Pick<Change, 'id' | 'kind' | 'ref'> & { readonly position: number };

/** The row that a change names, where it is one that devices keep. */
const MIRROR_KIND: Readonly<Partial<Record<Change['kind'], MirrorKind>>> = {
  category: 'category',
  product: 'product',
  stock: 'product',
  customer: 'customer',
  till_session: 'till',
  closure: 'closure',
  sale: 'sale',
};

/** What else changes with what a change names; `id` null is cash that no session has, which every open till reads. */
const DEPENDENTS = `
  select 'product' as kind, i.product_id as id from sales.sale_items i
    where i.tenant_id = $1 and i.sale_id = any($2::uuid[]) and i.product_id is not null
  union select 'customer', s.customer_id from sales.sales s
    where s.tenant_id = $1 and s.id = any($2::uuid[]) and s.customer_id is not null
  union select 'till', s.till_session_id from sales.sales s where s.tenant_id = $1 and s.id = any($2::uuid[])
  union select 'till', r.till_session_id from sales.refunds r where r.tenant_id = $1 and r.sale_id = any($2::uuid[])
  union select 'customer', p.customer_id from customers.fiado_payments p where p.tenant_id = $1 and p.id = any($3::uuid[])
  union select 'till', p.till_session_id from customers.fiado_payments p where p.tenant_id = $1 and p.id = any($3::uuid[])
  union select 'till', m.till_session_id from sales.cash_movements m where m.tenant_id = $1 and m.id = any($4::uuid[])
  union select 'till', c.till_session_id from sales.daily_closures c where c.tenant_id = $1 and c.id = any($5::uuid[])
  union select 'till', null from sales.daily_closures c where c.tenant_id = $1 and c.id = any($5::uuid[]) and c.kind = 'z'
  union select 'sale', s.id from sync.commands k
    join customers.customers c on c.tenant_id = $1 and c.id = any($7::uuid[])
    join sales.sales s on s.tenant_id = $1 and s.customer_id = c.id and s.business_date >= $8::date
    where k.tenant_id = $1 and k.id = any($6::uuid[]) and k.type = 'editCustomer'`;

/**
 * The rows that changes are about, each once: those they name, and those that follow from them (a sale moves the stock of its products, its
 * customer's debt and its till; a customer's new name stands in their sales). `named` are only the first, which may not be there any more.
 */
export async function refsOfChanges(
  tx: TenantTx,
  changes: readonly NumberedChange[],
  since: string,
): Promise<{ all: MirrorRefs; named: MirrorRefs }> {
  const of = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).map(({ ref }) => ref);
  const edits = changes.filter(({ kind }) => kind === 'customer');
  const dependents = await tx.query<{ kind: MirrorKind; id: string | null }>(DEPENDENTS, [
    tx.tenantId,
    of('sale'),
    of('fiado_payment'),
    of('cash_movement'),
    of('closure'),
    edits.map(({ id }) => id),
    of('customer'),
    since,
  ]);
  const open = dependents.some(({ id }) => id === null) ? await openTills(tx) : [];
  const named = byKind((kind) => changes.filter((change) => MIRROR_KIND[change.kind] === kind).map(({ ref }) => ref));
  const following = (kind: MirrorKind) => [
    ...dependents.flatMap((row) => (row.kind === kind && row.id !== null ? [row.id] : [])),
    ...(kind === 'till' ? open : []),
  ];
  return { named, all: byKind((kind) => [...named[kind], ...following(kind)]) };
}

async function openTills(tx: TenantTx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from sales.till_sessions where tenant_id = $1 and closure_id is null`,
    [tx.tenantId],
  );
  return rows.map(({ id }) => id);
}

/** Customers whose debt fell due between two of the shop's days. */
export async function customersFallenDue(tx: TenantTx, after: string, today: string): Promise<string[]> {
  if (after === today) return [];
  const rows = await tx.query<{ id: string }>(
    `select distinct f.customer_id as id from customers.fiados f
     where f.tenant_id = $1 and ${OPEN_FIADO} and f.due_date >= least($2::date, $3::date) and f.due_date < greatest($2::date, $3::date)`,
    [tx.tenantId, after, today],
  );
  return rows.map(({ id }) => id);
}

function byKind(ids: (kind: MirrorKind) => readonly string[]): MirrorRefs {
  const refs = { category: [], product: [], customer: [], till: [], closure: [], sale: [] } as Record<
    MirrorKind,
    string[]
  >;
  for (const kind of MIRROR_KINDS) refs[kind] = [...new Set(ids(kind))];
  return refs;
}
