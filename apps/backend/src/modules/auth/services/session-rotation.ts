import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../../common/errors/app-error.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { Session, type SessionEnd } from '../entities/session.entity.ts';
import { RefreshTokens, type RefreshClaim } from './refresh-tokens.ts';

/** What became of a refresh token. `used_up`: it was given a successor that has been used since. */
export type Rotation =
  | { readonly kind: 'rotated'; readonly session: Session; readonly successor: RefreshClaim }
  | { readonly kind: 'used_up' };

/**
 * The chain of a session's refresh tokens. The row keeps the hash of the token that was last proved and of the successor given for it.
 * Proving the first gives the same successor again (the answer was lost); proving the successor moves on; anything older is used up.
 */
@Injectable()
export class SessionRotation {
  constructor(@Inject(RefreshTokens) private readonly refreshTokens: RefreshTokens) {}

  /** Inside a transaction; holds the session's row. @throws AppError NOT_LOGGED_IN, SESSION_ENDED or DEVICE_REVOKED */
  async rotate(tx: TenantTx, claim: RefreshClaim): Promise<Rotation> {
    const session = await this.hold(tx, claim.sessionId);
    const hash = this.refreshTokens.hash(claim);
    const successor = this.refreshTokens.successor(claim);
    const moves = session.successorHash?.equals(hash) ?? false;
    if (!moves && !session.refreshHash.equals(hash)) return { kind: 'used_up' };
    await tx.query(
      moves
        ? `update auth.sessions set previous_hash = refresh_hash, refresh_hash = successor_hash, successor_hash = $3, last_seen_at = now()
           where tenant_id = $1 and id = $2`
        : `update auth.sessions set successor_hash = $3, last_seen_at = now() where tenant_id = $1 and id = $2`,
      [tx.tenantId, session.id, this.refreshTokens.hash(successor)],
    );
    await tx.query(`update auth.devices set last_seen_at = now() where tenant_id = $1 and id = $2`, [
      tx.tenantId,
      session.deviceId,
    ]);
    return { kind: 'rotated', session, successor };
  }

  private async hold(tx: TenantTx, sessionId: string): Promise<Session> {
    const own = { tenantId: tx.tenantId, id: sessionId };
    // The lock first and alone: the joined rows may be held by others.
    const held = await tx.manager.findOne(Session, { where: own, lock: { mode: 'pessimistic_write' } });
    const session =
      held && (await tx.manager.findOne(Session, { where: own, relations: { user: true, device: true } }));
    if (!session) throw new AppError('NOT_LOGGED_IN');
    if (session.device.revokedAt) throw new AppError('DEVICE_REVOKED');
    if (session.endedAt || !session.user.active) throw new AppError('SESSION_ENDED');
    return session;
  }
}

/** Ends sessions that are still open, and answers the ids of those it ended. */
export async function endSessions(
  tx: TenantTx,
  of: { sessionId: string } | { personId: string } | { deviceId: string },
  because: SessionEnd,
): Promise<string[]> {
  const [column, id] = whose(of);
  const ended = await tx.query<{ id: string }>(
    `update auth.sessions set ended_at = now(), ended_because = $3 where tenant_id = $1 and ${column} = $2 and ended_at is null returning id`,
    [tx.tenantId, id, because],
  );
  return ended.map((row) => row.id);
}

function whose(of: Parameters<typeof endSessions>[1]): [column: 'id' | 'user_id' | 'device_id', id: string] {
  if ('sessionId' in of) return ['id', of.sessionId];
  return 'personId' in of ? ['user_id', of.personId] : ['device_id', of.deviceId];
}
