import { Injectable } from '@nestjs/common';
import { foldText, type BusinessType } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';

const SLUG_LENGTH = 60;

/** A shop to be made, with its owner. The transaction's tenant is the new shop's id. */
export interface NewTenant {
  readonly name: string;
  readonly businessType: BusinessType;
  readonly ownerId: string;
  readonly ownerName: string;
  /** Ten digits: the shop's and the owner's. */
  readonly phone: string;
  readonly pinHash: string;
}

/** Makes a shop, its settings and its owner, inside the caller's transaction. */
@Injectable()
export class CreateTenant {
  async execute(tx: TenantTx, shop: NewTenant): Promise<void> {
    await tx.query(`select auth.register_tenant($1, $2, $3, $4, $5, $6, $7, $8)`, [
      tx.tenantId,
      shop.name,
      slugOf(shop.name),
      shop.businessType,
      shop.phone,
      shop.ownerId,
      shop.ownerName,
      shop.pinHash,
    ]);
    await tx.query(`insert into public.tenant_configs (tenant_id) values ($1)`, [tx.tenantId]);
  }
}

/** `Abarrotes Lupita #2` → `abarrotes-lupita-2`; a name without a Latin letter or digit is `shop`. */
export function slugOf(name: string): string {
  const words = foldText(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-');
  return words.slice(0, SLUG_LENGTH).replace(/-$/, '') || 'shop';
}
