import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { isRetryableTransactionError } from './retryable.ts';

const ATTEMPTS = 3;

/** undefined is the database's own, READ COMMITTED. */
type Isolation = 'REPEATABLE READ' | undefined;

/**
 * A transaction that sees one shop and no other. Only the runner below can make one, so code that takes it cannot be handed a bare
 * connection by mistake.
 */
export class TenantTx {
  readonly #runner: QueryRunner;
  readonly tenantId: string;

  /** For the runner below alone. */
  private constructor(runner: QueryRunner, tenantId: string) {
    this.#runner = runner;
    this.tenantId = tenantId;
  }

  static async begin(runner: QueryRunner, tenantId: string, isolation: Isolation): Promise<TenantTx> {
    await runner.startTransaction(isolation);
    await runner.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
    return new TenantTx(runner, tenantId);
  }

  /** TypeORM's repositories inside this transaction. */
  get manager(): EntityManager {
    return this.#runner.manager;
  }

  /** Plain SQL inside this transaction; rows as the driver gives them, also of UPDATE and DELETE … RETURNING. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const { records } = await this.#runner.query(sql, [...parameters], true);
    return records as Row[];
  }
}

/** Thrown inside a transaction to roll it back and still answer `value`. */
class Rollback<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('rolled back on purpose');
    this.value = value;
  }
}

/** Runs work inside a tenant's transaction; serialization failures and deadlocks rerun the whole of it, at most three times in all. */
@Injectable()
export class TenantTransactions {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  run<T>(tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return this.again(tenantId, undefined, work);
  }

  /** As `run`, for work that only reads: all of its statements see the books as they were at the first. */
  snapshot<T>(tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return this.again(tenantId, 'REPEATABLE READ', work);
  }

  private async again<T>(tenantId: string, isolation: Isolation, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(tenantId, isolation, work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetryableTransactionError(error)) throw error;
      }
    }
  }

  /** As `run`, but what `work` answers with `keep: false` is rolled back and answered all the same. */
  async runUnless<T>(tenantId: string, work: (tx: TenantTx) => Promise<{ keep: boolean; value: T }>): Promise<T> {
    try {
      return await this.run(tenantId, async (tx) => {
        const { keep, value } = await work(tx);
        if (!keep) throw new Rollback(value);
        return value;
      });
    } catch (thrown) {
      if (thrown instanceof Rollback) return thrown.value as T;
      throw thrown;
    }
  }

  private async once<T>(tenantId: string, isolation: Isolation, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const answer = await work(await TenantTx.begin(runner, tenantId, isolation));
      await runner.commitTransaction();
      return answer;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }
}
