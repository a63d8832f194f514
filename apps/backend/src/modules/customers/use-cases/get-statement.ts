import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Statement, statementQuerySchema } from '@michangarrito/contracts';
import { centavos, formatFolio, type CustomerEntryKind, type FiadoStatus } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { decodeCursor, toPage } from '../../../common/http/cursor.ts';
import { GetCustomer } from './get-customer.ts';

interface EntryRow {
  id: string;
  kind: CustomerEntryKind;
  recorded_at: Date;
  recorded_at_text: string;
  amount_centavos: number;
  balance_after_centavos: number;
  sale_id: string | null;
  folio_series: string | null;
  folio_number: number | null;
  method: string | null;
  status: FiadoStatus | null;
  due_date: string | null;
}

// The balance after an entry is a running sum over the customer's whole ledger; the page is cut from it afterwards. An abono has
// no sale, a refund shows the sale that it lowers.
const STATEMENT_SQL = `
  with ledger as (
    select m.*, m.recorded_at::text as recorded_at_text, sum(m.amount_centavos) over (order by m.recorded_at, m.id)::bigint as balance_after_centavos
    from customers.customer_movements m where m.tenant_id = $1 and m.customer_id = $2
  )
  select l.id, l.kind, l.recorded_at, l.recorded_at_text, l.amount_centavos, l.balance_after_centavos,
    s.id as sale_id, s.folio_series, s.folio_number, p.method, f.status, f.due_date
  from ledger l
  left join customers.fiados f on f.tenant_id = $1 and f.id = l.id and l.kind = 'fiado'
  left join customers.fiado_payments p on p.tenant_id = $1 and p.id = l.id and l.kind = 'abono'
  left join sales.sales s on s.tenant_id = $1 and s.id = case when l.kind = 'fiado' then l.id else l.fiado_id end
  where $3::timestamptz is null or (l.recorded_at, l.id) < ($3::timestamptz, $4::uuid)
  order by l.recorded_at desc, l.id desc limit $5`;

/** A customer's account: every charge and what lowered it, newest first, with the balance after each. Throws CUSTOMER_NOT_FOUND. */
@Injectable()
export class GetStatement {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(GetCustomer) private readonly getCustomer: GetCustomer,
  ) {}

  async execute(
    { tenantId }: RequestContext,
    customerId: string,
    query: z.output<typeof statementQuerySchema>,
  ): Promise<Statement> {
    const [at, id] = decodeCursor(query.cursor, ['instant', 'uuid']) ?? [null, null];
    return this.transactions.run(tenantId, async (tx) => {
      const customer = await this.getCustomer.read(tx, customerId);
      const rows = await tx.query<EntryRow>(STATEMENT_SQL, [tenantId, customerId, at, id, query.limit + 1]);
      const page = toPage(rows, query.limit, entryFromRow, (row) => [row.recorded_at_text, row.id]);
      return { customer, entries: page.items, nextCursor: page.nextCursor };
    });
  }
}

function entryFromRow(row: EntryRow): Statement['entries'][number] {
  return {
    id: row.id,
    kind: row.kind,
    at: row.recorded_at.toISOString(),
    amountCentavos: centavos(row.amount_centavos),
    balanceAfterCentavos: centavos(row.balance_after_centavos),
    folio:
      row.folio_series !== null && row.folio_number !== null ? formatFolio(row.folio_series, row.folio_number) : null,
    saleId: row.sale_id,
    method: row.method,
    status: row.status,
    dueDate: row.due_date,
  };
}
