import { Inject, Injectable } from '@nestjs/common';
import { may } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { Device } from '../entities/device.entity.ts';
import { SessionDirectory } from '../services/session-directory.ts';
import { endSessions } from '../services/session-rotation.ts';

/**
 * Unlinks a device for good: its sessions end, it learns nothing more of the shop, and what it still had to tell waits for the owner. Entering
 * again from it enrols a new one.
 */
@Injectable()
export class UnlinkDevice {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(SessionDirectory) private readonly sessions: SessionDirectory,
  ) {}

  /** The device in hand; another of the shop with `team.manage`. Once more is no error. @throws AppError DEVICE_NOT_FOUND, PERMISSION_MISSING */
  async execute(caller: RequestContext, deviceId: string): Promise<void> {
    const { tenantId } = caller;
    const ended = await this.transactions.run(tenantId, async (tx) => {
      const device = await tx.manager.findOneBy(Device, { tenantId, id: deviceId });
      if (!device) throw new AppError('DEVICE_NOT_FOUND');
      if (device.id !== caller.deviceId && !may(caller, 'team.manage')) throw new AppError('PERMISSION_MISSING');
      await tx.query(
        `update auth.devices set revoked_at = now() where tenant_id = $1 and id = $2 and revoked_at is null`,
        [tenantId, device.id],
      );
      return endSessions(tx, { deviceId: device.id }, 'revoked');
    });
    for (const sessionId of ended) this.sessions.forget(tenantId, sessionId);
  }
}
