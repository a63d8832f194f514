import type { CommandOf, SessionOpened, TeamMember } from '@michangarrito/contracts';
import { centavos, milli, variosLine, type Permission } from '@michangarrito/domain';
import { freshPhone, logIn, ShopClient } from '@michangarrito/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  openShop,
  openSuite,
  pieces,
  saleOf,
  shelve,
  verdictOf,
  type SalesSuite,
  type ShelfProduct,
} from './support/sales-suite.ts';

let suite: SalesSuite;
let owner: ShopClient;
let soda: ShelfProduct;

beforeAll(async () => {
  suite = await openSuite();
  ({ shop: owner, soda } = await openShop(suite));
});
afterAll(() => suite.close());

const PIN = '8264';

const NEW_PRODUCT: Omit<CommandOf<'createProduct'>['payload'], 'initialStockMilli'> = {
  name: 'Veladora',
  categoryId: null,
  unit: 'piece',
  priceCentavos: centavos(2_500),
  costCentavos: null,
  taxClass: 'iva16',
  restricted: null,
  favourite: false,
  minimumMilli: null,
  silhouette: null,
  barcodes: [],
  aliases: [],
};

/** An employee with these permissions, on a device of their own. */
async function hire(permissions: readonly Permission[]): Promise<ShopClient> {
  const phone = freshPhone();
  const { status } = await owner.call<TeamMember>('POST', '/team', { name: 'Beto', phone, pin: PIN, permissions });
  if (status !== 201) throw new Error(`the team answered ${String(status)}`);
  return logIn(suite.url, phone, owner.login.tenantId, PIN);
}

/** The same device after somebody took it over with their PIN. */
async function switched(device: ShopClient, personId: string): Promise<ShopClient> {
  const { status, body } = await device.call<SessionOpened>('POST', '/auth/switch', { personId, pin: PIN });
  if (status !== 200) throw new Error(`the switch answered ${String(status)}`);
  return new ShopClient(suite.url, { ...device.login, ...body.tokens, personId });
}

describe('a price that is not the catalogue’s', () => {
  const cheaper = () => pieces({ ...soda, unitPriceCentavos: centavos(1) }, 1);

  test.each<[string, Permission[], string[]]>([
    ['without the right to it', [], ['price_differs', 'permission_missing']],
    ['with it', ['price.override'], ['price_differs']],
  ])('%s', async (_, permissions, flags) => {
    const cashier = await hire(permissions);
    const verdict = await verdictOf(cashier, saleOf(cashier, [cheaper()]));
    expect([verdict.verdict, verdict.flags]).toEqual(['recorded', flags]);
  });

  test('is flagged once where a discount is missing its right too; the shelf’s price and varios are nobody’s to allow', async () => {
    const cashier = await hire([]);
    const both = saleOf(cashier, [cheaper(), pieces(soda, 1)], { discountCentavos: 100 });
    expect((await verdictOf(cashier, both)).flags).toEqual(['permission_missing', 'price_differs']);
    const plain = saleOf(cashier, [pieces(soda, 1), variosLine(centavos(500), 'iva16')]);
    expect((await verdictOf(cashier, plain)).flags).toEqual([]);
  });
});

describe('a command in the name of somebody else', () => {
  const price = (device: ShopClient, to: number, actorId: string): CommandOf<'editProduct'> =>
    device.command(
      'editProduct',
      {
        productId: soda.productId,
        changes: { priceCentavos: { from: soda.unitPriceCentavos, to: centavos(to) } },
      },
      { actorId },
    );

  test('that asks for a change is refused, and nothing changes', async () => {
    const cashier = await hire([]);
    const verdict = await verdictOf(cashier, price(cashier, 1, owner.login.personId));
    expect([verdict.verdict, verdict.error?.code]).toEqual(['rejected', 'PERMISSION_MISSING']);
    const { body } = await owner.call<{ priceCentavos: number }>('GET', `/products/${soda.productId}`);
    expect(body.priceCentavos).toBe(1_900);
  });

  test('that tells what happened is recorded, and flagged where they never signed in on this device', async () => {
    const cashier = await hire([]);
    const { personId: actorId } = owner.login;
    const sale = saleOf(cashier, [pieces(soda, 1)], { envelope: { actorId } });
    const till = cashier.command('openTill', { floatCentavos: centavos(0) }, { actorId });
    for (const command of [sale, till])
      expect(await verdictOf(cashier, command)).toMatchObject({ verdict: 'recorded', flags: ['actor_unknown'] });
  });

  test('after a switch: what happened before it is recorded, a change waits until its author is back', async () => {
    const [device, other] = [await hire(['price.edit']), await hire([])];
    const before = device.login.personId;
    const [change, sale] = [price(device, 1_900, before), saleOf(device, [pieces(soda, 1)])];
    const after = await switched(device, other.login.personId);
    expect(await verdictOf(after, sale)).toMatchObject({ verdict: 'recorded', flags: [] });
    expect((await verdictOf(after, change)).error?.code).toBe('PERMISSION_MISSING');
    const back = await switched(after, before);
    expect(await verdictOf(back, change)).toMatchObject({ verdict: 'recorded', flags: [] });
  });
});

describe('the catalogue', () => {
  type Changes = CommandOf<'editProduct'>['payload']['changes'];
  const edits: [string, Changes][] = [
    ['price', { priceCentavos: { from: centavos(1_900), to: centavos(2_000) } }],
    ['cost', { costCentavos: { from: null, to: centavos(900) } }],
    ['tax class', { taxClass: { from: 'iva16', to: 'exempt' } }],
    ['unit', { unit: { from: 'piece', to: 'kg' } }],
    ['place on the list', { archived: { from: false, to: true } }],
  ];
  let cashier: ShopClient;
  let pricer: ShopClient;
  beforeAll(async () => {
    [cashier, pricer] = [await hire([]), await hire(['price.edit', 'stock.adjust'])];
  });
  const edited = (who: ShopClient, productId: string, changes: Changes) =>
    verdictOf(who, who.command('editProduct', { productId, changes }));
  const created = (who: ShopClient, pieceCount: number) =>
    verdictOf(
      who,
      who.command('createProduct', {
        ...NEW_PRODUCT,
        initialStockMilli: milli(pieceCount * 1000),
      }),
    );

  test.each(edits)('a product’s %s is changed by who may edit prices', async (_, changes) => {
    const { productId } = await shelve(owner, 'Galletas', 1_900);
    expect((await edited(cashier, productId, changes)).error?.code).toBe('PERMISSION_MISSING');
    expect((await edited(pricer, productId, changes)).verdict).toBe('recorded');
  });

  test('its name by everybody', async () => {
    const verdict = await edited(cashier, soda.productId, { name: { from: 'Refresco', to: 'Refresco de cola' } });
    expect(verdict.verdict).toBe('recorded');
  });

  test('a product is new at the counter for everybody; its first stock is flagged where they may not move any', async () => {
    expect(await created(cashier, 0)).toMatchObject({ verdict: 'recorded', flags: [] });
    expect(await created(cashier, 5)).toMatchObject({ verdict: 'recorded', flags: ['permission_missing'] });
    expect(await created(pricer, 5)).toMatchObject({ verdict: 'recorded', flags: [] });
  });
});
