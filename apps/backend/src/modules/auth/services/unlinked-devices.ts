import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { Device } from '../entities/device.entity.ts';

/** Devices that were unlinked: all that they still have is the secret that they were enrolled with. */
@Injectable()
export class UnlinkedDevices {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  /** Whether this is the secret of an unlinked device of the shop. */
  async proves(tenantId: string, deviceId: string, secret: string): Promise<boolean> {
    const device = await this.transactions.run(tenantId, (tx) =>
      tx.manager.findOneBy(Device, { tenantId, id: deviceId }),
    );
    // Compared in any case, so that all refusals take the same time.
    const isSecret = timingSafeEqual(
      device?.secretHash ?? Buffer.alloc(32),
      createHash('sha256').update(secret).digest(),
    );
    return isSecret && device?.revokedAt != null;
  }
}
