import type { Category } from '@michangarrito/contracts';
import { In, IsNull } from 'typeorm';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { CategoryEntity } from '../entities/category.entity.ts';

/** The wire form. */
export function categoryFromEntity({ id, name, position }: CategoryEntity): Category {
  return { id, name, position };
}

/** Categories by their ids; one that was archived, or that the shop has not, is left out. */
export async function readCategories(tx: TenantTx, ids: readonly string[]): Promise<Category[]> {
  const rows = await tx.manager.find(CategoryEntity, {
    where: { tenantId: tx.tenantId, id: In([...ids]), archivedAt: IsNull() },
    order: { id: 'ASC' },
  });
  return rows.map(categoryFromEntity);
}
