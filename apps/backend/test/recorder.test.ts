import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandVerdict } from '@michangarrito/contracts';
import type { ShopClient } from '@michangarrito/testing';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { AppError } from '../src/common/errors/app-error.ts';
import { readConfiguration } from '../src/common/config/configuration.ts';
import { SaleRecorder } from '../src/modules/sales/services/sale-recorder.ts';
import { countArrivals, holdRecorder } from './support/recorder-hold.ts';
import {
  openShop,
  openSuite,
  pieces,
  rowsOfSale,
  saleOf,
  soldCentavos,
  stockOf,
  verdictOf,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

let suite: SalesSuite;
let shop: ShopClient;
let soda: ShelfProduct;

beforeAll(async () => {
  suite = await openSuite({ RECORDER_CONNECTIONS: '1' });
  ({ shop, soda } = await openShop(suite));
  // Something that no rule foresees: the database itself fails for a sale with this note.
  await suite.admin.query(`
    create function public.fail_on_note() returns trigger language plpgsql as $$
    begin
      if new.note = 'se rompe' then raise exception 'nobody expected this'; end if;
      return new;
    end $$;
    create trigger fail_on_note before insert on sales.sales for each row execute function public.fail_on_note()`);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => suite.close());

test('fifty sales at once are all recorded, each once', async () => {
  const before = { stock: await stockOf(suite, shop, soda.productId), sold: await soldCentavos(suite, shop) };
  const verdicts = await Promise.all(
    Array.from({ length: 50 }, () => verdictOf(shop, saleOf(shop, [pieces(soda, 1)]))),
  );
  expect(verdicts.filter(({ verdict }) => verdict === 'recorded')).toHaveLength(50);
  expect(await stockOf(suite, shop, soda.productId)).toBe(before.stock - 50_000);
  expect(await soldCentavos(suite, shop)).toBe(before.sold + 50 * 1_900);
});

/** Stops the recorder with as many batches on the way as it takes, so that what comes after waits and leaves together. */
async function plugRecorder() {
  const hold = await holdRecorder(suite);
  const plug = () => verdictOf(shop, saleOf(shop, [pieces(soda, 1)]));
  const plugs = [plug()];
  await hold.reached();
  const behindFirst = countArrivals(suite);
  plugs.push(plug());
  await behindFirst(1);
  return { hold, plugs, arrived: (sales: number) => behindFirst(1 + sales) };
}

describe('a batch of several shops', () => {
  test('is one transaction, and each shop gets its own', async () => {
    const other = await openShop(suite);
    const { arrived, hold, plugs } = await plugRecorder();
    const sales = [
      saleOf(shop, [pieces(soda, 1)]),
      saleOf(other.shop, [pieces(other.soda, 2)]),
      saleOf(shop, [pieces(soda, 3)]),
    ];
    const answers = [verdictOf(shop, sales[0]!), verdictOf(other.shop, sales[1]!), verdictOf(shop, sales[2]!)];
    await arrived(3);
    await hold.release();
    expect((await Promise.all([...plugs, ...answers])).map(({ verdict }) => verdict)).toEqual(
      Array(5).fill('recorded'),
    );
    const { rows } = await suite.admin.query('select distinct xmin::text from sales.sales where id = any($1)', [
      sales.map(({ id }) => id),
    ]);
    expect(rows).toHaveLength(1);
  });

  test('with a malicious, a broken and a duplicate item leaves the others untouched', async () => {
    const other = await openShop(suite);
    const before = {
      ours: await stockOf(suite, shop, soda.productId),
      theirs: await stockOf(suite, other.shop, other.soda.productId),
    };
    const { arrived, hold, plugs } = await plugRecorder();

    const good = saleOf(shop, [pieces(soda, 2)]);
    const theirs = saleOf(other.shop, [pieces(other.soda, 3)]);
    const malicious = saleOf(shop, [pieces(other.soda, 50)]);
    const broken = saleOf(shop, [pieces(soda, 60)], { payload: { note: 'se rompe' } });
    const altered = { ...good, payload: { ...good.payload, note: 'otra' } };
    const answers = [good, malicious, broken, good, altered].map((sale) => shop.send(sale));
    const theirAnswer = verdictOf(other.shop, theirs);
    await arrived(6);
    await hold.release();

    const [first, foreign, failed, again, other2] = await Promise.all(answers);
    await Promise.all(plugs);
    expect([first?.body.verdict, again?.body.verdict].map(String).toSorted()).toEqual(['already_recorded', 'recorded']);
    expect([foreign?.body.verdict, foreign?.body.error?.code]).toEqual(['rejected', 'PRODUCT_NOT_FOUND']);
    expect(failed?.status).toBe(500);
    expect(other2?.body.verdict).toBe('conflict');
    expect((await theirAnswer).verdict).toBe('recorded');
    expect(await stockOf(suite, shop, soda.productId)).toBe(before.ours - 4_000);
    expect(await stockOf(suite, other.shop, other.soda.productId)).toBe(before.theirs - 3_000);
    expect(Object.values(await rowsOfSale(suite, shop, broken.id)).some((count) => count > 0)).toBe(false);
    expect(Object.values(await rowsOfSale(suite, shop, malicious.id)).some((count) => count > 0)).toBe(false);
    expect((await rowsOfSale(suite, shop, good.id))['sales.sale_items']).toBe(1);
  });
});

test('a connection that is cut says so, heals, and the same sale sent again is once', async () => {
  const hold = await holdRecorder(suite);
  const sale = saleOf(shop, [pieces(soda, 1)]);
  const cut = shop.send(sale);
  await hold.reached();
  await suite.admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'michangarrito-recorder' and datname = current_database()`,
  );
  const { status, body, headers } = await cut;
  expect([status, (body as unknown as { code: string }).code, headers.get('retry-after')]).toEqual([
    503,
    'UNAVAILABLE',
    '1',
  ]);
  await hold.release();
  expect((await sendUntilAnswered(sale)).verdict).toBe('recorded');
  expect((await rowsOfSale(suite, shop, sale.id))['sales.sales']).toBe(1);
});

/** As a device does: while the server is away (503) the same sale goes again. The other connection was cut too and heals in its own time. */
async function sendUntilAnswered(sale: ReturnType<typeof saleOf>): Promise<CommandVerdict> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { status, body } = await shop.send(sale);
    if (status !== 503) return body;
    await sleep(100);
  }
  throw new Error('the recorder did not heal');
}

test('stopped while it is still connecting it leaves no connection behind', async () => {
  const before = await recorderConnections();
  const recorder = new SaleRecorder(
    readConfiguration({ DATABASE_URL: suite.appUrl, JWT_SECRET: 'x'.repeat(32), DEMO_MODE: '1' }),
  );
  recorder.onModuleInit();
  await vi.waitFor(async () => expect(await recorderConnections()).toBeGreaterThan(before), { interval: 1 });
  await recorder.onApplicationShutdown();
  await vi.waitFor(async () => expect(await recorderConnections()).toBe(before), { timeout: 10_000, interval: 20 });
});

async function recorderConnections(): Promise<number> {
  const { rows } = await suite.admin.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where application_name = 'michangarrito-recorder' and datname = current_database()`,
  );
  return rows[0]?.count ?? 0;
}

test('where a pooler has forgotten what was prepared, the sale is recorded all the same', async () => {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const sell = () => verdictOf(shop, saleOf(shop, [pieces(soda, 1)]));
  await sell();
  const call = query.mock.calls.findIndex(([config]) => isRecorderQuery(config));
  await (query.mock.contexts[call] as pg.Client).query('deallocate all');
  expect((await sell()).verdict).toBe('recorded');
  expect((await sell()).verdict).toBe('recorded');
});

function isRecorderQuery(config: unknown): boolean {
  return (
    typeof config === 'object' && config !== null && 'name' in config && String(config.name).startsWith('record-sales-')
  );
}

test('without a database sales wait for a while, and too many are sent away with the time to come back', async () => {
  const recorder = new SaleRecorder(
    readConfiguration({
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      JWT_SECRET: 'x'.repeat(32),
      DEMO_MODE: '1',
    }),
  );
  recorder.onModuleInit();
  const waiting = Array.from({ length: 5_000 }, () =>
    recorder.record(new Uint8Array()).catch((error: unknown) => error),
  );
  const refused = await recorder.record(new Uint8Array()).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(AppError);
  expect(refused).toMatchObject({ code: 'UNAVAILABLE', retryAfterSeconds: 1 });
  await recorder.onApplicationShutdown();
  const answers = await Promise.all(waiting);
  expect(answers.every((answer) => answer instanceof AppError && answer.code === 'UNAVAILABLE')).toBe(true);
});
