import { Inject, Injectable } from '@nestjs/common';
import type { Shop } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { ShopReader } from '../services/shop-reader.ts';

/** The caller's shop. */
@Injectable()
export class ReadShop {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(ShopReader) private readonly shops: ShopReader,
  ) {}

  execute(context: RequestContext): Promise<Shop> {
    return this.transactions.run(context.tenantId, (tx) => this.shops.read(tx));
  }
}
