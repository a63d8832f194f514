import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '../../../common/config/configuration.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { BatchWriter } from './batch-writer.ts';
import type { RecorderVerdict } from './batch-sale.ts';

const MOST_IN_BATCH = 256;
const MOST_WAITING = 5_000;
/** Batches on one connection at once: while the database works on one, the next may be there already. */
const MOST_BATCHES_ON_THE_WAY = 2;
/** How long sales wait for the first connection, which a lock may hold up, before the next one takes them. */
const PATIENCE_MS = 50;
const LONGEST_WAIT_MS = 5_000;
const RECONNECT_MS = 100;

interface Waiting {
  readonly sale: Uint8Array;
  readonly since: number;
  readonly resolve: (verdict: RecorderVerdict) => void;
  readonly reject: (error: Error) => void;
}

/** The place of one connection. Without a writer it is being connected again. */
interface Lane {
  writer: BatchWriter | undefined;
  batchesOnTheWay: number;
  salesOnTheWay: number;
  isOutageSaid: boolean;
}

/**
 * Natural batching: sales that arrive while the connection is busy leave together as its next transaction, so that one commit serves
 * many and an idle server adds no delay. One connection does it all, one batch after the other, so that batches neither wait for each
 * other's rows nor miss what the one before has written; further ones are for when it is lost or held up. A connection that is lost
 * answers its batches with a retryable error: whether they were committed is not known here, and the sale's id makes it once when the
 * device sends it again.
 */
@Injectable()
export class SaleRecorder implements OnModuleInit, OnApplicationShutdown {
  readonly #logger = new Logger(SaleRecorder.name);
  readonly #lanes: readonly Lane[];
  #waiting: Waiting[] = [];
  #turn = false;
  #later: NodeJS.Timeout | undefined;
  #stopped = false;
  #whenDrained: (() => void) | undefined;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {
    this.#lanes = Array.from({ length: configuration.RECORDER_CONNECTIONS }, () => ({
      writer: undefined,
      batchesOnTheWay: 0,
      salesOnTheWay: 0,
      isOutageSaid: false,
    }));
  }

  onModuleInit(): void {
    for (const lane of this.#lanes) void this.#keepConnected(lane);
  }

  /** Runs after the last request was answered: writes what still waits and closes the connections. */
  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    if (!this.#isDrained()) await new Promise<void>((resolve) => (this.#whenDrained = resolve));
    await Promise.all(this.#lanes.map(async (lane) => lane.writer?.close()));
  }

  /**
   * Records a sale (of `encodeBatchSale`) with the next batch.
   * @throws AppError UNAVAILABLE when too many wait or the database cannot be reached; another error is a bug of this sale alone.
   */
  record(sale: Uint8Array): Promise<RecorderVerdict> {
    if (this.#stopped || this.#waiting.length >= MOST_WAITING) return Promise.reject(unavailable());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ sale, since: performance.now(), resolve, reject });
      this.#dispatchSoon();
    });
  }

  /** After what this turn of the event loop has read: sales that came to here together leave together. */
  #dispatchSoon(): void {
    if (this.#turn) return;
    this.#turn = true;
    setImmediate(() => {
      this.#turn = false;
      this.#dispatch();
    });
  }

  #dispatch(): void {
    for (const lane of this.#lanes) {
      if (!lane.writer) continue;
      while (this.#maySend(lane)) void this.#write(lane, lane.writer);
      const [first] = this.#waiting;
      if (!first) return;
      const patienceMs = first.since + PATIENCE_MS - performance.now();
      if (patienceMs > 0) {
        this.#dispatchAfter(patienceMs);
        return;
      }
    }
  }

  /**
   * A batch is sent ahead only once it is as large as what is on the way: sent sooner it would only wait there, and small batches cost the
   * most for each sale. When nothing is on the way, what waits goes as it is.
   */
  #maySend({ batchesOnTheWay, salesOnTheWay }: Lane): boolean {
    if (this.#waiting.length === 0 || batchesOnTheWay >= MOST_BATCHES_ON_THE_WAY) return false;
    return batchesOnTheWay === 0 || this.#waiting.length >= salesOnTheWay;
  }

  #dispatchAfter(milliseconds: number): void {
    if (this.#later !== undefined) return;
    this.#later = setTimeout(() => {
      this.#later = undefined;
      this.#dispatch();
    }, milliseconds);
  }

  async #write(lane: Lane, writer: BatchWriter): Promise<void> {
    const batch = this.#waiting.splice(0, MOST_IN_BATCH);
    lane.batchesOnTheWay += 1;
    lane.salesOnTheWay += batch.length;
    const outcomes = await writer.write(batch.map(({ sale }) => sale));
    lane.batchesOnTheWay -= 1;
    lane.salesOnTheWay -= batch.length;
    // What waits leaves before the answers are written, so that the database need not wait for them. After a failure nothing is hurried:
    // a connection that is going says so a moment later.
    if (outcomes.some((outcome) => outcome instanceof Error)) this.#dispatchSoon();
    else this.#dispatch();
    for (const [index, { resolve, reject }] of batch.entries()) {
      const outcome = outcomes[index] ?? new Error('a sale got no outcome');
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    }
    this.#tellWhenDrained();
  }

  async #keepConnected(lane: Lane): Promise<void> {
    while (!this.#stopped) {
      try {
        const writer = await BatchWriter.connect(this.configuration.DATABASE_URL);
        // Stopped meanwhile: with nothing left to write, nobody closes this one any more.
        if (this.#stopped && this.#isDrained()) return await writer.close();
        lane.writer = writer;
        lane.isOutageSaid = false;
        this.#dispatch();
        await lane.writer.lost;
        lane.writer = undefined;
      } catch (error) {
        // Once an outage: it may last, and is tried many times a second.
        if (!lane.isOutageSaid)
          this.#logger.warn(`cannot reach the database: ${error instanceof Error ? error.message : 'unknown'}`);
        lane.isOutageSaid = true;
        this.#giveUpOnTheLate();
        await sleep(RECONNECT_MS);
      }
    }
    this.#giveUpOnTheLate();
  }

  /** While no connection lives nobody waits longer than the limit; at the end, nobody waits at all. */
  #giveUpOnTheLate(): void {
    if (this.#lanes.some((lane) => lane.writer)) return;
    const limit = this.#stopped ? Infinity : performance.now() - LONGEST_WAIT_MS;
    const late = this.#waiting.filter(({ since }) => since < limit);
    this.#waiting = this.#waiting.filter(({ since }) => since >= limit);
    for (const { reject } of late) reject(unavailable());
    this.#tellWhenDrained();
  }

  #isDrained(): boolean {
    return this.#waiting.length === 0 && this.#lanes.every(({ batchesOnTheWay }) => batchesOnTheWay === 0);
  }

  #tellWhenDrained(): void {
    if (this.#isDrained()) this.#whenDrained?.();
  }
}

function unavailable(): AppError {
  return new AppError('UNAVAILABLE', { retryAfterSeconds: 1 });
}
