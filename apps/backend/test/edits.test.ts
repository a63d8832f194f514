import type { CommandOf, FieldEdit, Product } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { createProduct, freshPhone, logIn, registerShop, type ShopClient } from '@michangarrito/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSuite, verdictOf, type SalesSuite } from './support/sales-suite.ts';

let suite: SalesSuite;
let counter: ShopClient;
let away: ShopClient;

beforeAll(async () => {
  suite = await openSuite();
  const phone = freshPhone();
  counter = await registerShop(suite.url, { phone });
  // A phone gets its next code a while after the last one.
  await suite.admin.query(`update auth.otp_codes set created_at = created_at - interval '10 minutes'`);
  away = await logIn(suite.url, phone, counter.login.tenantId, '482913');
});
afterAll(() => suite.close());

type ProductChanges = CommandOf<'editProduct'>['payload']['changes'];
type CustomerChanges = CommandOf<'editCustomer'>['payload']['changes'];

const shelve = () => createProduct(counter, { name: 'Refresco', priceCentavos: 1_000 });
const price = (from: number, to: number): ProductChanges => ({
  priceCentavos: { from: centavos(from), to: centavos(to) },
});
const edit = (shop: ShopClient, productId: string, changes: ProductChanges) =>
  shop.command('editProduct', { productId, changes });

async function send(shop: ShopClient, command: Parameters<ShopClient['send']>[0]): Promise<void> {
  expect((await verdictOf(shop, command)).verdict).toBe('recorded');
}

/** Somebody who sells and no more. */
async function employee(): Promise<ShopClient> {
  const phone = freshPhone();
  await counter.call('POST', '/team', { name: 'Beto', phone, pin: '482913', permissions: [] });
  return logIn(suite.url, phone, counter.login.tenantId, '482913');
}

interface PriceChange {
  fromCentavos: number;
  toCentavos: number;
  superseded: boolean;
}
const history = async (productId: string) => {
  const { body } = await counter.call<{ items: PriceChange[] }>('GET', `/products/${productId}/price-history`);
  return body.items.map(({ fromCentavos, toCentavos, superseded }) => [fromCentavos, toCentavos, superseded]);
};
const product = async (productId: string) => (await counter.call<Product>('GET', `/products/${productId}`)).body;

/** What is kept of a field's edits, oldest first. */
async function kept(ref: string, field: string) {
  const { rows } = await suite.admin.query<Record<string, unknown>>(
    `select command_id as id, old_value as old, from_value as "from", new_value as "to", unseen, supersedes from sync.edits
     where ref = $1 and field = $2 order by received_at`,
    [ref, field],
  );
  return rows;
}

/** Both orders of two commands, each on a row of its own. */
const ORDERS: [string, boolean][] = [
  ['as they were made', true],
  ['the other way round', false],
];

describe.each(ORDERS)('two devices’ edits that arrive %s', (_, straight) => {
  const arrive = async <Command extends Parameters<ShopClient['send']>[0]>(one: Command, other: Command) => {
    const both = [
      [counter, one],
      [away, other],
    ] as const;
    for (const [shop, command] of straight ? both : both.toReversed()) await send(shop, command);
  };

  test('of different fields merge, and none replaces the other', async () => {
    const productId = await shelve();
    await arrive(
      edit(counter, productId, price(1_000, 1_200)),
      edit(away, productId, { name: { from: 'Refresco', to: 'Refresco frío' }, favourite: { from: false, to: true } }),
    );
    expect(await product(productId)).toMatchObject({ priceCentavos: 1_200, name: 'Refresco frío', favourite: true });
    const { rows } = await suite.admin.query('select field from sync.edits where ref = $1 and unseen', [productId]);
    expect(rows).toEqual([]);
    expect(await history(productId)).toEqual([[1_000, 1_200, false]]);
  });

  test('of the same field: the last received wins, and the one that it replaced unseen says so', async () => {
    const productId = await shelve();
    const [one, other] = [edit(counter, productId, price(1_000, 1_200)), edit(away, productId, price(1_000, 1_300))];
    await arrive(one, other);
    const [first, last] = straight ? [1_200, 1_300] : [1_300, 1_200];
    expect(await product(productId)).toMatchObject({ priceCentavos: last });
    expect(await history(productId)).toEqual([
      [first, last, false],
      [1_000, first, true],
    ]);
    const [replaced, winner] = straight ? [one, other] : [other, one];
    expect(await kept(productId, 'priceCentavos')).toEqual([
      { id: replaced.id, old: 1_000, from: 1_000, to: first, unseen: false, supersedes: null },
      { id: winner.id, old: first, from: 1_000, to: last, unseen: true, supersedes: replaced.id },
    ]);
  });

  test('of a customer keep what changed, and of who they are no value', async () => {
    const limit = centavos(10_000);
    const customer = { name: 'Lupita', phone: null, creditLimitCentavos: limit, dueRule: { kind: 'none' }, note: null };
    const customerId = await counter.record('createCustomer', customer as CommandOf<'createCustomer'>['payload']);
    const change = (shop: ShopClient, changes: CustomerChanges) =>
      shop.command('editCustomer', { customerId, changes });
    const named = (to: string) => ({ name: { from: 'Lupita', to } });
    const limited = (to: number) => ({ creditLimitCentavos: { from: limit, to: centavos(to) } });
    const one = change(counter, { ...named('Lupita la del 8'), ...limited(20_000) });
    const other = change(away, { ...named('Guadalupe'), ...limited(30_000) });
    await arrive(one, other);
    const [replaced, winner] = straight ? [one, other] : [other, one];
    expect(await kept(customerId, 'name')).toEqual([
      { id: replaced.id, old: null, from: null, to: null, unseen: false, supersedes: null },
      { id: winner.id, old: null, from: null, to: null, unseen: true, supersedes: replaced.id },
    ]);
    expect(await kept(customerId, 'creditLimitCentavos')).toMatchObject([
      { old: 10_000, from: 10_000, unseen: false },
      { from: 10_000, unseen: true, supersedes: replaced.id },
    ]);
  });
});

