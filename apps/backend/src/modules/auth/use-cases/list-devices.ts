import { Inject, Injectable } from '@nestjs/common';
import type { EnrolledDevice } from '@michangarrito/contracts';
import { IsNull } from 'typeorm';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { Device } from '../entities/device.entity.ts';
import { SessionAnswers } from '../services/session-answers.ts';

/** The enrolled devices of the shop, in the order in which they were enrolled. */
@Injectable()
export class ListDevices {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(SessionAnswers) private readonly answers: SessionAnswers,
  ) {}

  execute({ tenantId }: RequestContext): Promise<{ items: EnrolledDevice[] }> {
    return this.transactions.run(tenantId, async (tx) => {
      const devices = await tx.manager.find(Device, {
        where: { tenantId, revokedAt: IsNull() },
        order: { enrolledAt: 'ASC', id: 'ASC' },
      });
      const items: EnrolledDevice[] = [];
      for (const device of devices) items.push(await this.answers.device(tx, device));
      return { items };
    });
  }
}
