import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { heldDecisionAnswerSchema, heldDecisionSchema } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { isPassingFailure } from '../../../common/database/retryable.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { lockHeld, settle } from '../services/held-commands.ts';
import { HeldResumer } from '../services/held-resumer.ts';
import { ShopTurns } from '../services/shop-turns.ts';

type Decision = z.output<typeof heldDecisionSchema>;
type Answer = z.output<typeof heldDecisionAnswerSchema>;

/**
 * What the owner makes of commands that wait. Accepting carries each out now, as the fact that it is; rejecting keeps it out of the books for
 * ever. Cash that a parked one has moved stays moved: it is in the drawer or is not.
 */
@Injectable()
export class DecideHeld {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(ShopTurns) private readonly turns: ShopTurns,
    @Inject(HeldResumer) private readonly resumer: HeldResumer,
  ) {}

  /** @throws AppError NOT_FOUND where one of them was never held here; UNAVAILABLE while the database cannot carry them out. */
  async execute({ tenantId, personId }: RequestContext, { ids, decision }: Decision): Promise<Answer> {
    try {
      const ordered = await this.#inOrder(tenantId, ids);
      for (const id of ordered) await this.#decide(tenantId, id, decision, personId);
      if (decision === 'accept') await this.resumer.resumeArrived(tenantId);
      const waiting = await this.#countWaiting(tenantId, ordered);
      return { settled: ordered.length - waiting, waiting };
    } catch (error) {
      if (isPassingFailure(error)) throw new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
      throw error;
    }
  }

  async #decide(tenantId: string, id: string, decision: Decision['decision'], by: string): Promise<void> {
    if (decision === 'accept') await this.resumer.carryOut(tenantId, id, by);
    else
      await this.turns.run(tenantId, async (tx) => {
        if (await lockHeld(tx, id)) await settle(tx, id, 'rejected', by);
      });
  }

  /** As their journals have them, so that what one names is carried out before it. */
  async #inOrder(tenantId: string, ids: readonly string[]): Promise<string[]> {
    const rows = await this.transactions.run(tenantId, (tx) =>
      tx.query<{ id: string }>(
        `select id from sync.held_commands where tenant_id = $1 and id = any($2::uuid[]) order by device_id, device_seq, id`,
        [tenantId, ids],
      ),
    );
    const wanted = new Set(ids.map((id) => id.toLowerCase()));
    if (rows.length < wanted.size) throw new AppError('NOT_FOUND');
    return rows.map(({ id }) => id);
  }

  async #countWaiting(tenantId: string, ids: readonly string[]): Promise<number> {
    const [row] = await this.transactions.run(tenantId, (tx) =>
      tx.query<{ count: number }>(
        `select count(*)::int as count from sync.held_commands where tenant_id = $1 and id = any($2::uuid[]) and settled_at is null`,
        [tenantId, ids],
      ),
    );
    return row?.count ?? 0;
  }
}
