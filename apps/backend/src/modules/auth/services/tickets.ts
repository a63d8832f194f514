import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT } from 'jose';
import { phoneSchema } from '@michangarrito/contracts';
import { z } from 'zod';
import { AppError } from '../../../common/errors/app-error.ts';
import { AuthKeys } from './auth-keys.ts';

const TICKET_SECONDS = 10 * 60;
const ALGORITHM = 'HS256';
const claimsSchema = z.object({ jti: z.uuid(), sub: phoneSchema });

/** A phone that was proved; `id` is that of the one-time code that proved it. */
export interface Ticket {
  readonly id: string;
  readonly phone: string;
}

/** Tickets: what proving a phone gives, good for ten minutes to register a shop or enter one. Their key is theirs alone. */
@Injectable()
export class Tickets {
  constructor(@Inject(AuthKeys) private readonly keys: AuthKeys) {}

  issue(ticket: Ticket): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: ALGORITHM })
      .setJti(ticket.id)
      .setSubject(ticket.phone)
      .setIssuedAt()
      .setExpirationTime(`${TICKET_SECONDS}s`)
      .sign(this.keys.key('ticket'));
  }

  /** @throws AppError TICKET_EXPIRED for a ticket that is old or not ours. */
  async open(text: string): Promise<Ticket> {
    try {
      const { payload } = await jwtVerify(text, this.keys.key('ticket'), { algorithms: [ALGORITHM] });
      const { jti, sub } = claimsSchema.parse(payload);
      return { id: jti, phone: sub };
    } catch {
      throw new AppError('TICKET_EXPIRED');
    }
  }
}
