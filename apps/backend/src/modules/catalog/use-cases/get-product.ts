import { Inject, Injectable } from '@nestjs/common';
import type { Product } from '@michangarrito/contracts';
import { may } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { readProducts } from '../services/product-rows.ts';

/** One product of the shop. Throws PRODUCT_NOT_FOUND. */
@Injectable()
export class GetProduct {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute(context: RequestContext, productId: string): Promise<Product> {
    const [product] = await this.transactions.run(context.tenantId, (tx) =>
      readProducts(tx, [productId], may(context, 'profit.view')),
    );
    if (!product) throw new AppError('PRODUCT_NOT_FOUND');
    return product;
  }
}
