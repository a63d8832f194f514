import type { ChangesPage, TillReading } from '@michangarrito/contracts';
import { centavos, milli, type Permission } from '@michangarrito/domain';
import { freshPhone, logIn, registerShop, ShopClient } from '@michangarrito/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mirror, restLists } from './support/mirror.ts';
import { openShop, openSuite, pieces, saleOf, shelve, verdictOf, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;
beforeAll(async () => {
  suite = await openSuite();
});
afterAll(() => suite.close());

const CUSTOMER = { phone: null, creditLimitCentavos: null, dueRule: { kind: 'none' }, note: null } as const;

const byId = (rows: readonly { id: string }[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** The mirror says what the lists say, of every kind; of the till, what the reading of the drawer says. */
async function expectSame(mirror: Mirror): Promise<void> {
  const lists = await restLists(mirror.shop);
  for (const kind of ['category', 'product', 'customer', 'sale'] as const)
    expect(byId(mirror.of(kind)), kind).toEqual(byId(lists[kind]));
  expect(byId(mirror.of('closure').filter(({ kind }) => kind === 'z'))).toEqual(byId(lists.closure));
  const { body } = await mirror.shop.call<TillReading>('GET', '/till');
  const open = mirror.of('till').filter(({ closedAt }) => closedAt === null);
  if (body.session === null) expect(open).toEqual([]);
  else expect(open.find(({ id }) => id === body.session?.id)).toMatchObject({ ...body.session, ...withoutSession(body) });
}

const withoutSession = ({ session: _, ...reading }: TillReading) => reading;

async function employee(shop: ShopClient, permissions: readonly Permission[]): Promise<ShopClient> {
  const phone = freshPhone();
  await shop.call('POST', '/team', { name: 'Beto', phone, pin: '7391', permissions });
  return logIn(suite.url, phone, shop.login.tenantId, '7391');
}

/** A day of the shop: every kind of command that changes a row. */
async function aDay(shop: ShopClient) {
  const soda = await shelve(shop, 'Refresco', 1_900);
  const category = await shop.record('createCategory', { name: 'Bebidas' });
  const customer = await shop.record('createCustomer', { ...CUSTOMER, name: 'Chuy' });
  const till = await shop.record('openTill', { floatCentavos: centavos(20_000) });
  const cash = saleOf(shop, [pieces(soda, 2)], { payload: { tillSessionId: till } });
  await verdictOf(shop, cash);
  const fiado = saleOf(shop, [pieces(soda, 1)], {
    payload: { customerId: customer, tillSessionId: till },
    payments: [{ method: 'fiado', amountCentavos: 1_900 }],
  });
  await verdictOf(shop, fiado);
  await shop.record('recordFiadoPayment', {
    ...{ customerId: customer, amountCentavos: centavos(1_000), method: 'cash', tenderedCentavos: null },
    ...{ tillSessionId: till, note: null },
  });
  return { soda, category, customer, till, cash: cash.id, fiado: fiado.id };
}

describe('a pull', () => {
  test('brings everything at first, and afterwards every row that a command touched, once and as it is', async () => {
    const shop = await registerShop(suite.url);
    const before = await new Mirror(shop).pull();
    const day = await aDay(shop);
    const [early, late] = [before, await new Mirror(shop).pull(2)];
    await early.pull();
    for (const mirror of [early, late]) await expectSame(mirror);
    expect([...early.arrivals].filter(([, times]) => times > 1)).toEqual([]);
    expect(early.get('product', day.soda.productId)).toMatchObject({ stockMilli: 97_000 });
    expect(early.get('customer', day.customer)).toMatchObject({ balanceCentavos: 900 });
    expect(early.get('till', day.till)).toMatchObject({ expectedCentavos: 20_000 + 3_800 + 1_000, salesCount: 2 });
  });

  test('tells what follows from each kind of change', async () => {
    const shop = await registerShop(suite.url);
    const day = await aDay(shop);
    const mirror = await new Mirror(shop).pull();
    const touched = async (change: () => Promise<unknown>) => {
      mirror.arrivals.clear();
      await change();
      await mirror.pull();
      await expectSame(mirror);
      const names = Object.entries({ ...day, soda: day.soda.productId });
      return names.filter(([, id]) => mirror.arrivals.has(id)).map(([name]) => name).toSorted();
    };
    const amountCentavos = centavos(100);
    const abono = { customerId: day.customer, amountCentavos, method: 'cash', tenderedCentavos: null } as const;
    const waste = { reason: 'waste', quantityMilli: milli(1_000) } as const;
    const count = { countedCentavos: centavos(24_900), denominations: [], note: null };
    expect(await touched(() => verdictOf(shop, saleOf(shop, [pieces(day.soda, 1)])))).toEqual(['soda', 'till']);
    expect(
      await touched(() => shop.record('recordFiadoPayment', { ...abono, tillSessionId: day.till, note: null })),
    ).toEqual(['customer', 'till']);
    expect(
      await touched(() => shop.record('recordCashMovement', { kind: 'out', amountCentavos, reason: 'Hielo', tillSessionId: null })),
    ).toEqual(['till']);
    expect(
      await touched(() => shop.record('recordStockMovement', { productId: day.soda.productId, change: waste, note: null })),
    ).toEqual(['soda']);
    expect(
      await touched(() => shop.record('editCustomer', { customerId: day.customer, changes: { name: { from: 'Chuy', to: 'Jesús' } } })),
    ).toEqual(['customer', 'fiado']);
    expect(
      await touched(() => shop.record('editProduct', { productId: day.soda.productId, changes: { archived: { from: false, to: true } } })),
    ).toEqual(['soda']);
    expect(
      await touched(() =>
        shop.record('refundSale', {
          ...{ saleId: day.cash, tillSessionId: day.till, totalCentavos: centavos(1_900), reason: 'No le gustó' },
          lines: [{ lineNumber: 1, quantityMilli: milli(1_000), destination: 'stock' }],
          payments: [{ id: '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10', method: 'cash', amountCentavos: centavos(1_900) }],
        }),
      ),
    ).toEqual(['cash', 'soda', 'till']);
    expect(await touched(() => shop.record('closeTill', { tillSessionId: day.till, kind: 'z', ...count }))).toEqual(['till']);
    expect(mirror.get('till', day.till)).not.toMatchObject({ closedAt: null });
    expect(mirror.of('closure')).toHaveLength(1);
  });

  test('names what is not there any more, and what a device no longer keeps', async () => {
    const shop = await registerShop(suite.url);
    const day = await aDay(shop);
    const mirror = await new Mirror(shop).pull();
    await suite.admin.query('update catalog.categories set archived_at = now() where id = $1', [day.category]);
    const old = { envelope: { businessDate: '2026-01-15' } };
    const ancient = saleOf(shop, [pieces(day.soda, 1)], old);
    await verdictOf(shop, ancient);
    await suite.admin.query(
      `insert into sync.changes (tenant_id, id, kind, ref) values ($1, gen_random_uuid(), 'category', $2)`,
      [shop.login.tenantId, day.category],
    );
    const page = await mirror.step();
    expect(page.gone).toEqual(
      expect.arrayContaining([
        { kind: 'category', id: day.category },
        { kind: 'sale', id: ancient.id },
      ]),
    );
    expect(mirror.of('category')).toEqual([]);
    expect((await new Mirror(shop).pull()).get('sale', ancient.id)).toBeUndefined();
  });

  test('tells on the day that a debt falls due, without a change', async () => {
    const shop = await registerShop(suite.url);
    const day = await aDay(shop);
    const mirror = await new Mirror(shop).pull();
    await suite.admin.query(`update customers.fiados set due_date = business_date where id = $1`, [day.fiado]);
    expect((await mirror.step()).rows.customer).toEqual([]);
    mirror.cursor = withField(mirror.cursor, 'day', '2026-01-01');
    await suite.admin.query(`update customers.fiados set due_date = '2026-02-01' where id = $1`, [day.fiado]);
    expect((await mirror.step()).rows.customer).toMatchObject([{ id: day.customer, overdue: true }]);
    expect((await mirror.step()).rows.customer).toEqual([]);
  });
});

/** A cursor of ours with one field as somebody would forge it, or as time would have it. */
function withField(cursor: string | null, field: string, value: unknown): string {
  const said = JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString()) as object;
  return Buffer.from(JSON.stringify({ ...said, [field]: value })).toString('base64url');
}

describe('what somebody may see', () => {
  test('decides what comes: no costs without profit.view, no cortes without till.close', async () => {
    const { shop, soda } = await openShop(suite);
    await shop.record('editProduct', {
      productId: soda.productId,
      changes: { costCentavos: { from: null, to: centavos(1_200) } },
    });
    const till = await shop.record('openTill', { floatCentavos: centavos(0) });
    const z = { kind: 'z', countedCentavos: centavos(0), denominations: [], note: null } as const;
    await shop.record('closeTill', { tillSessionId: till, ...z, denominations: [] });
    const owner = await new Mirror(shop).pull();
    const bare = await new Mirror(await employee(shop, [])).pull();
    expect(owner.get('product', soda.productId)).toMatchObject({ costCentavos: 1_200 });
    expect(bare.get('product', soda.productId)).toMatchObject({ costCentavos: null });
    expect([owner.of('closure').length, bare.of('closure').length]).toEqual([1, 0]);
    await shop.record('closeTill', { tillSessionId: till, ...z, denominations: [] });
    await bare.pull();
    expect(bare.of('closure')).toEqual([]);
  });

  test('changing it makes the mirror anew', async () => {
    const { shop, soda } = await openShop(suite);
    const client = await employee(shop, ['profit.view']);
    await shop.record('editProduct', {
      productId: soda.productId,
      changes: { costCentavos: { from: null, to: centavos(1_200) } },
    });
    const mirror = await new Mirror(client).pull();
    expect(mirror.get('product', soda.productId)).toMatchObject({ costCentavos: 1_200 });
    await shop.call('PATCH', `/team/${client.login.personId}`, { permissions: [] });
    expect(await mirror.step()).toMatchObject({ reset: 'rights', cursor: null });
    await mirror.pull();
    expect(mirror.get('product', soda.productId)).toMatchObject({ costCentavos: null });
    expect(mirror.resets).toEqual(['rights']);
  });

  test('is one’s own shop: another sees nothing of it, also with its cursor', async () => {
    const { shop } = await openShop(suite);
    await aDay(shop);
    const stranger = new Mirror(await registerShop(suite.url));
    await stranger.pull();
    for (const rows of Object.values(stranger.rows)) expect([...rows.keys()]).toEqual([]);
    const { cursor } = await new Mirror(shop).pull();
    expect((await stranger.ask(500, cursor)).body).toMatchObject({ reset: 'epoch', cursor: null });
    const first = (await new Mirror(shop).step(1)).cursor;
    expect((await stranger.ask(500, first)).body).toMatchObject({ reset: 'epoch', cursor: null });
  });
});

describe('state', () => {
  test('comes with the first page and whenever it is another one', async () => {
    const shop = await registerShop(suite.url);
    const mirror = new Mirror(shop);
    const first = await mirror.step(1);
    expect(first.state).toMatchObject({
      shop: { id: shop.login.tenantId },
      people: [{ id: shop.login.personId, hasPin: true, pinSetAt: expect.any(String) as string }],
    });
    expect(JSON.stringify(first.state)).not.toContain('argon2');
    await mirror.pull();
    expect((await mirror.step()).state).toBeNull();
    await shop.call('PATCH', '/shop', { ticketFooter: 'Vuelva pronto' });
    expect((await mirror.step()).state).toMatchObject({ shop: { ticketFooter: 'Vuelva pronto' } });
    await employee(shop, ['discount.give']);
    expect((await mirror.step()).state?.people).toMatchObject([{}, { name: 'Beto', permissions: ['discount.give'] }]);
    expect((await mirror.step()).state).toBeNull();
  });

  test('says when a PIN was changed, and forgets who has left', async () => {
    const shop = await registerShop(suite.url);
    const { login } = await employee(shop, []);
    const mirror = await new Mirror(shop).pull();
    const setAt = () => mirror.state?.people.find(({ id }) => id === login.personId)?.pinSetAt;
    const before = setAt();
    await shop.call('PATCH', `/team/${login.personId}`, { pin: '8264' });
    await mirror.pull();
    expect(Date.parse(setAt() ?? '')).toBeGreaterThan(Date.parse(before ?? ''));
    await shop.call('PATCH', `/team/${login.personId}`, { active: false });
    await mirror.pull();
    expect(mirror.state?.people.map(({ id }) => id)).toEqual([shop.login.personId]);
  });
});

describe('acknowledgedSeq', () => {
  test('is of the asking device, comes with the last page alone, and stops at what is missing', async () => {
    const { shop, soda } = await openShop(suite);
    const other = await new Mirror(await employee(shop, [])).pull();
    const mirror = new Mirror(shop);
    expect((await mirror.step(1)).acknowledgedSeq).toBeNull();
    await mirror.pull();
    expect([mirror.acknowledgedSeq, other.acknowledgedSeq]).toEqual([2, 0]);
    const missing = saleOf(shop, [pieces(soda, 1)]);
    await verdictOf(shop, saleOf(shop, [pieces(soda, 1)]));
    await mirror.pull();
    expect(mirror.acknowledgedSeq).toBe(2);
    await verdictOf(shop, missing);
    await mirror.pull();
    expect(mirror.acknowledgedSeq).toBe(4);
  });
});

describe('a cursor', () => {
  let shop: ShopClient;
  let mirror: Mirror;
  beforeAll(async () => {
    ({ shop } = await openShop(suite));
    mirror = await new Mirror(shop).pull();
  });

  test.each([
    ['garbage', () => 'AAAA', 'epoch'],
    ['of another version', () => withField(mirror.cursor, 'v', 2), 'rights'],
    ['of another epoch', () => withField(mirror.cursor, 'epoch', '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10'), 'epoch'],
    ['of another version and epoch', () => withField(withField(mirror.cursor, 'v', 2), 'epoch', '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10'), 'epoch'],
    ['of a place that does not exist yet', () => withField(mirror.cursor, 'position', 9_007_199_254_740_991), 'epoch'],
    ['of a place where something else is', () => withField(mirror.cursor, 'position', 1), 'epoch'],
    ['with a kind that is none', () => withField(mirror.cursor, 'next', { kind: 'device', after: null }), 'rights'],
  ])('that is %s begins anew', async (_, cursor, reset) => {
    const { status, body } = await mirror.ask(500, cursor());
    expect([status, body]).toMatchObject([200, { reset, cursor: null, hasMore: true, state: null }]);
    expect(Object.values(body.rows).flat()).toEqual([]);
  });

  test('is told to fetch a new app where the mirror is of another version', async () => {
    const { status, body } = await shop.call<{ code: string }>('GET', '/sync/changes?mirror=2');
    expect([status, body.code]).toEqual([426, 'UPGRADE_REQUIRED']);
  });

  test('gives up where the books are put back as they were, which no identity shows', async () => {
    const { shop: restored, soda } = await openShop(suite);
    const device = await new Mirror(restored).pull();
    const { rows } = await suite.admin.query<{ head: string }>('select head from sync.sync_heads where tenant_id = $1', [
      restored.login.tenantId,
    ]);
    await verdictOf(restored, saleOf(restored, [pieces(soda, 1)]));
    await device.pull();
    // What a restored disk lacks, and what another device sold since.
    await suite.admin.query('alter table sync.changes disable trigger all');
    await suite.admin.query('delete from sync.changes where tenant_id = $1 and position > $2', [
      restored.login.tenantId,
      rows[0]?.head,
    ]);
    await suite.admin.query('alter table sync.changes enable trigger all');
    await suite.admin.query('update sync.sync_heads set head = $2 where tenant_id = $1', [
      restored.login.tenantId,
      rows[0]?.head,
    ]);
    expect((await device.ask()).body.reset).toBe('epoch');
    await verdictOf(restored, saleOf(restored, [pieces(soda, 1)]));
    expect((await device.ask()).body.reset).toBe('epoch');
  });
});

test('a page in the middle of a new mirror says where it goes on, and the changes since its first page come last', async () => {
  const { shop, soda } = await openShop(suite);
  const mirror = new Mirror(shop);
  const pages: ChangesPage[] = [await mirror.step(1)];
  await verdictOf(shop, saleOf(shop, [pieces(soda, 1)]));
  while (pages.at(-1)?.hasMore) pages.push(await mirror.step(1));
  expect(pages.slice(1).every(({ state }) => state === null)).toBe(true);
  expect(pages.filter(({ hasMore }) => !hasMore)).toHaveLength(1);
  await expectSame(mirror);
});
