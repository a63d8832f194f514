import { Inject, Injectable } from '@nestjs/common';
import type { OpenSession } from '@michangarrito/contracts';
import { may } from '@michangarrito/domain';
import { IsNull } from 'typeorm';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { Session } from '../entities/session.entity.ts';

/** The open sessions: the whole shop's for who manages the team, one's own for the rest. */
@Injectable()
export class ListSessions {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute(caller: RequestContext): Promise<{ items: OpenSession[] }> {
    const { tenantId, personId } = caller;
    const sessions = await this.transactions.run(tenantId, (tx) =>
      tx.manager.find(Session, {
        where: { tenantId, endedAt: IsNull(), ...(may(caller, 'team.manage') ? {} : { userId: personId }) },
        relations: { user: true, device: true },
        order: { lastSeenAt: 'DESC', id: 'DESC' },
      }),
    );
    return { items: sessions.map((session) => openSession(session, caller)) };
  }
}

function openSession({ id, device, user, createdAt, lastSeenAt }: Session, caller: RequestContext): OpenSession {
  return {
    id,
    deviceId: device.id,
    deviceName: device.name,
    personName: user.name,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    current: id === caller.sessionId,
  };
}
