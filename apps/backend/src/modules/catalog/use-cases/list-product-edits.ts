import { Inject, Injectable } from '@nestjs/common';
import type { FieldEdit } from '@michangarrito/contracts';
import { may } from '@michangarrito/domain';
import { listEdits } from '../../../common/commands/list-edits.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { ProductEntity } from '../entities/product.entity.ts';

/** What people changed of a product, newest first; its cost only for who may see profit. Throws PRODUCT_NOT_FOUND. */
@Injectable()
export class ListProductEdits {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  execute(context: RequestContext, productId: string): Promise<FieldEdit[]> {
    const { tenantId } = context;
    return this.transactions.run(tenantId, async (tx) => {
      const exists = await tx.manager.existsBy(ProductEntity, { tenantId, id: productId });
      if (!exists) throw new AppError('PRODUCT_NOT_FOUND');
      const hidden = may(context, 'profit.view') ? [] : ['costCentavos'];
      return listEdits(tx, { kind: 'product', ref: productId }, hidden);
    });
  }
}
