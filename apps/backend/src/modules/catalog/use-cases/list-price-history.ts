import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { priceChangeSchema } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { PriceHistoryEntity } from '../entities/price-history.entity.ts';
import { ProductEntity } from '../entities/product.entity.ts';

const MOST = 200;

/** The latest changes of a product's price, newest first. Throws PRODUCT_NOT_FOUND. */
@Injectable()
export class ListPriceHistory {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute({ tenantId }: RequestContext, productId: string): Promise<z.infer<typeof priceChangeSchema>[]> {
    const { rows, superseded } = await this.transactions.run(tenantId, async (tx) => {
      const exists = await tx.manager.existsBy(ProductEntity, { tenantId, id: productId });
      if (!exists) throw new AppError('PRODUCT_NOT_FOUND');
      const found = await tx.manager.find(PriceHistoryEntity, {
        where: { tenantId, productId },
        order: { receivedAt: 'DESC' },
        take: MOST,
      });
      return { rows: found, superseded: await supersededOf(tx, found) };
    });
    return rows
      .filter((row) => row.oldPriceCentavos !== row.newPriceCentavos)
      .map((row) => ({
        changedAt: row.recordedAt.toISOString(),
        fromCentavos: row.oldPriceCentavos === null ? null : centavos(row.oldPriceCentavos),
        toCentavos: row.newPriceCentavos === null ? null : centavos(row.newPriceCentavos),
        actorId: row.actorId,
        superseded: superseded.has(row.commandId),
      }));
  }
}

/** Which of these changes were replaced by somebody who had not seen their price. */
async function supersededOf(tx: TenantTx, changes: readonly PriceHistoryEntity[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `select supersedes as id from sync.edits where tenant_id = $1 and supersedes = any ($2) and field = 'priceCentavos'`,
    [tx.tenantId, changes.map(({ commandId }) => commandId)],
  );
  return new Set(rows.map(({ id }) => id));
}
