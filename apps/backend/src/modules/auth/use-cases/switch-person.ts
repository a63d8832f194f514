import { Inject, Injectable } from '@nestjs/common';
import type { SessionOpened } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { User } from '../entities/user.entity.ts';
import { PinAttempts } from '../services/pin-attempts.ts';
import { SessionAccessTokens } from '../services/session-access-tokens.ts';
import { SessionAnswers } from '../services/session-answers.ts';
import { SessionDirectory } from '../services/session-directory.ts';
import { SessionRotation } from '../services/session-rotation.ts';

/** Another person of the shop takes over the device with their PIN: the session is theirs from now on, and its tokens rotate. */
@Injectable()
export class SwitchPerson {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(PinAttempts) private readonly attempts: PinAttempts,
    @Inject(SessionAccessTokens) private readonly accessTokens: SessionAccessTokens,
    @Inject(SessionRotation) private readonly rotation: SessionRotation,
    @Inject(SessionAnswers) private readonly answers: SessionAnswers,
    @Inject(SessionDirectory) private readonly sessions: SessionDirectory,
  ) {}

  /**
   * `accessToken` is the caller's own; it says which refresh token the device holds.
   * @throws AppError PERSON_NOT_FOUND, PIN_NOT_SET, PIN_WRONG, PIN_LOCKED; NOT_LOGGED_IN where the token was refreshed away meanwhile
   */
  async execute(
    caller: RequestContext,
    accessToken: string,
    wanted: { personId: string; pin: string },
  ): Promise<SessionOpened> {
    const { tenantId, sessionId } = caller;
    const person = await this.transactions.run(tenantId, (tx) =>
      tx.manager.findOneBy(User, { tenantId, id: wanted.personId, active: true }),
    );
    if (!person) throw new AppError('PERSON_NOT_FOUND');
    if (person.pinHash === null) throw new AppError('PIN_NOT_SET');
    await this.attempts.prove(tenantId, person.id, wanted.pin);
    const { generation } = await this.accessTokens.read(accessToken);
    const answer = await this.transactions.run(tenantId, async (tx) => {
      const rotation = await this.rotation.rotate(tx, { tenantId, sessionId, generation });
      if (rotation.kind === 'used_up') throw new AppError('NOT_LOGGED_IN');
      await tx.query(`update auth.sessions set user_id = $3 where tenant_id = $1 and id = $2`, [
        tenantId,
        sessionId,
        person.id,
      ]);
      return this.answers.opened(tx, {
        person,
        device: rotation.session.device,
        deviceSecret: null,
        refresh: rotation.successor,
      });
    });
    this.sessions.forget(tenantId, sessionId);
    return answer;
  }
}
