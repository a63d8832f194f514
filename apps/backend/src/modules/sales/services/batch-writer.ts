import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { encodeArray } from '../../../common/database/binary-rows.ts';
import {
  databaseErrorCode,
  isPassingFailure,
  isRetryableTransactionError,
  serverGoes,
} from '../../../common/database/retryable.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { inPlaces, RECORD_SALES_SQL, type RecorderVerdict } from './batch-sale.ts';

/** No other process prepares another statement by this name, should a pooler lend us a connection that it has used. */
const STATEMENT = `record-sales-${randomUUID()}`;
const ATTEMPTS = 3;
const CONNECTING_MS = 10_000;
const RETRY_AFTER_SECONDS = 1;

/** A verdict, or why there is none: a retryable `AppError`, or a bug of this sale alone. */
export type SaleOutcome = RecorderVerdict | Error;

/**
 * One connection that writes batches, each as one auto-committed statement: a single trip. A batch may be sent before the one ahead is
 * answered; each is a transaction of its own all the same. Whatever fails in a batch fails only the sale that broke it, because the
 * batch is then sent one sale per transaction.
 */
export class BatchWriter {
  readonly #client: pg.Client;
  #isLost = false;
  /** Prepared once a connection, unless a pooler between does not keep it for us. */
  #statement: string | undefined = STATEMENT;
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
      connectionTimeoutMillis: CONNECTING_MS,
      pipeline: true,
    });
    const writer = new BatchWriter(client);
    await client.connect();
    try {
      // Prepares the call and plans what every batch runs, so that the first sale need not wait for it.
      await writer.#attempt([], CONNECTING_MS);
    } catch (error) {
      void client.end();
      throw error;
    }
    return writer;
  }

  /** One outcome per sale (each of `encodeBatchSale`), in their order. Never throws. */
  async write(sales: readonly Uint8Array[]): Promise<SaleOutcome[]> {
    try {
      return await this.#attempt(sales);
    } catch (error) {
      if (sales.length === 1 || this.#isGone(error)) return sales.map(() => this.#outcomeOf(error));
    }
    const outcomes: SaleOutcome[] = [];
    for (const sale of sales) outcomes.push(...(await this.write([sale])));
    return outcomes;
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  async #attempt(sales: readonly Uint8Array[], timeoutMs?: number): Promise<RecorderVerdict[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#send(sales, timeoutMs);
      } catch (error) {
        if (NOT_PREPARED.has(databaseErrorCode(error) ?? '')) this.#statement = undefined;
        else if (!isRetryableTransactionError(error)) throw error;
        if (attempt >= ATTEMPTS) throw error;
        await sleep(Math.random() * 10 * attempt);
      }
    }
  }

  async #send(sales: readonly Uint8Array[], timeoutMs?: number): Promise<RecorderVerdict[]> {
    const { rows } = await this.#client.query<RecorderVerdict>({
      ...(this.#statement === undefined ? {} : { name: this.#statement }),
      text: RECORD_SALES_SQL,
      values: [encodeArray(sales)],
      ...(timeoutMs === undefined ? {} : { query_timeout: timeoutMs }),
    });
    return inPlaces(rows, sales.length);
  }

  /** The connection broke, or the server is going away: nothing can be sent again here. */
  #isGone(error: unknown): boolean {
    return this.#isLost || serverGoes(error);
  }

  #outcomeOf(error: unknown): Error {
    if (this.#isGone(error) || isPassingFailure(error)) {
      return new AppError('UNAVAILABLE', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    }
    return error instanceof Error ? error : new Error('the recorder failed', { cause: error });
  }
}

// invalid_sql_statement_name and duplicate_prepared_statement: nothing ran, and a pooler gave us a connection that knows another's names.
const NOT_PREPARED = new Set(['26000', '42P05']);
