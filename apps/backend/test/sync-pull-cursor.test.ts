import { centavos } from '@michangarrito/domain';
import { registerShop, type ShopClient } from '@michangarrito/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Mirror } from './support/mirror.ts';
import { aDay, employee, withField } from './support/mirrored-day.ts';
import { openShop, openSuite, pieces, saleOf, verdictOf, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;
beforeAll(async () => {
  suite = await openSuite();
});
afterAll(() => suite.close());

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
    [
      'of another version and epoch',
      () => withField(withField(mirror.cursor, 'v', 2), 'epoch', '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10'),
      'epoch',
    ],
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
    const { rows } = await suite.admin.query<{ head: string }>(
      'select head from sync.sync_heads where tenant_id = $1',
      [restored.login.tenantId],
    );
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
