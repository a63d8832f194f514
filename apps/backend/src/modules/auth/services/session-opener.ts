import { Inject, Injectable } from '@nestjs/common';
import type { DeviceLogin, SessionOpened } from '@michangarrito/contracts';
import { uuidv7 } from 'uuidv7';
import { AppError } from '../../../common/errors/app-error.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { User } from '../entities/user.entity.ts';
import { DeviceEnrolment } from './device-enrolment.ts';
import { RefreshTokens } from './refresh-tokens.ts';
import { SessionAnswers } from './session-answers.ts';
import type { Ticket } from './tickets.ts';

/** Opens a session for a person who proved phone and PIN: the device is admitted and its earlier session replaced. */
@Injectable()
export class SessionOpener {
  constructor(
    @Inject(DeviceEnrolment) private readonly devices: DeviceEnrolment,
    @Inject(RefreshTokens) private readonly refreshTokens: RefreshTokens,
    @Inject(SessionAnswers) private readonly answers: SessionAnswers,
  ) {}

  /** @throws AppError PHONE_HAS_NO_SHOP where the person has left the shop in the meantime. */
  async open(tx: TenantTx, personId: string, login: DeviceLogin, ticket: Ticket): Promise<SessionOpened> {
    const person = await tx.manager.findOne(User, {
      where: { tenantId: tx.tenantId, id: personId, active: true },
      lock: { mode: 'pessimistic_write' },
    });
    if (!person) throw new AppError('PHONE_HAS_NO_SHOP');
    const device = await this.devices.admit(tx, login, person.id, ticket);
    await tx.query(
      `update auth.sessions set ended_at = now(), ended_because = 'replaced'
       where tenant_id = $1 and device_id = $2 and ended_at is null`,
      [tx.tenantId, device.id],
    );
    const refresh = { tenantId: tx.tenantId, sessionId: uuidv7(), generation: 1 };
    await tx.query(
      `insert into auth.sessions (tenant_id, id, user_id, device_id, refresh_hash) values ($1, $2, $3, $4, $5)`,
      [tx.tenantId, refresh.sessionId, person.id, device.id, this.refreshTokens.hash(refresh)],
    );
    await tx.query(`update auth.devices set last_seen_at = now() where tenant_id = $1 and id = $2`, [
      tx.tenantId,
      device.id,
    ]);
    return this.answers.opened(tx, { person, device, deviceSecret: device.secret, refresh });
  }
}
