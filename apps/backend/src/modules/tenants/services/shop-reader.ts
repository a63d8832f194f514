import { Injectable } from '@nestjs/common';
import type { Shop } from '@michangarrito/contracts';
import { AppError } from '../../../common/errors/app-error.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { TenantConfig } from '../entities/tenant-config.entity.ts';
import { Tenant } from '../entities/tenant.entity.ts';
import { utcOffsetMinutes } from './time-zone.ts';

/** Reads the shop of a transaction in its wire form. */
@Injectable()
export class ShopReader {
  /** @throws AppError NOT_FOUND where the shop does not exist. */
  async read(tx: TenantTx): Promise<Shop> {
    const tenant = await tx.manager.findOneBy(Tenant, { id: tx.tenantId });
    const config = await tx.manager.findOneBy(TenantConfig, { tenantId: tx.tenantId });
    if (!tenant || !config) throw new AppError('NOT_FOUND');
    const { id, name, slug, businessType, phone, address, rfc, taxRegime, timezone } = tenant;
    const { ticketFooter, variosCapCentavos } = config;
    return {
      id,
      name,
      slug,
      businessType,
      phone,
      address,
      rfc,
      taxRegime,
      ticketFooter,
      timezone,
      utcOffsetMinutes: utcOffsetMinutes(timezone, new Date()),
      variosCapCentavos,
    };
  }
}
