import { Inject, Injectable } from '@nestjs/common';
import type { Shop, ShopChanges } from '@michangarrito/contracts';
import { ChangeNotices } from '../../../common/commands/change-notices.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { TenantConfig } from '../entities/tenant-config.entity.ts';
import { Tenant } from '../entities/tenant.entity.ts';
import { ShopReader } from '../services/shop-reader.ts';

/** Changes what is given of the caller's shop, and answers the whole of it. */
@Injectable()
export class UpdateShop {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(ShopReader) private readonly shops: ShopReader,
    @Inject(ChangeNotices) private readonly notices: ChangeNotices,
  ) {}

  async execute(context: RequestContext, changes: ShopChanges): Promise<Shop> {
    const { ticketFooter, variosCapCentavos, ...ofTenant } = changes;
    const tenantChanges = given(ofTenant);
    const configChanges = given({ ticketFooter, variosCapCentavos });
    const shop = await this.transactions.run(context.tenantId, async (tx) => {
      const updatedAt = () => 'now()';
      if (hasAny(tenantChanges)) await tx.manager.update(Tenant, { id: tx.tenantId }, { ...tenantChanges, updatedAt });
      if (hasAny(configChanges))
        await tx.manager.update(TenantConfig, { tenantId: tx.tenantId }, { ...configChanges, updatedAt });
      return this.shops.read(tx);
    });
    this.notices.note(context.tenantId);
    return shop;
  }
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that are there: a null clears, an absent one stays. */
function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}

const hasAny = (fields: object) => Object.keys(fields).length > 0;
