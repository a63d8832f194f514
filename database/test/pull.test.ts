import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, createShop, sha256, type Shop } from './support/books.ts';

let books: Books;
let shop: Shop;
beforeAll(async () => {
  books = await Books.open();
});
beforeEach(async () => {
  shop = await createShop(books);
});
afterAll(() => books.close());

const record = (from: number, to = from) =>
  books.asShop(
    shop.tenantId,
    `insert into sync.commands (tenant_id, id, type, hash, device_id, device_seq, actor_id, v, recorded_at)
     select $1, gen_random_uuid(), 'createCategory', decode($2, 'hex'), $3, seq, $4, 1, now() from generate_series($5::int, $6::int) seq`,
    [shop.tenantId, sha256('x'), shop.deviceId, shop.actorId, from, to],
  );
const hold = (seq: number) =>
  books.asShop(
    shop.tenantId,
    `insert into sync.held_commands (tenant_id, id, reason, type, hash, device_id, device_seq, actor_id, recorded_at, command)
     values ($1, $2, 'failed', 'recordSale', decode($3, 'hex'), $4, $5, $6, now(), '{}')`,
    [shop.tenantId, uuidv7(), sha256('x'), shop.deviceId, seq, shop.actorId],
  );
const reject = (seq: number) =>
  books.asShop(
    shop.tenantId,
    `insert into sync.rejections (tenant_id, device_id, device_seq, command_id, type, code) values ($1, $2, $3, $4, 'editProduct', 'PERMISSION_MISSING')`,
    [shop.tenantId, shop.deviceId, seq, uuidv7()],
  );
const jump = (from: number, to: number) =>
  books.asShop(
    shop.tenantId,
    `insert into sync.number_jumps (tenant_id, device_id, from_seq, to_seq, folio_series) values ($1, $2, $3, $4, 'B')`,
    [shop.tenantId, shop.deviceId, from, to],
  );
const contiguous = async () =>
  (await books.asShop<{ seq: number }>(shop.tenantId, 'select sync.contiguous_seq($1) as seq', [shop.deviceId]))[0]
    ?.seq;
const prepare = () => books.asShop(shop.tenantId, 'select sync.prepare_pull($1)', [shop.deviceId]);
const noted = async () =>
  (
    await books.asShop<{ seq: number }>(
      shop.tenantId,
      'select seq from sync.device_progress where tenant_id = $1 and device_id = $2',
      [shop.tenantId, shop.deviceId],
    )
  )[0]?.seq;

describe('how far a device has come', () => {
  it('is nothing at first, and stops at the first number that has no verdict', async () => {
    expect(await contiguous()).toBe(0);
    await record(2);
    expect(await contiguous()).toBe(0);
    await record(1);
    await record(4);
    expect(await contiguous()).toBe(2);
    await record(3);
    expect(await contiguous()).toBe(4);
  });

  it('counts what is held and what was refused, and a number that came twice', async () => {
    await record(1);
    await reject(2);
    await hold(3);
    await record(3);
    await reject(3);
    expect(await contiguous()).toBe(3);
  });

  it('passes over the numbers that nobody has, once it has come to them', async () => {
    await jump(3, 1_000_000);
    await record(1, 2);
    await record(1_000_001);
    expect(await contiguous()).toBe(2);
    await record(3);
    expect(await contiguous()).toBe(1_000_001);
    await jump(1_000_001, 2_000_000);
    expect(await contiguous()).toBe(2_000_000);
  });

  it('goes on from its note, is never lowered, and is quick for a device with 100,000 commands', async () => {
    await record(1, 100_000);
    await record(100_002, 120_000);
    await prepare();
    expect(await noted()).toBe(100_000);
    const started = performance.now();
    expect(await contiguous()).toBe(100_000);
    expect(performance.now() - started).toBeLessThan(200);
    await books.admin.query(`update sync.device_progress set seq = 150000 where tenant_id = $1`, [shop.tenantId]);
    await prepare();
    expect([await contiguous(), await noted()]).toEqual([150_000, 150_000]);
  });

  it('is each device’s and each shop’s own', async () => {
    await record(1, 5);
    const other = await createShop(books);
    const [of] = await books.asShop<{ seq: number }>(other.tenantId, 'select sync.contiguous_seq($1) as seq', [
      shop.deviceId,
    ]);
    expect(of?.seq).toBe(0);
  });
});

describe('a PIN', () => {
  const pinSetAt = async () =>
    (await books.rows<{ at: Date | null }>('select pin_set_at as at from auth.users where id = $1', [shop.actorId]))[0]
      ?.at ?? null;
  const set = (column: string, value: string | null) =>
    books.asShop(shop.tenantId, `update auth.users set ${column} = $2 where id = $1`, [shop.actorId, value]);

  it('is dated when it is set, changed or taken, and by nothing else', async () => {
    const first = await pinSetAt();
    expect(first).toBeInstanceOf(Date);
    await set('name', 'Ana María');
    await set('pin_hash', 'hash');
    expect(await pinSetAt()).toEqual(first);
    await set('pin_hash', 'another');
    expect((await pinSetAt())?.getTime()).toBeGreaterThan(first?.getTime() ?? Infinity);
    await set('pin_hash', null);
    expect(await pinSetAt()).toBeNull();
  });
});
