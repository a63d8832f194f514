import type { PushAnswer } from '@michangarrito/contracts';
import { centavos } from '@michangarrito/domain';
import { createTestDatabase, registerShop, startBackendProcess, type ShopClient } from '@michangarrito/testing';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { expectSoundBooks, heldOf, push, pushed, retry, said } from './support/pushing.ts';
import {
  count,
  openShop,
  openSuite,
  pieces,
  saleOf,
  shelve,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

let suite: SalesSuite;
let shop: ShopClient;
let soda: ShelfProduct;

beforeAll(async () => {
  suite = await openSuite();
});
beforeEach(async () => {
  ({ shop, soda } = await openShop(suite));
});
afterEach(() => mend());
afterAll(async () => {
  await expectSoundBooks(suite.auditUrl);
  await suite.close();
});

/** Makes the database fail at whatever writes this word, as a bug of ours would. */
async function poison(raises = `raise exception 'poison'`): Promise<void> {
  await suite.admin.query(`
    create function public.poison() returns trigger language plpgsql as $$
    begin
      if to_jsonb(new)::text like '%poison%' then ${raises}; end if;
      return new;
    end $$;
    grant execute on function public.poison() to public;
    create trigger poison before insert on sales.sales for each row execute function public.poison();
    create trigger poison before insert on customers.customers for each row execute function public.poison();
    create trigger poison before insert or update on catalog.products for each row execute function public.poison();`);
}
const mend = () => suite.admin.query('drop function if exists public.poison() cascade');

const newSale = (note: string | null = null) => saleOf(shop, [pieces(soda, 1)], { payload: { note } });
const customerOf = (name: string) =>
  shop.command('createCustomer', {
    ...{ name, phone: null, creditLimitCentavos: null, note: null },
    dueRule: { kind: 'none' },
  });
const FAILED = 'quarantined COMMAND_FAILED';

describe('a command that meets a fault of ours', () => {
  test('is kept as it came, its neighbours are recorded, and it is tried again until the fault is gone', async () => {
    await poison();
    const commands = [
      newSale(),
      newSale('poison'),
      newSale(),
      customerOf('poison'),
      customerOf('Doña Cata'),
      newSale(),
    ];
    expect(await pushed(shop, ...commands)).toEqual(['recorded', FAILED, 'recorded', FAILED, 'recorded', 'recorded']);
    expect(await pushed(shop, ...commands)).toEqual([
      ...['already_recorded', FAILED, 'already_recorded', FAILED, 'already_recorded', 'already_recorded'],
    ]);
    expect((await heldOf(shop)).map(({ reason, type }) => [reason, type])).toEqual([
      ['failed', 'recordSale'],
      ['failed', 'createCustomer'],
    ]);
    expect(await count(suite, 'sales.sales', shop)).toBe(3);
    expect(await count(suite, 'sales.cash_movements', shop)).toBe(3);
    await retry(suite);
    expect(await heldOf(shop)).toHaveLength(2);
    await mend();
    await retry(suite);
    expect(await heldOf(shop)).toEqual([]);
    expect(new Set(await pushed(shop, ...commands))).toEqual(new Set(['already_recorded']));
    expect(await count(suite, 'sales.cash_movements', shop)).toBe(4);
  });

  test('keeps every character that the device wrote', async () => {
    await poison();
    const sale = newSale('poison “ñ” 🥤 ');
    expect(await pushed(shop, sale)).toEqual([FAILED]);
    const { rows } = await suite.admin.query<{ text: string }>(
      `select command::text as text from sync.held_commands where id = $1`,
      [sale.id],
    );
    expect(rows[0]?.text).toBe(JSON.stringify(sale));
  });

  test('may be parked: it fails when it is resumed, and its cash is moved once', async () => {
    const customer = customerOf('Doña Cata');
    const sale = saleOf(shop, [pieces(soda, 1)], { payload: { customerId: customer.id, note: 'poison' } });
    expect(await pushed(shop, sale)).toEqual(['parked PARENT_MISSING']);
    await poison();
    expect(await pushed(shop, customer)).toEqual(['recorded']);
    expect(await heldOf(shop)).toMatchObject([{ id: sale.id, reason: 'failed', waitsFor: null }]);
    await expectSoundBooks(suite.auditUrl);
    await mend();
    await retry(suite);
    expect(await heldOf(shop)).toEqual([]);
    expect(await count(suite, 'sales.cash_movements', shop, 'id = $2', [sale.id])).toBe(1);
  });

  test('may be an intent, judged again as its author’s', async () => {
    await poison();
    const changes = { name: { from: soda.name, to: 'poison' } };
    const edit = shop.command('editProduct', { productId: soda.productId, changes });
    expect(await pushed(shop, edit)).toEqual([FAILED]);
    await mend();
    await retry(suite);
    expect(await pushed(shop, edit)).toEqual(['already_recorded']);
  });
});

describe('what is no fault of a command', () => {
  test('is tried again at once: a batch that met a deadlock is recorded as if nothing had been', async () => {
    await suite.admin.query(`create sequence public.poisoned`);
    await suite.admin.query(`grant usage on sequence public.poisoned to public`);
    await poison(`if nextval('public.poisoned') < 3 then raise exception using errcode = '40P01'; end if`);
    const commands = [newSale(), newSale('poison'), customerOf('Doña Cata')];
    expect(await pushed(shop, ...commands)).toEqual(['recorded', 'recorded', 'recorded']);
    await suite.admin.query(`drop sequence public.poisoned`);
  });

  test('settles nothing, and the device is told when to come again', async () => {
    for (const code of ['40P01', '53100', '57P01']) {
      await poison(`raise exception using errcode = '${code}'`);
      const commands = [newSale(), newSale('poison'), newSale()];
      const { status, headers } = await shop.call('POST', '/sync/commands', { commands, numbersFrom: 0, cursor: null });
      expect([code, status, headers.get('retry-after')]).toEqual([code, 503, '1']);
      expect(await heldOf(shop)).toEqual([]);
      for (const { id } of commands) expect(await count(suite, 'sync.commands', shop, 'id = $2', [id])).toBe(0);
      await mend();
      expect(await pushed(shop, ...commands)).toEqual(['recorded', 'recorded', 'recorded']);
    }
  });

  test('is a connection that is cut in the middle', async () => {
    const client = new pg.Client({ connectionString: suite.adminUrl });
    await client.connect();
    await client.query('begin');
    await client.query('lock table sync.changes in share mode');
    const commands = [newSale(), customerOf('Doña Cata'), newSale()];
    const answer = shop.call<PushAnswer>('POST', '/sync/commands', { commands, numbersFrom: 0, cursor: null });
    await vi.waitFor(async () => {
      const { rowCount } = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
           and application_name = 'michangarrito-backend' and wait_event_type = 'Lock'`,
      );
      expect(rowCount).toBe(1);
    }, 20_000);
    await client.query('rollback');
    await client.end();
    expect((await answer).status).toBe(503);
    expect(await heldOf(shop)).toEqual([]);
    expect(await pushed(shop, ...commands)).toEqual(['recorded', 'recorded', 'recorded']);
  });
});

test('a server that is killed in the middle of a batch has recorded none of it, and all of it when it comes again', async () => {
  const database = await createTestDatabase();
  const admin = new pg.Pool({ connectionString: database.adminUrl, max: 3 });
  const backend = await startBackendProcess(database.appUrl);
  let again: typeof backend | undefined;
  try {
    const away = await registerShop(backend.url);
    const product = await shelve(away, 'Refresco', 1_900);
    const commands = Array.from({ length: 40 }, (_, index) =>
      index % 4 === 3
        ? away.command('recordCashMovement', {
            ...{ kind: 'in', amountCentavos: centavos(100), reason: 'Cambio', tillSessionId: null },
          })
        : saleOf(away, [pieces(product, 1)]),
    );
    const holder = await admin.connect();
    await holder.query('begin');
    // The last of them cannot be finished.
    await holder.query(
      `insert into sync.commands (tenant_id, id, type, hash, device_id, device_seq, actor_id, v, recorded_at)
       values ($1, $2, 'x', sha256('x'), $3, 1, $4, 1, now())`,
      [away.login.tenantId, commands.at(-1)?.id, away.login.deviceId, away.login.personId],
    );
    const lost = push(away, commands).catch(() => 'lost');
    await vi.waitFor(async () => {
      const { rows } = await admin.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity where datname = current_database()
           and application_name = 'michangarrito-backend' and wait_event_type = 'Lock'`,
      );
      expect(rows[0]?.waiting).toBe(1);
    }, 20_000);
    await backend.kill();
    expect(await lost).toBe('lost');
    await holder.query('rollback');
    holder.release();
    again = await startBackendProcess(database.appUrl, { port: Number(new URL(backend.url).port) });
    expect(await count({ admin }, 'sales.sales', away)).toBe(0);
    expect(new Set((await push(away, commands)).verdicts.map(said))).toEqual(new Set(['recorded']));
    expect(await count({ admin }, 'sales.sales', away)).toBe(30);
    await expectSoundBooks(database.auditUrl);
  } finally {
    await (again ?? backend).stop();
    await admin.end();
    await database.drop();
  }
});

test('ids of commands are anybody’s to choose: another shop’s are recorded as if it were not there', async () => {
  const { shop: other, soda: theirs } = await openShop(suite);
  const sale = saleOf(other, [pieces(theirs, 1)]);
  const parked = saleOf(other, [pieces(theirs, 1)], { payload: { customerId: uuidv7() } });
  expect(await pushed(other, sale, parked)).toEqual(['recorded', 'parked PARENT_MISSING']);
  expect(await pushed(shop, { ...newSale(), id: sale.id }, { ...newSale(), id: parked.id })).toEqual([
    ...['recorded', 'recorded'],
  ]);
  expect(await heldOf(other)).toHaveLength(1);
});
