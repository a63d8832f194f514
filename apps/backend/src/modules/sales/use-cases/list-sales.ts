import { Inject, Injectable } from '@nestjs/common';
import type { saleQuerySchema } from '@michangarrito/contracts';
import type { z } from 'zod';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { decodeCursor, toPage } from '../../../common/http/cursor.ts';
import { SALE_COLUMNS, SALE_SOURCE, saleFromRow, type SaleRow, type SaleSummary } from '../services/sale-rows.ts';

type Query = z.infer<typeof saleQuerySchema>;

/** A page of the shop's sales, the latest first. The search is a folio, whole or its beginning ("A", "a-12", "A-000123"). Throws CUSTOMER_NOT_FOUND. */
@Injectable()
export class ListSales {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute(
    { tenantId }: RequestContext,
    query: Query,
  ): Promise<{ items: SaleSummary[]; nextCursor: string | null }> {
    const { sql, parameters } = listSql(tenantId, query);
    const rows = await this.transactions.run(tenantId, async (tx) => {
      if (query.customerId !== undefined) await requireCustomer(tx, query.customerId);
      return tx.query<SaleRow>(sql, parameters);
    });
    return toPage(rows, query.limit, saleFromRow, (row) => [row.business_date, row.id]);
  }
}

async function requireCustomer(tx: TenantTx, customerId: string): Promise<void> {
  const found = await tx.query(`select 1 from customers.customers where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    customerId,
  ]);
  if (found.length === 0) throw new AppError('CUSTOMER_NOT_FOUND');
}

function listSql(tenantId: string, query: Query): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [tenantId];
  const bind = (value: unknown) => `$${String(parameters.push(value))}`;
  const conditions = ['s.tenant_id = $1'];
  if (query.from !== undefined) conditions.push(`s.business_date >= ${bind(query.from)}::date`);
  if (query.to !== undefined) conditions.push(`s.business_date <= ${bind(query.to)}::date`);
  if (query.customerId !== undefined) conditions.push(`s.customer_id = ${bind(query.customerId)}`);
  if (query.search !== undefined) conditions.push(folioCondition(query.search, bind));
  const after = decodeCursor(query.cursor, ['date', 'uuid']);
  if (after) conditions.push(`(s.business_date, s.id) < (${bind(after[0])}::date, ${bind(after[1])}::uuid)`);
  const sql = `select ${SALE_COLUMNS} from ${SALE_SOURCE} where ${conditions.join(' and ')}
    order by s.business_date desc, s.id desc limit ${bind(query.limit + 1)}`;
  return { sql, parameters };
}

function folioCondition(search: string, bind: (value: unknown) => string): string {
  const match = /^\s*([a-z]{1,4})?(?:\s*-\s*)?(\d{0,9})\s*$/i.exec(search);
  if (!match) return 'false';
  const [, series, digits = ''] = match;
  const conditions: string[] = ['true'];
  if (series) conditions.push(`s.folio_series = ${bind(series.toUpperCase())}`);
  // Zeros in front say that the number is written out ("A-0012" begins A-001200 and not A-000012): compare as it is printed.
  if (digits.startsWith('0'))
    conditions.push(
      `starts_with(lpad(s.folio_number::text, greatest(6, length(s.folio_number::text)), '0'), ${bind(digits)})`,
    );
  else if (digits !== '') conditions.push(`starts_with(s.folio_number::text, ${bind(digits)})`);
  return conditions.join(' and ');
}
