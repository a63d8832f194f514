import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { stockMovementPageSchema, stockMovementQuerySchema } from '@michangarrito/contracts';
import { milli } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { decodeCursor, toPage } from '../../../common/http/cursor.ts';
import { InventoryMovementEntity } from '../entities/inventory-movement.entity.ts';

/** Movements of stock, newest first, of one product or of all. Throws PRODUCT_NOT_FOUND. */
@Injectable()
export class ListStockMovements {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute(
    { tenantId }: RequestContext,
    query: z.output<typeof stockMovementQuerySchema>,
  ): Promise<z.infer<typeof stockMovementPageSchema>> {
    const after = decodeCursor(query.cursor, ['uuid', 'number']);
    const rows = await this.transactions.run(tenantId, async (tx) => {
      if (query.productId !== undefined) {
        const found = await tx.query(`select 1 from catalog.products where tenant_id = $1 and id = $2`, [
          tenantId,
          query.productId,
        ]);
        if (found.length === 0) throw new AppError('PRODUCT_NOT_FOUND');
      }
      const select = tx.manager
        .createQueryBuilder(InventoryMovementEntity, 'm')
        .where('m.tenantId = :tenantId', { tenantId })
        .orderBy('m.sourceId', 'DESC')
        .addOrderBy('m.lineNumber', 'ASC')
        .limit(query.limit + 1);
      if (query.productId !== undefined) select.andWhere('m.productId = :productId', { productId: query.productId });
      if (after) {
        select.andWhere('(m.sourceId < :id or (m.sourceId = :id and m.lineNumber > cast(:line as bigint)))', {
          id: after[0],
          line: after[1],
        });
      }
      return select.getMany();
    });
    return toPage(rows, query.limit, movementFromRow, (row) => [row.sourceId, row.lineNumber]);
  }
}

function movementFromRow(row: InventoryMovementEntity): z.infer<typeof stockMovementPageSchema>['items'][number] {
  return {
    id: row.sourceId,
    lineNumber: row.lineNumber,
    productId: row.productId,
    reason: row.reason,
    deltaMilli: milli(row.deltaMilli),
    recordedAt: row.recordedAt.toISOString(),
    actorId: row.actorId,
    note: row.note,
  };
}
