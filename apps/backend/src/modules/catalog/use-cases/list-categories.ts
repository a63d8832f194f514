import { Inject, Injectable } from '@nestjs/common';
import type { Category } from '@michangarrito/contracts';
import { IsNull } from 'typeorm';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { CategoryEntity } from '../entities/category.entity.ts';
import { categoryFromEntity } from '../services/category-rows.ts';

/** The shop's categories in their order. */
@Injectable()
export class ListCategories {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute({ tenantId }: RequestContext): Promise<Category[]> {
    const rows = await this.transactions.run(tenantId, (tx) =>
      tx.manager.find(CategoryEntity, {
        where: { tenantId, archivedAt: IsNull() },
        order: { position: 'ASC', name: 'ASC' },
      }),
    );
    return rows.map(categoryFromEntity);
  }
}
