import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Customer, customerQuerySchema } from '@michangarrito/contracts';
import { matchesTokens, tokens } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { decodeCursor, toPage } from '../../../common/http/cursor.ts';
import { CUSTOMER_COLUMNS, CUSTOMER_SOURCE, customerFromRow, type CustomerRow } from '../services/customer-rows.ts';

type Query = z.output<typeof customerQuerySchema>;

/** Customers by name, or those who owe with the most first; found by folded words of the name or by phone. */
@Injectable()
export class ListCustomers {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute(context: RequestContext, query: Query): Promise<{ items: Customer[]; nextCursor: string | null }> {
    const ids = query.search === undefined ? null : await this.find(context.tenantId, query.search);
    const { sql, parameters } = listSql(context.tenantId, query, ids);
    const rows = await this.transactions.run(context.tenantId, (tx) => tx.query<CustomerRow>(sql, parameters));
    return toPage(rows, query.limit, customerFromRow, (row) =>
      query.owing === 'true' ? [row.balance_centavos, row.id] : [row.name, row.id],
    );
  }

  // A shop has hundreds of customers, not thousands: names are folded here, where the rule of folding lives.
  private async find(tenantId: string, search: string): Promise<string[]> {
    const words = tokens(search);
    const rows = await this.transactions.run(tenantId, (tx) =>
      tx.query<{ id: string; name: string; phone: string | null }>(
        `select id, name, phone from customers.customers where tenant_id = $1`,
        [tenantId],
      ),
    );
    return rows.filter((row) => matchesTokens(words, tokens(`${row.name} ${row.phone ?? ''}`))).map((row) => row.id);
  }
}

function listSql(tenantId: string, query: Query, ids: string[] | null): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [tenantId];
  const bind = (value: unknown) => `$${String(parameters.push(value))}`;
  const owing = query.owing === 'true';
  const conditions = [
    'c.tenant_id = $1',
    query.archived === 'true' ? 'c.archived_at is not null' : 'c.archived_at is null',
  ];
  if (ids) conditions.push(`c.id = any(${bind(ids)}::uuid[])`);
  if (owing) conditions.push('b.balance_centavos > 0');
  const after = decodeCursor(query.cursor, [owing ? 'number' : 'string', 'uuid']);
  if (after && owing)
    conditions.push(`(-b.balance_centavos, c.id) > (-${bind(after[0])}::bigint, ${bind(after[1])}::uuid)`);
  if (after && !owing) conditions.push(`(c.name, c.id) > (${bind(after[0])}, ${bind(after[1])}::uuid)`);
  const sql = `select ${CUSTOMER_COLUMNS} from ${CUSTOMER_SOURCE} where ${conditions.join(' and ')}
    order by ${owing ? '-b.balance_centavos' : 'c.name'}, c.id limit ${bind(query.limit + 1)}`;
  return { sql, parameters };
}
