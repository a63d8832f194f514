import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { Product, productQuerySchema } from '@michangarrito/contracts';
import { may, tokens } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { decodeCursor, toPage } from '../../../common/http/cursor.ts';
import { CategoryEntity } from '../entities/category.entity.ts';
import { PRODUCT_COLUMNS, productFromRow, type ProductRow } from '../services/product-rows.ts';

type Query = z.output<typeof productQuerySchema>;

// The greatest code point: `token >= word and token < word || LAST` is every token that begins with the word, by the index.
const LAST = '\u{10ffff}';

/** Products by name, found by folded words, code or category; a page at a time in order of name. */
@Injectable()
export class ListProducts {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute(context: RequestContext, query: Query): Promise<{ items: Product[]; nextCursor: string | null }> {
    const { sql, parameters } = listSql(context.tenantId, query);
    const rows = await this.transactions.run(context.tenantId, async (tx) => {
      if (query.categoryId !== undefined) {
        const exists = await tx.manager.existsBy(CategoryEntity, { tenantId: tx.tenantId, id: query.categoryId });
        if (!exists) throw new AppError('CATEGORY_NOT_FOUND');
      }
      return tx.query<ProductRow>(sql, parameters);
    });
    const seesProfit = may(context, 'profit.view');
    return toPage(
      rows,
      query.limit,
      (row) => productFromRow(row, seesProfit),
      (row) => [row.name, row.id],
    );
  }
}

function listSql(tenantId: string, query: Query): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [tenantId];
  const bind = (value: unknown) => `$${String(parameters.push(value))}`;
  const conditions = [
    'p.tenant_id = $1',
    query.archived === 'true' ? 'p.archived_at is not null' : 'p.archived_at is null',
  ];
  for (const word of tokens(query.search ?? '').slice(0, 8)) {
    const from = bind(word);
    conditions.push(`p.id in (select t.product_id from catalog.product_tokens t
      where t.tenant_id = $1 and t.token >= ${from} and t.token < ${bind(word + LAST)})`);
  }
  if (query.barcode !== undefined) {
    conditions.push(
      `p.id in (select b.product_id from catalog.product_barcodes b where b.tenant_id = $1 and b.barcode = ${bind(query.barcode)})`,
    );
  }
  if (query.categoryId !== undefined) conditions.push(`p.category_id = ${bind(query.categoryId)}`);
  if (query.low === 'true') {
    conditions.push(`p.minimum_milli is not null and coalesce((select s.quantity_milli from inventory.stock_levels s
      where s.tenant_id = p.tenant_id and s.product_id = p.id), 0) <= p.minimum_milli`);
  }
  const after = decodeCursor(query.cursor, ['string', 'uuid']);
  if (after) conditions.push(`(p.name, p.id) > (${bind(after[0])}, ${bind(after[1])}::uuid)`);
  const sql = `select ${PRODUCT_COLUMNS} from catalog.products p where ${conditions.join(' and ')}
    order by p.name, p.id limit ${bind(query.limit + 1)}`;
  return { sql, parameters };
}
