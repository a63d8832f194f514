import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Books, createShop, type Shop } from './support/books.ts';
import { recordSales, saleItem } from './support/sales.ts';

let books: Books;
let shop: Shop;
beforeAll(async () => {
  books = await Books.open();
});
beforeEach(async () => {
  shop = await createShop(books);
});
afterAll(() => books.close());

const claim = (id: string, hash: string, actorId = shop.actorId) =>
  books.asShop(
    shop.tenantId,
    `select * from sync.claim_command($1, 'createProduct', decode($2, 'hex'), $3, 1, $4, null, 1, now())`,
    [id, hash.repeat(32), shop.deviceId, actorId],
  );
const finish = (id: string, changed: unknown[] = []) =>
  books.asShop(shop.tenantId, `select sync.finish_command($1, '{price_differs}', '{"answer": 1}', $2)`, [
    id,
    JSON.stringify(changed),
  ]);
const number = () => books.asShop<{ head: string }>(shop.tenantId, 'select sync.number_changes() as head');
const positions = () =>
  books.asShop(
    shop.tenantId,
    'select ref, position::int from sync.changes where position is not null order by position',
  );

/** A sale that shares no row with one of another stripe: it moves no stock, and its day total is one of sixteen. */
const variosOfStripe = (lastDigit: string) =>
  saleItem(shop, { id: uuidv7().slice(0, -1) + lastDigit, lines: [{ productId: null, unitPriceCentavos: 2_000 }] });

describe('a command', () => {
  it('is claimed once; again it is already recorded with what was answered, and with other content a conflict', async () => {
    const id = uuidv7();
    expect(await claim(id, 'aa')).toEqual([{ verdict: 'claimed', flags: [], result: null }]);
    await finish(id);
    expect(await claim(id, 'aa')).toEqual([
      { verdict: 'already_recorded', flags: ['price_differs'], result: { answer: 1 } },
    ]);
    expect(await claim(id, 'bb')).toEqual([{ verdict: 'conflict', flags: ['price_differs'], result: null }]);
  });

  it('with the id of a recorded sale is a conflict', async () => {
    const item = saleItem(shop);
    await recordSales(books.app, [item]);
    expect(await claim(item.id, 'aa')).toMatchObject([{ verdict: 'conflict' }]);
  });

  it('of nobody of the shop claims nothing', async () => {
    const id = uuidv7();
    await expect(claim(id, 'aa', uuidv7())).rejects.toThrow('actor_id_fkey');
    expect(await claim(id, 'aa')).toMatchObject([{ verdict: 'claimed' }]);
  });
});

describe('numbering of changes', () => {
  it('gives each committed change a place above all that were given, once', async () => {
    expect(await number()).toEqual([{ head: '0' }]);
    const [one, two] = [saleItem(shop), saleItem(shop)];
    await recordSales(books.app, [one]);
    expect(await number()).toEqual([{ head: '1' }]);
    await recordSales(books.app, [two]);
    expect([await number(), await number()]).toEqual([[{ head: '2' }], [{ head: '2' }]]);
    expect(await positions()).toEqual([
      { ref: one.id, position: 1 },
      { ref: two.id, position: 2 },
    ]);
  });

  it('does not skip what commits late: it comes above the cursors given out', async () => {
    const [early, late] = [variosOfStripe('0'), variosOfStripe('1')];
    const slow = await books.another();
    await slow.query('begin');
    await recordSales(slow, [early]);
    await recordSales(books.app, [late]);
    expect(await number()).toEqual([{ head: '1' }]);
    await slow.query('commit');
    expect(await number()).toEqual([{ head: '2' }]);
    expect(await positions()).toEqual([
      { ref: late.id, position: 1 },
      { ref: early.id, position: 2 },
    ]);
  });

  it('says what a finished command changed', async () => {
    const [id, product] = [uuidv7(), uuidv7()];
    await claim(id, 'aa');
    await finish(id, [{ kind: 'product', ref: product }]);
    expect(await number()).toEqual([{ head: '1' }]);
    expect(await positions()).toEqual([{ ref: product, position: 1 }]);
  });
});

describe('folio series', () => {
  it('follow the alphabet and are never given twice, also at once', async () => {
    const names = await books.rows<{ name: string }>(
      'select sync.series_name(n) as name from unnest(array[1, 26, 27, 52, 53, 702, 703]) n',
    );
    expect(names.map(({ name }) => name)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);

    const clients = [books.app, await books.another(), await books.another()];
    const given = await Promise.all(
      clients.map(async (client) => {
        await client.query('begin');
        await client.query(`select set_config('app.tenant_id', $1, true)`, [shop.tenantId]);
        const { rows } = await client.query<{ series: string }>('select sync.give_folio_series($1) as series', [
          shop.deviceId,
        ]);
        await client.query('commit');
        return rows[0]?.series;
      }),
    );
    // The shop's device has A.
    expect(given.map(String).toSorted()).toEqual(['B', 'C', 'D']);
  });
});

describe('a row that a command names', () => {
  it('is found by its id, a sale also by its folio, however often it is asked for and however many rows there are', async () => {
    const sale = saleItem(shop, { folioNumber: 1 });
    const named = [
      ['sale', 'A-000999'],
      ['sale', sale.id],
      ['category', sale.id],
      ['customer', shop.customerId],
      ['product', shop.products[0]],
      ['till_session', shop.tillId],
    ];
    const found = () =>
      books.asShop(
        shop.tenantId,
        `select kind, count(*)::int as times from unnest($1::text[], $2::text[]) named (kind, ref), generate_series(1, 20)
         where sync.has_arrived(kind, ref) group by kind order by kind`,
        [named.map(([kind]) => kind), named.map(([, ref]) => ref)],
      );
    const one = () => books.asShop(shop.tenantId, `select sync.has_arrived('sale', 'A-000999')`);
    const here = ['customer', 'product', 'till_session'].map((kind) => ({ kind, times: 20 }));
    await one();
    expect(await found()).toEqual(here);
    await one();
    // A session makes its plans anew once a table has grown.
    await books.asShop(
      shop.tenantId,
      `insert into catalog.categories (tenant_id, id, name) select $1, gen_random_uuid(), 'c' || g from generate_series(1, 300) g`,
      [shop.tenantId],
    );
    await one();
    expect(await found()).toEqual(here);
    await one();
    await books.rows('analyze catalog.categories');
    expect(await found()).toEqual(here);
    await recordSales(books.app, [sale]);
    const arrived = await books.asShop(
      shop.tenantId,
      `select sync.has_arrived('sale', $1) as id, sync.has_arrived('sale', 'A-000001') as folio`,
      [sale.id],
    );
    expect(arrived).toEqual([{ id: true, folio: true }]);
  });
});
