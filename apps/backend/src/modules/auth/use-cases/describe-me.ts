import { Inject, Injectable } from '@nestjs/common';
import type { Me } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { ShopReader } from '../../tenants/tenants.module.ts';
import { Device } from '../entities/device.entity.ts';
import { User } from '../entities/user.entity.ts';
import { personAnswer, SessionAnswers } from '../services/session-answers.ts';

/** Who the session is, in which shop and on which device. */
@Injectable()
export class DescribeMe {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(SessionAnswers) private readonly answers: SessionAnswers,
    @Inject(ShopReader) private readonly shops: ShopReader,
  ) {}

  execute({ tenantId, personId, deviceId }: RequestContext): Promise<Me> {
    return this.transactions.run(tenantId, async (tx) => {
      const person = await tx.manager.findOneBy(User, { tenantId, id: personId });
      const device = await tx.manager.findOneBy(Device, { tenantId, id: deviceId });
      if (!person || !device) throw new AppError('SESSION_ENDED');
      return {
        person: personAnswer(person),
        shop: await this.shops.read(tx),
        device: await this.answers.device(tx, device),
        serverTime: new Date().toISOString(),
      };
    });
  }
}
