import type { TenantTx } from '../../../common/database/tenant-transactions.ts';

/** Whether the shop of the transaction is neither suspended nor closed. */
export async function isActiveShop(tx: TenantTx): Promise<boolean> {
  const [shop] = await tx.query<{ status: string }>('select status from public.tenants where id = $1', [tx.tenantId]);
  return shop?.status === 'active';
}
