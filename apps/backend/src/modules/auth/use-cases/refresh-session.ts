import { Inject, Injectable } from '@nestjs/common';
import type { Tokens } from '@michangarrito/contracts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { RefreshTokens } from '../services/refresh-tokens.ts';
import { SessionAnswers } from '../services/session-answers.ts';
import { SessionDirectory } from '../services/session-directory.ts';
import { endSessions, SessionRotation } from '../services/session-rotation.ts';

/** New tokens for a refresh token. One that was used up is in two hands: the session ends. */
@Injectable()
export class RefreshSession {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(RefreshTokens) private readonly refreshTokens: RefreshTokens,
    @Inject(SessionRotation) private readonly rotation: SessionRotation,
    @Inject(SessionAnswers) private readonly answers: SessionAnswers,
    @Inject(SessionDirectory) private readonly sessions: SessionDirectory,
  ) {}

  /** @throws AppError NOT_LOGGED_IN for a token that is not ours, SESSION_ENDED or DEVICE_REVOKED for one that is over. */
  async execute(refreshToken: string): Promise<Tokens> {
    const claim = this.refreshTokens.read(refreshToken);
    if (!claim) throw new AppError('NOT_LOGGED_IN');
    const { tenantId, sessionId } = claim;
    const rotation = await this.transactions.run(tenantId, async (tx) => {
      const outcome = await this.rotation.rotate(tx, claim);
      if (outcome.kind === 'used_up') await endSessions(tx, { sessionId }, 'token_reused');
      return outcome;
    });
    if (rotation.kind === 'used_up') {
      this.sessions.forget(tenantId, sessionId);
      throw new AppError('SESSION_ENDED');
    }
    const { session, successor } = rotation;
    return this.answers.tokens(successor, { personId: session.userId, deviceId: session.deviceId });
  }
}
