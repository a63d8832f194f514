import { Inject, Injectable } from '@nestjs/common';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';

/**
 * Transactions of sync: those of one shop come one after another, whichever process runs them. The database's lock makes it so; the queue in
 * front keeps the waiting ones of this process from holding its connections.
 */
@Injectable()
export class ShopTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  /** Runs work in the shop's next turn. Deadlocks and serialization failures rerun it, as in every transaction. */
  async run<T>(tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const before = this.#last.get(tenantId) ?? Promise.resolve();
    const turn = before.then(() => this.#transact(tenantId, work));
    const over = turn.catch(() => undefined);
    this.#last.set(tenantId, over);
    try {
      return await turn;
    } finally {
      if (this.#last.get(tenantId) === over) this.#last.delete(tenantId);
    }
  }

  #transact<T>(tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return this.transactions.run(tenantId, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('sync of ' || $1::text, 0))`, [tenantId]);
      return work(tx);
    });
  }
}
