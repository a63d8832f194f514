import { Inject, Injectable } from '@nestjs/common';
import type { DeviceLogin, SessionOpened } from '@michangarrito/contracts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { isActiveShop } from '../../tenants/tenants.module.ts';
import { User } from '../entities/user.entity.ts';
import { PinAttempts } from '../services/pin-attempts.ts';
import { PinHasher } from '../services/pin-hasher.ts';
import { requireGoodPin } from '../services/pin-rules.ts';
import { SessionOpener } from '../services/session-opener.ts';
import type { Ticket } from '../services/tickets.ts';

/** Enters a shop with a proven phone and a PIN; an employee who has none yet sets it by entering. */
@Injectable()
export class EnterShop {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(PinAttempts) private readonly attempts: PinAttempts,
    @Inject(PinHasher) private readonly hasher: PinHasher,
    @Inject(SessionOpener) private readonly opener: SessionOpener,
  ) {}

  /** @throws AppError PHONE_HAS_NO_SHOP, SHOP_SUSPENDED, PIN_WRONG, PIN_LOCKED, and for a first PIN PIN_LENGTH or PIN_TOO_SIMPLE */
  async execute(ticket: Ticket, login: { tenantId: string; pin: string; device: DeviceLogin }): Promise<SessionOpened> {
    const { pin, device } = login;
    // A client may spell a UUID in capitals; tokens and what is remembered know one spelling.
    const tenantId = login.tenantId.toLowerCase();
    const { person, active } = await this.transactions.run(tenantId, async (tx) => ({
      person: await tx.manager.findOneBy(User, { tenantId, phone: ticket.phone, active: true }),
      active: await isActiveShop(tx),
    }));
    if (!person) {
      await this.hasher.matches(pin, null);
      throw new AppError('PHONE_HAS_NO_SHOP');
    }
    if (!active) throw new AppError('SHOP_SUSPENDED');
    if (person.pinHash !== null || !(await this.setFirstPin(person, pin)))
      await this.attempts.prove(tenantId, person.id, pin);
    return this.transactions.run(tenantId, (tx) => this.opener.open(tx, person.id, device, ticket));
  }

  /** Whether the PIN was set; not so where another login set one in the meantime. */
  private async setFirstPin(person: User, pin: string): Promise<boolean> {
    requireGoodPin(pin, person);
    const pinHash = await this.hasher.hash(pin);
    const set = await this.transactions.run(person.tenantId, (tx) =>
      tx.query(
        `update auth.users set pin_hash = $3, updated_at = now() where tenant_id = $1 and id = $2 and pin_hash is null returning id`,
        [person.tenantId, person.id, pinHash],
      ),
    );
    return set.length === 1;
  }
}
