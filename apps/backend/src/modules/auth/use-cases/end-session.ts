import { Inject, Injectable } from '@nestjs/common';
import { may } from '@michangarrito/domain';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { Session } from '../entities/session.entity.ts';
import { SessionDirectory } from '../services/session-directory.ts';
import { endSessions } from '../services/session-rotation.ts';

/** Ends a session: one's own by logging out, or another by revoking it. Its tokens stop at once, here and on every other process. */
@Injectable()
export class EndSession {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(SessionDirectory) private readonly sessions: SessionDirectory,
  ) {}

  async logOut(caller: RequestContext): Promise<void> {
    const { tenantId, sessionId } = caller;
    await this.transactions.run(tenantId, (tx) => endSessions(tx, { sessionId }, 'logout'));
    this.sessions.forget(tenantId, sessionId);
  }

  /** One's own sessions; those of others with `team.manage`. Ending one that has ended is no error. @throws AppError NOT_FOUND */
  async revoke(caller: RequestContext, sessionId: string): Promise<void> {
    const { tenantId } = caller;
    await this.transactions.run(tenantId, async (tx) => {
      const session = await tx.manager.findOneBy(Session, { tenantId, id: sessionId });
      if (!session || (session.userId !== caller.personId && !may(caller, 'team.manage')))
        throw new AppError('NOT_FOUND');
      await endSessions(tx, { sessionId }, 'revoked');
    });
    this.sessions.forget(tenantId, sessionId.toLowerCase());
  }
}
