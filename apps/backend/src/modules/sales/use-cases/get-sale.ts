import { Inject, Injectable } from '@nestjs/common';
import type { SaleDetail } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { readSaleDetails } from '../services/sale-details.ts';

/** One sale with its lines, its payments, and what came back of it. Throws SALE_NOT_FOUND. */
@Injectable()
export class GetSale {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute({ tenantId }: RequestContext, saleId: string): Promise<SaleDetail> {
    const [sale] = await this.transactions.run(tenantId, (tx) => readSaleDetails(tx, [saleId]));
    if (!sale) throw new AppError('SALE_NOT_FOUND');
    return sale;
  }
}
