import { Inject, Injectable } from '@nestjs/common';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { PinHasher } from './pin-hasher.ts';

const MOST_FAILURES = 5;
const LOCK_MINUTES = 15;

type Attempt = { pinHash: string | null } | { lockedSeconds: number } | undefined;

/** Proves PINs. A try is counted before it is looked at, in one statement, so that tries at once cannot share one. */
@Injectable()
export class PinAttempts {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(PinHasher) private readonly hasher: PinHasher,
  ) {}

  /** @throws AppError PIN_WRONG, or PIN_LOCKED after five wrong ones in a row; a person who is not there takes as long. */
  async prove(tenantId: string, personId: string, pin: string): Promise<void> {
    const attempt = await this.begin(tenantId, personId);
    if (attempt && 'lockedSeconds' in attempt)
      throw new AppError('PIN_LOCKED', { retryAfterSeconds: attempt.lockedSeconds });
    const right = await this.hasher.matches(pin, attempt?.pinHash ?? null);
    if (!right) throw new AppError('PIN_WRONG');
    await this.forgive(tenantId, personId);
  }

  private begin(tenantId: string, personId: string): Promise<Attempt> {
    return this.transactions.run(tenantId, async (tx) => {
      // The fifth try locks before it is looked at; where it is right, forgiving opens the lock again.
      const [counted] = await tx.query<{ pin_hash: string | null }>(
        `update auth.users
         set pin_failures = case when pin_locked_until is null then pin_failures else 0 end + 1,
             pin_locked_until = case
               when case when pin_locked_until is null then pin_failures else 0 end + 1 >= $3
               then clock_timestamp() + make_interval(mins => $4) end
         where tenant_id = $1 and id = $2 and active and (pin_locked_until is null or pin_locked_until <= clock_timestamp())
         returning pin_hash`,
        [tenantId, personId, MOST_FAILURES, LOCK_MINUTES],
      );
      if (counted) return { pinHash: counted.pin_hash };
      const [locked] = await tx.query<{ seconds: number }>(
        `select ceil(extract(epoch from pin_locked_until - clock_timestamp()))::int as seconds
         from auth.users where tenant_id = $1 and id = $2 and active and pin_locked_until > clock_timestamp()`,
        [tenantId, personId],
      );
      return locked && { lockedSeconds: locked.seconds };
    });
  }

  private async forgive(tenantId: string, personId: string): Promise<void> {
    await this.transactions.run(tenantId, (tx) =>
      tx.query(`update auth.users set pin_failures = 0, pin_locked_until = null where tenant_id = $1 and id = $2`, [
        tenantId,
        personId,
      ]),
    );
  }
}