test('are told newest first, with who made them and which were replaced unseen; a cost only to who may see profit', async () => {
  const productId = await shelve();
  const fromNothing = { costCentavos: { from: null, to: centavos(700) } };
  const [first, last] = [
    edit(counter, productId, { ...fromNothing, favourite: { from: false, to: true } }),
    edit(away, productId, { costCentavos: { from: null, to: centavos(800) } }),
  ];
  await send(counter, first);
  await send(away, last);
  const edits = (shop: ShopClient) => shop.call<{ items: FieldEdit[] }>('GET', `/products/${productId}/edits`);
  const actorId = counter.login.personId;
  const favourite = { commandId: first.id, field: 'favourite', old: false, new: true, superseded: false };
  expect((await edits(counter)).body.items).toMatchObject([
    { commandId: last.id, field: 'costCentavos', old: 700, new: 800, superseded: false, actorId },
    favourite,
    { commandId: first.id, field: 'costCentavos', old: null, new: 700, superseded: true },
  ]);
  const helper = await employee();
  expect((await edits(helper)).body.items).toMatchObject([favourite]);
  expect((await helper.call('GET', `/products/${crypto.randomUUID()}/edits`)).status).toBe(404);
});

test('of a customer are told without what says who they are', async () => {
  const customer = { name: 'Chayo', phone: null, creditLimitCentavos: null, dueRule: { kind: 'none' }, note: null };
  const customerId = await counter.record('createCustomer', customer as CommandOf<'createCustomer'>['payload']);
  const changes: CustomerChanges = {
    name: { from: 'Chayo', to: 'Rosario' },
    creditLimitCentavos: { from: null, to: centavos(50_000) },
  };
  await send(counter, counter.command('editCustomer', { customerId, changes }));
  const { body } = await counter.call<{ items: FieldEdit[] }>('GET', `/customers/${customerId}/edits`);
  expect(body.items.map(({ field, old, new: value }) => [field, old, value])).toEqual([
    ['creditLimitCentavos', null, 50_000],
    ['name', null, null],
  ]);
});

test('who had seen the change replaces nothing, nor who makes the same change', async () => {
  const productId = await shelve();
  await send(counter, edit(counter, productId, price(1_000, 1_200)));
  await send(away, edit(away, productId, price(1_000, 1_200)));
  await send(away, edit(away, productId, price(1_200, 1_300)));
  expect((await history(productId)).map(([, , superseded]) => superseded)).toEqual([false, false]);
});

test('an edit replaces the one whose value was there, and none where a purchase had changed it since', async () => {
  const productId = await shelve();
  const cost = (from: number | null, to: number): ProductChanges => ({
    costCentavos: { from: from === null ? null : centavos(from), to: centavos(to) },
  });
  await send(counter, edit(counter, productId, cost(null, 800)));
  const change = { reason: 'purchase', quantityMilli: milli(1_000), unitCostCentavos: centavos(900) } as const;
  await counter.record('recordStockMovement', { productId, change, note: null });
  await send(away, edit(away, productId, cost(null, 700)));
  expect(await kept(productId, 'costCentavos')).toMatchObject([
    { old: null, to: 800, unseen: false },
    { old: 900, from: null, to: 700, unseen: true, supersedes: null },
  ]);
});

test('codes are the same in any order', async () => {
  const productId = await createProduct(counter, { name: 'Pan', priceCentavos: 900, barcodes: ['B2', 'A1'] });
  await send(counter, edit(counter, productId, { barcodes: { from: ['B2', 'A1'], to: ['C3', 'A1'] } }));
  expect(await kept(productId, 'barcodes')).toMatchObject([{ old: ['A1', 'B2'], to: ['A1', 'C3'], unseen: false }]);
});
