import { Inject, Injectable } from '@nestjs/common';
import type { Product } from '@michangarrito/contracts';
import { may } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { PRODUCT_COLUMNS, productFromRow, type ProductRow } from '../services/product-rows.ts';

/** One product of the shop. Throws PRODUCT_NOT_FOUND. */
@Injectable()
export class GetProduct {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute(context: RequestContext, productId: string): Promise<Product> {
    const [row] = await this.transactions.run(context.tenantId, (tx) =>
      tx.query<ProductRow>(`select ${PRODUCT_COLUMNS} from catalog.products p where p.tenant_id = $1 and p.id = $2`, [
        context.tenantId,
        productId,
      ]),
    );
    if (!row) throw new AppError('PRODUCT_NOT_FOUND');
    return productFromRow(row, may(context, 'profit.view'));
  }
}
