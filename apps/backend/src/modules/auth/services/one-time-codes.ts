import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AppError } from '../../../common/errors/app-error.ts';
import { AuthKeys } from './auth-keys.ts';
import type { Ticket } from './tickets.ts';

export const CODE_SECONDS = 5 * 60;
export const RESEND_SECONDS = 30;
const PER_PHONE_AND_HOUR = 5;
const PER_ADDRESS_AND_HOUR = 30;
const CODES = 1_000_000;

/** One-time codes in the database: made, limited and tried there in single statements, since requests may come at once. */
@Injectable()
export class OneTimeCodes {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AuthKeys) private readonly keys: AuthKeys,
  ) {}

  /** A new code for a phone; `address` is counted where it is given. @throws AppError TOO_MANY_REQUESTS */
  async create(phone: string, address: string | null): Promise<{ code: string; expiresAt: Date }> {
    const code = String(randomInt(CODES)).padStart(6, '0');
    const expiresAt = new Date(Date.now() + CODE_SECONDS * 1000);
    const [row] = await this.dataSource.query<{ wait: number }[]>(
      `select auth.request_code($1, $2, $3, $4, make_interval(secs => $5), make_interval(secs => $6), $7, $8) as wait`,
      [
        uuidv7(),
        phone,
        this.hash(phone, code),
        this.addressHash(address),
        CODE_SECONDS,
        RESEND_SECONDS,
        PER_PHONE_AND_HOUR,
        PER_ADDRESS_AND_HOUR,
      ],
    );
    if (!row || row.wait > 0)
      throw new AppError('TOO_MANY_REQUESTS', { retryAfterSeconds: row?.wait ?? RESEND_SECONDS });
    return { code, expiresAt };
  }

  /** Takes the code of a phone and answers what it proves. @throws AppError CODE_WRONG, or CODE_EXPIRED (also after five tries) */
  async take(phone: string, code: string): Promise<Ticket> {
    const [row] = await this.dataSource.query<{ outcome: 'right' | 'wrong' | 'expired'; ticket_id: string | null }[]>(
      `select outcome, ticket_id from auth.verify_code($1, $2)`,
      [phone, this.hash(phone, code)],
    );
    if (row?.outcome === 'right' && row.ticket_id !== null) return { id: row.ticket_id, phone };
    throw new AppError(row?.outcome === 'wrong' ? 'CODE_WRONG' : 'CODE_EXPIRED');
  }

  /** Six digits are soon guessed from a plain hash: the key makes the rows worthless to whoever has only the database. */
  private hash(phone: string, code: string): Buffer {
    return this.keys.mac('one-time-code', `${phone}:${code}`);
  }

  private addressHash(address: string | null): Buffer | null {
    return address === null ? null : this.keys.mac('address', address);
  }
}
