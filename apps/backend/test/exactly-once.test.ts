import { once } from 'node:events';
import { connect } from 'node:net';
import {
  createTestDatabase,
  registerShop,
  startBackendProcess,
  startOwnServer,
  stopOwnTestServer,
  type BackendProcess,
  type ShopClient,
  type TestDatabase,
} from '@michangarrito/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { holdRecorder } from './support/recorder-hold.ts';
import { pieces, rowsOfSale, saleOf, shelve, soldCentavos, stockOf, type ShelfProduct } from './support/sales-suite.ts';

type Sale = ReturnType<typeof saleOf>;

const ONCE = {
  'sync.commands': 1,
  'sales.sales': 1,
  'sales.sale_items': 1,
  'sales.payments': 1,
  'inventory.inventory_movements': 1,
  'sales.cash_movements': 1,
  'sync.changes': 1,
};

describe('the same sale', () => {
  let database: TestDatabase;
  let backend: BackendProcess;
  let admin: pg.Pool;
  let shop: ShopClient;
  let soda: ShelfProduct;
  const books = () => ({ admin });

  beforeAll(async () => {
    database = await createTestDatabase();
    admin = new pg.Pool({ connectionString: database.adminUrl, max: 4 });
    backend = await startBackendProcess(database.appUrl, { environment: { RECORDER_CONNECTIONS: '1' } });
    shop = await registerShop(backend.url);
    soda = await shelve(shop, 'Refresco', 1_900);
  });
  afterAll(async () => {
    await backend.stop();
    await admin.end();
    await database.drop();
    await stopOwnTestServer();
  });

  const newSale = () => saleOf(shop, [pieces(soda, 1)]);
  const send = async (sale: Sale) => (await shop.send(sale)).body;

  test('twice at once on two connections is one sale with one answer', async () => {
    const sale = newSale();
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(sale)));
    expect(answers.map(({ verdict }) => verdict).toSorted()).toEqual([
      ...Array<string>(3).fill('already_recorded'),
      'recorded',
    ]);
    for (const { flags, result, error } of answers)
      expect({ flags, result, error }).toEqual({ flags: [], result: answers[0]?.result, error: null });
    expect(await rowsOfSale(books(), shop, sale.id)).toEqual(ONCE);
  });

  test('later, and with its fields in another order, is already recorded with the same answer', async () => {
    const sale = newSale();
    const first = await send(sale);
    const reversed = Object.fromEntries(Object.entries(sale).toReversed()) as Sale;
    for (const again of [await send(sale), await send(reversed)])
      expect(again).toEqual({ ...first, verdict: 'already_recorded' });
    expect(await rowsOfSale(books(), shop, sale.id)).toEqual(ONCE);
  });

  test('with another payload under its id is a conflict and changes nothing', async () => {
    const sale = newSale();
    await send(sale);
    const stock = await stockOf(books(), shop, soda.productId);
    const other = saleOf(shop, [pieces(soda, 9)], { envelope: { id: sale.id } });
    expect(await send(other)).toMatchObject({ verdict: 'conflict', result: null, error: { code: 'COMMAND_CONFLICT' } });
    expect(await stockOf(books(), shop, soda.productId)).toBe(stock);
    expect(await rowsOfSale(books(), shop, sale.id)).toEqual(ONCE);
  });

  test('after an answer that was cut off is once', async () => {
    const sale = newSale();
    const hold = await holdRecorder(database);
    const body = JSON.stringify(sale);
    const socket = connect(Number(new URL(backend.url).port), '127.0.0.1');
    socket.write(
      `POST /sales HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${shop.login.accessToken}\r\n` +
        `content-type: application/json\r\ncontent-length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`,
    );
    await hold.reached();
    socket.destroy();
    await once(socket, 'close');
    await hold.release();
    expect((await send(sale)).verdict).toBe('already_recorded');
    expect(await rowsOfSale(books(), shop, sale.id)).toEqual(ONCE);
  });

  test('after a crash between commit and answer is once', async () => {
    const sale = newSale();
    const hold = await holdRecorder(database);
    const lost = shop.send(sale).catch(() => 'lost');
    await hold.reached();
    // It stands still before it can hear of the commit, and never wakes up again.
    backend.child.kill('SIGSTOP');
    await hold.release();
    while ((await rowsOfSale(books(), shop, sale.id))['sales.sales'] !== 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await backend.kill();
    expect(await lost).toBe('lost');
    backend = await startBackendProcess(database.appUrl, {
      port: Number(new URL(backend.url).port),
      environment: { RECORDER_CONNECTIONS: '1' },
    });
    expect((await send(sale)).verdict).toBe('already_recorded');
    expect(await rowsOfSale(books(), shop, sale.id)).toEqual(ONCE);
  });
});

const CRASHES = process.env['FULL'] === '1' ? 60 : 2;

test('PostgreSQL crashes under load: no sale is lost and none is doubled', async () => {
  const server = await startOwnServer();
  const admin = new pg.Pool({ connectionString: server.adminUrl, max: 2 });
  admin.on('error', () => undefined);
  const backend = await startBackendProcess(server.appUrl);
  try {
    const shop = await registerShop(backend.url);
    const soda = await shelve(shop, 'Refresco', 1_900);
    let over = false;
    let told = 0;
    // As the device does: the same text until it is told what became of it.
    const device = async (): Promise<void> => {
      while (!over) {
        const sale = saleOf(shop, [pieces(soda, 1)]);
        while (!(await isRecorded(shop, sale))) await new Promise((resolve) => setTimeout(resolve, 50));
        told += 1;
      }
    };
    const devices = Array.from({ length: 6 }, device);
    const more = async (sales: number): Promise<void> => {
      const enough = told + sales;
      while (told < enough) await new Promise((resolve) => setTimeout(resolve, 10));
    };
    for (let crash = 0; crash < CRASHES; crash += 1) {
      await more(20);
      await server.crash();
    }
    await more(20);
    over = true;
    await Promise.all(devices);
    const { rows } = await admin.query<{ count: number }>(
      'select count(*)::int as count from sales.sales where tenant_id = $1',
      [shop.login.tenantId],
    );
    expect(rows[0]?.count).toBe(told);
    expect(await stockOf({ admin }, shop, soda.productId)).toBe(100_000 - told * 1_000);
    expect(await soldCentavos({ admin }, shop)).toBe(told * 1_900);
  } finally {
    await backend.stop();
    await admin.end();
    await server.stop();
  }
});

async function isRecorded(shop: ShopClient, sale: Sale): Promise<boolean> {
  try {
    const { status, body } = await shop.send(sale);
    if (status === 200 && body.verdict !== 'recorded' && body.verdict !== 'already_recorded')
      throw new Error(`a sale was ${body.verdict}`);
    return status === 200;
  } catch (error) {
    // fetch: the connection broke. Anything else is a failure of the test.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
