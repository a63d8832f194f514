import { Inject, Injectable } from '@nestjs/common';
import type { SessionOpened, ShopRegistration } from '@michangarrito/contracts';
import { uuidv7 } from 'uuidv7';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { PinHasher } from '../services/pin-hasher.ts';
import { requireGoodPin } from '../services/pin-rules.ts';
import { SessionOpener } from '../services/session-opener.ts';
import { ShopFounder } from '../services/shop-founder.ts';
import { Tickets } from '../services/tickets.ts';
import { EnterShop } from './enter-shop.ts';

/** Registers a shop with a proven phone and opens its first session, in one transaction. */
@Injectable()
export class RegisterShop {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(Tickets) private readonly tickets: Tickets,
    @Inject(PinHasher) private readonly hasher: PinHasher,
    @Inject(ShopFounder) private readonly founder: ShopFounder,
    @Inject(SessionOpener) private readonly opener: SessionOpener,
    @Inject(EnterShop) private readonly enterShop: EnterShop,
  ) {}

  /**
   * A ticket registers once: the same again (its answer was lost) enters the shop that it registered, if the PIN is right.
   * @throws AppError TICKET_EXPIRED, PIN_LENGTH, PIN_TOO_SIMPLE
   */
  async execute(registration: ShopRegistration): Promise<SessionOpened> {
    const { pin, device } = registration;
    const ticket = await this.tickets.open(registration.ticket);
    requireGoodPin(pin, { role: 'owner', phone: ticket.phone });
    const pinHash = await this.hasher.hash(pin);
    const newTenantId = uuidv7();
    const answer = await this.transactions.run(newTenantId, async (tx) => {
      const [claim] = await tx.query<{ tenantId: string | null }>(
        `select auth.claim_ticket($1, $2, $3) as "tenantId"`,
        [ticket.id, ticket.phone, newTenantId],
      );
      if (!claim?.tenantId) throw new AppError('TICKET_EXPIRED');
      if (claim.tenantId !== newTenantId) return { registeredBefore: claim.tenantId };
      const { ownerId } = await this.founder.found(tx, { ...registration, phone: ticket.phone, pinHash });
      return this.opener.open(tx, ownerId, device, ticket);
    });
    return 'registeredBefore' in answer
      ? this.enterShop.execute(ticket, { tenantId: answer.registeredBefore, pin, device })
      : answer;
  }
}
