import { Inject, Injectable } from '@nestjs/common';
import type { LoginRequest, SessionOpened } from '@michangarrito/contracts';
import { Tickets } from '../services/tickets.ts';
import { EnterShop } from './enter-shop.ts';

/** Logs in with the ticket of a proved phone. */
@Injectable()
export class LogIn {
  constructor(
    @Inject(Tickets) private readonly tickets: Tickets,
    @Inject(EnterShop) private readonly enterShop: EnterShop,
  ) {}

  /** @throws AppError TICKET_EXPIRED, and as `EnterShop` */
  async execute({ ticket, ...login }: LoginRequest): Promise<SessionOpened> {
    return this.enterShop.execute(await this.tickets.open(ticket), login);
  }
}
