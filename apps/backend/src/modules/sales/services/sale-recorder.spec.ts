import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfiguration } from '../../../common/config/configuration.ts';
import { BatchWriter } from './batch-writer.ts';
import type { RecorderVerdict } from './batch-sale.ts';
import { SaleRecorder } from './sale-recorder.ts';

/** A connection whose batches are answered when the test says so. */
class HeldWriter {
  readonly sizes: number[] = [];
  readonly lost = new Promise<void>(() => undefined);
  readonly #answers: (() => void)[] = [];

  write(sales: readonly Uint8Array[]): Promise<RecorderVerdict[]> {
    this.sizes.push(sales.length);
    const verdicts = sales.map((_, index): RecorderVerdict => ({
      ...{ place: index + 1, verdict: 'recorded', code: null, flags: [] },
    }));
    return new Promise((resolve) => this.#answers.push(() => resolve(verdicts)));
  }

  async answer(): Promise<void> {
    this.#answers.shift()?.();
    await turn();
    await turn();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

let writer: HeldWriter;
let recorder: SaleRecorder;

beforeEach(async () => {
  writer = new HeldWriter();
  vi.spyOn(BatchWriter, 'connect').mockResolvedValue(writer as unknown as BatchWriter);
  recorder = new SaleRecorder(
    readConfiguration({
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      JWT_SECRET: 'x'.repeat(32),
      RECORDER_CONNECTIONS: '1',
      DEMO_MODE: '1',
    }),
  );
  recorder.onModuleInit();
  await turn();
});
afterEach(() => vi.restoreAllMocks());

/** Sales that arrive in one turn; `answered` resolves with all of them. */
async function arrive(sales: number): Promise<{ answered: Promise<RecorderVerdict[]> }> {
  const answered = Promise.all(Array.from({ length: sales }, () => recorder.record(new Uint8Array())));
  await turn();
  await turn();
  return { answered };
}

test('sales that arrive together leave together, and the first does not wait', async () => {
  await arrive(1);
  await arrive(3);
  expect(writer.sizes).toEqual([1, 3]);
});

test('a batch is sent ahead once it is as large as the one on the way', async () => {
  await arrive(8);
  await arrive(7);
  expect(writer.sizes).toEqual([8]);
  await arrive(1);
  expect(writer.sizes).toEqual([8, 8]);
});

test('a smaller one leaves when the one on the way is answered, and never more than one is sent ahead', async () => {
  const large = await arrive(3);
  const small = await arrive(2);
  await writer.answer();
  expect(await large.answered).toHaveLength(3);
  expect(writer.sizes).toEqual([3, 2]);
  await arrive(4);
  await arrive(9);
  expect(writer.sizes).toEqual([3, 2, 4]);
  await writer.answer();
  expect(await small.answered).toHaveLength(2);
  expect(writer.sizes).toEqual([3, 2, 4, 9]);
});

test('what is smaller than the batch that is still on the way waits for it, and what has been answered counts no more', async () => {
  await arrive(3);
  await arrive(4);
  await arrive(2);
  await writer.answer();
  expect(writer.sizes).toEqual([3, 4]);
  await arrive(2);
  expect(writer.sizes).toEqual([3, 4, 4]);
  await writer.answer();
  await writer.answer();
  await arrive(2);
  await arrive(2);
  expect(writer.sizes).toEqual([3, 4, 4, 2, 2]);
});

test('what waits leaves before those who were answered go on', async () => {
  const large = await arrive(3);
  await arrive(1);
  const seen: number[] = [];
  const answered = large.answered.then(() => seen.push(...writer.sizes));
  await writer.answer();
  await answered;
  expect(seen).toEqual([3, 1]);
});
