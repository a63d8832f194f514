import { Inject, Injectable } from '@nestjs/common';
import type { BusinessType } from '@michangarrito/domain';
import { uuidv7 } from 'uuidv7';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { LoadStarterCatalog } from '../../catalog/catalog.module.ts';
import { CreateTenant } from '../../tenants/tenants.module.ts';

/** What a new shop is made of. */
export interface NewShop {
  readonly shopName: string;
  readonly ownerName: string;
  readonly businessType: BusinessType;
  /** Ten digits of the owner. */
  readonly phone: string;
  readonly pinHash: string;
  /** Whether it starts with the products of its giro. */
  readonly starterCatalog: boolean;
}

/** Makes a shop, its owner and its first products, inside the caller's transaction, whose tenant is the new shop. */
@Injectable()
export class ShopFounder {
  constructor(
    @Inject(CreateTenant) private readonly createTenant: CreateTenant,
    @Inject(LoadStarterCatalog) private readonly loadStarterCatalog: LoadStarterCatalog,
  ) {}

  /** Answers the owner's id, and the ids of the starter products by their catalogue code. */
  async found(tx: TenantTx, shop: NewShop): Promise<{ ownerId: string; productIds: Map<string, string> }> {
    const ownerId = uuidv7();
    const { shopName, ownerName, businessType, phone, pinHash } = shop;
    await this.createTenant.execute(tx, { name: shopName, businessType, ownerId, ownerName, phone, pinHash });
    const productIds = shop.starterCatalog
      ? await this.loadStarterCatalog.execute(tx, businessType)
      : new Map<string, string>();
    return { ownerId, productIds };
  }
}
