import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { databaseErrorCode, isRetryableTransactionError } from '../../../common/database/retryable.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import type { RecorderVerdict } from './recorder-item.ts';

const SQL = 'select place, verdict, code, flags from sales.record_sales($1)';
const ATTEMPTS = 3;
const RETRY_AFTER_SECONDS = 1;

/** A verdict, or why there is none: a retryable `AppError`, or a bug of this item alone. */
export type ItemOutcome = RecorderVerdict | Error;

/**
 * One connection that writes batches, each as one auto-committed statement: a single trip. A batch may be sent before the one ahead is
 * answered; each is a transaction of its own all the same. Whatever fails in a batch fails only the item that broke it, because the
 * batch is then sent one item per transaction.
 */
export class BatchWriter {
  readonly #client: pg.Client;
  #isLost = false;
  /** Resolves when the connection breaks or ends. */
  readonly lost: Promise<void>;

  private constructor(client: pg.Client) {
    this.#client = client;
    this.lost = new Promise((resolve) => {
      const lose = () => {
        this.#isLost = true;
        resolve();
      };
      client.on('error', lose);
      client.on('end', lose);
    });
  }

  static async connect(connectionString: string): Promise<BatchWriter> {
    const client = new pg.Client({
      connectionString,
      application_name: 'michangarrito-recorder',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      pipeline: true,
    });
    const writer = new BatchWriter(client);
    await client.connect();
    return writer;
  }

  /** One outcome per item, in their order. Never throws. */
  async write(items: readonly string[]): Promise<ItemOutcome[]> {
    try {
      return await this.#attempt(items);
    } catch (error) {
      if (items.length === 1 || this.#isGone(error)) return items.map(() => this.#outcomeOf(error));
    }
    const outcomes: ItemOutcome[] = [];
    for (const item of items) outcomes.push(...(await this.write([item])));
    return outcomes;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  async #attempt(items: readonly string[]): Promise<RecorderVerdict[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#send(items);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetryableTransactionError(error)) throw error;
        await sleep(Math.random() * 10 * attempt);
      }
    }
  }

  async #send(items: readonly string[]): Promise<RecorderVerdict[]> {
    const { rows } = await this.#client.query<RecorderVerdict>(SQL, [`[${items.join(',')}]`]);
    const verdicts = new Array<RecorderVerdict | undefined>(items.length).fill(undefined);
    for (const row of rows) verdicts[row.place - 1] = row;
    return verdicts.map((verdict) => {
      if (!verdict) throw new Error('sales.record_sales left an item without a verdict');
      return verdict;
    });
  }

  /** The connection broke, or the server is going away: nothing can be sent again here. */
  #isGone(error: unknown): boolean {
    return this.#isLost || SERVER_GOES.test(databaseErrorCode(error) ?? '');
  }

  #outcomeOf(error: unknown): Error {
    if (this.#isGone(error) || PASSING.test(databaseErrorCode(error) ?? '')) {
      return new AppError('UNAVAILABLE', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    return error instanceof Error ? error : new Error('the recorder failed', { cause: error });
  }
}

// Classes of SQLSTATE: connection, resources, operator intervention, system error.
const SERVER_GOES = /^(08|53|57P|58)/;
// Deadlock or serialization three times, a lock that was not given in time, a cancelled statement: it works a moment later.
const PASSING = /^(40|55P03|57014)/;
