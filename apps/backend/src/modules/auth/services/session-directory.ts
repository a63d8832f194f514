import { Inject, Injectable } from '@nestjs/common';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { Session } from '../entities/session.entity.ts';
import { ExpiringCache } from './expiring-cache.ts';

/** As for the people: notices do the work, the time is for a lost one. */
const LIFE_MS = 30_000;
const MOST_SESSIONS = 20_000;

/** Whose a session is now, and whether it still is. */
export interface KnownSession {
  readonly personId: string;
  readonly deviceId: string;
  readonly ended: boolean;
  /** Its device was unlinked. */
  readonly unlinked: boolean;
}

/** The sessions in use, in memory: every request asks for one. */
@Injectable()
export class SessionDirectory {
  readonly #sessions = new ExpiringCache<KnownSession | undefined>(LIFE_MS, MOST_SESSIONS);

  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  /** The session, or undefined where the shop has none with this id. */
  find(tenantId: string, sessionId: string): Promise<KnownSession | undefined> {
    return this.#sessions.get(key(tenantId, sessionId), () => this.load(tenantId, sessionId));
  }

  /** Looks again when next asked for this session. */
  forget(tenantId: string, sessionId: string): void {
    this.#sessions.forget(key(tenantId, sessionId));
  }

  forgetAll(): void {
    this.#sessions.forgetAll();
  }

  private load(tenantId: string, sessionId: string): Promise<KnownSession | undefined> {
    return this.transactions.run(tenantId, async (tx) => {
      const session = await tx.manager.findOne(Session, {
        where: { tenantId, id: sessionId },
        relations: { device: true },
      });
      if (!session) return undefined;
      const { userId, deviceId, endedAt, device } = session;
      return { personId: userId, deviceId, ended: endedAt !== null, unlinked: device.revokedAt !== null };
    });
  }
}

const key = (tenantId: string, sessionId: string) => `${tenantId} ${sessionId}`;
