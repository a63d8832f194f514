import type { ChangesPage, MirrorKind, MirrorRows } from '@michangarrito/contracts';
import { may } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { readCategories, readProducts } from '../../catalog/catalog.module.ts';
import { readCustomers } from '../../customers/customers.module.ts';
import { readClosures, readSaleDetails, readTills } from '../../sales/sales.module.ts';

/** Ids of rows by kind. */
export type MirrorRefs = Readonly<Record<MirrorKind, readonly string[]>>;

export const NO_ROWS: MirrorRows = { category: [], product: [], customer: [], till: [], closure: [], sale: [] };

/** Cortes are for those who may close, here as in their list. */
function seesClosures(context: RequestContext): boolean {
  return may(context, 'till.close');
}

/** The rows as the caller may see them now, some queries a kind; `since` is the first business date of which sales are kept. */
export async function readMirrorRows(
  tx: TenantTx,
  context: RequestContext,
  refs: MirrorRefs,
  since: string,
): Promise<MirrorRows> {
  const read = <Row>(ids: readonly string[], rows: () => Promise<Row[]>) => (ids.length === 0 ? [] : rows());
  const sales = await read(refs.sale, () => readSaleDetails(tx, refs.sale));
  return {
    category: await read(refs.category, () => readCategories(tx, refs.category)),
    product: await read(refs.product, () => readProducts(tx, refs.product, may(context, 'profit.view'))),
    customer: await read(refs.customer, () => readCustomers(tx, refs.customer)),
    till: await read(refs.till, () => readTills(tx, refs.till)),
    closure: seesClosures(context) ? await read(refs.closure, () => readClosures(tx, refs.closure)) : [],
    sale: sales.filter(({ businessDate }) => businessDate >= since),
  };
}

/** Which of the ids that were asked for a device must not keep: their rows are not there, or not any more. */
export function goneOf(context: RequestContext, refs: MirrorRefs, rows: MirrorRows): ChangesPage['gone'] {
  const kinds = Object.keys(refs) as MirrorKind[];
  return kinds.flatMap((kind) => {
    // A corte that one may not see is not gone: its device never had it.
    if (kind === 'closure' && !seesClosures(context)) return [];
    const there = new Set(rows[kind].map(({ id }) => id));
    return refs[kind].filter((id) => !there.has(id)).map((id) => ({ kind, id }));
  });
}
