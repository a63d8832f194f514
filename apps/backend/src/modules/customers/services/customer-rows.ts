import type { Customer, DueRule } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';

/** A customer with what they owe, as `CUSTOMER_COLUMNS` selects it. */
export interface CustomerRow {
  id: string;
  name: string;
  phone: string | null;
  credit_limit_centavos: number | null;
  due_rule: DueRule;
  note: string | null;
  archived_at: Date | null;
  balance_centavos: number;
  oldest_open_at: Date | null;
  overdue: boolean;
}

/** Fiados of which something is still owed. */
export const OPEN_FIADO = `f.status in ('open', 'partly_paid', 'disputed')`;

/** The shop's own calendar day now; `$1` is the shop. */
export const SHOP_TODAY = `(select (now() at time zone t.timezone)::date from public.tenants t where t.id = $1)`;

/** What a read of customers selects; `c` is customers.customers and `$1` the shop. */
export const CUSTOMER_COLUMNS = `
  c.id, c.name, c.phone, c.credit_limit_centavos, c.due_rule, c.note, c.archived_at,
  coalesce(b.balance_centavos, 0) as balance_centavos,
  (select min(f.recorded_at) from customers.fiados f
    where f.tenant_id = c.tenant_id and f.customer_id = c.id and ${OPEN_FIADO}) as oldest_open_at,
  exists (select from customers.fiados f where f.tenant_id = c.tenant_id and f.customer_id = c.id and ${OPEN_FIADO}
    and f.due_date < ${SHOP_TODAY}) as overdue`;

/** Where they are selected from. */
export const CUSTOMER_SOURCE = `customers.customers c
  left join customers.customer_balances b on b.tenant_id = c.tenant_id and b.customer_id = c.id`;

/** The wire form. */
export function customerFromRow(row: CustomerRow): Customer {
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
    creditLimitCentavos: row.credit_limit_centavos === null ? null : centavos(row.credit_limit_centavos),
    dueRule: row.due_rule,
    note: row.note,
    balanceCentavos: centavos(row.balance_centavos),
    oldestOpenAt: row.oldest_open_at?.toISOString() ?? null,
    overdue: row.overdue,
    archived: row.archived_at !== null,
  };
}

/** Customers by their ids, archived ones too; an id that the shop has not is left out. */
export async function readCustomers(tx: TenantTx, ids: readonly string[]): Promise<Customer[]> {
  const rows = await tx.query<CustomerRow>(
    `select ${CUSTOMER_COLUMNS} from ${CUSTOMER_SOURCE} where c.tenant_id = $1 and c.id = any($2::uuid[]) order by c.id`,
    [tx.tenantId, ids],
  );
  return rows.map(customerFromRow);
}
