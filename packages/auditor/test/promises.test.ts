import type { AnyCommand, CommandOf, CommandType } from '@michangarrito/contracts';
import { centavos, lineByQuantity, milli } from '@michangarrito/domain';
import {
  createTestDatabase,
  registerShop,
  startBackendProcess,
  stopOwnTestServer,
  type BackendProcess,
  type ShopClient,
  type TestDatabase,
} from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkPromises, type Promised, type PromisesResult } from '../src/index.ts';

let database: TestDatabase;
let backend: BackendProcess;
let shop: ShopClient;
const promises: Promised[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  backend = await startBackendProcess(database.appUrl);
  shop = await registerShop(backend.url);
  await liveADay();
});

afterAll(async () => {
  await backend.stop();
  await database.drop();
  await stopOwnTestServer();
});

const dayBegan = Date.now() - 3_600_000;

const promise = (command: AnyCommand): Promised => ({
  text: JSON.stringify(command),
  isProtected: true,
  state: 'acknowledged',
});

async function record<Type extends CommandType>(type: Type, payload: CommandOf<Type>['payload']): Promise<string> {
  // An hour ago and a minute apart: what is told as it happens may be of before or after a count.
  const recordedAt = new Date(dayBegan + promises.length * 60_000).toISOString();
  const command: AnyCommand = shop.command<Type>(type, payload, { recordedAt });
  const { body } = await shop.send(command);
  expect(body).toMatchObject({ verdict: 'recorded' });
  promises.push(promise(command));
  return command.id;
}

function saleOf(productId: string, customerId: string, tillSessionId: string): CommandOf<'recordSale'>['payload'] {
  const product = {
    productId,
    name: 'Arroz',
    unit: 'piece',
    taxClass: 'iva0',
    unitPriceCentavos: centavos(2000),
  } as const;
  const line = lineByQuantity(product, milli(2000));
  const part = (method: 'cash' | 'fiado') => ({
    id: uuidv7(),
    method,
    amountCentavos: centavos(2000),
    tenderedCentavos: null,
    reference: null,
  });
  return {
    folio: shop.nextFolio(),
    customerId,
    tillSessionId,
    lines: [line],
    discountCentavos: centavos(0),
    totalCentavos: line.amountCentavos,
    payments: [part('cash'), part('fiado')],
    note: null,
  };
}

async function liveADay(): Promise<void> {
  const fields = {
    categoryId: null,
    costCentavos: null,
    restricted: null,
    favourite: false,
    minimumMilli: null,
  } as const;
  const productId = await record('createProduct', {
    ...fields,
    name: 'Arroz',
    unit: 'piece',
    priceCentavos: centavos(2000),
    taxClass: 'iva0',
    silhouette: null,
    barcodes: [],
    aliases: [],
    initialStockMilli: milli(10_000),
  });
  const customer = {
    name: 'Lupita',
    phone: null,
    creditLimitCentavos: null,
    dueRule: { kind: 'none' },
    note: null,
  } as const;
  const customerId = await record('createCustomer', customer);
  const tillSessionId = await record('openTill', { floatCentavos: centavos(50_000) });
  await record('recordSale', saleOf(productId, customerId, tillSessionId));
  await record('recordStockMovement', {
    productId,
    change: { reason: 'count', countedMilli: milli(7_000) },
    note: null,
  });
  await record('recordSale', saleOf(productId, customerId, tillSessionId));
  await record('recordFiadoPayment', {
    customerId,
    amountCentavos: centavos(1500),
    method: 'cash',
    tenderedCentavos: null,
    tillSessionId,
    note: null,
  });
  await record('closeTill', {
    kind: 'z',
    tillSessionId,
    countedCentavos: centavos(50_000),
    denominations: [],
    note: null,
  });
  await record('recordSale', saleOf(productId, customerId, tillSessionId));
}

function check(changed: readonly Promised[]): Promise<PromisesResult> {
  return checkPromises({ auditUrl: database.auditUrl, tenantId: shop.login.tenantId, promises: changed });
}

test('books that hold what was promised have nothing to say', async () => {
  expect(await check(promises)).toEqual({
    promised: promises.length,
    recorded: promises.length,
    lost: [],
    doubled: [],
    differences: [],
  });
});

test('a promise that is nowhere is lost, unless nobody had called it protected or a person reads that it was refused', async () => {
  const sale = shop.command('recordCashMovement', {
    kind: 'in',
    amountCentavos: centavos(100),
    reason: 'Cambio',
    tillSessionId: null,
  });
  const edit = shop.command('editProduct', { productId: uuidv7(), changes: { favourite: { from: false, to: true } } });
  expect((await check([...promises, promise(sale)])).lost).toEqual([`recordCashMovement ${sale.id}`]);
  expect((await check([...promises, { ...promise(sale), isProtected: false }])).lost).toEqual([]);
  expect((await check([...promises, promise(edit)])).lost).toEqual([`editProduct ${edit.id}`]);
  expect((await check([...promises, { ...promise(edit), state: 'needs_attention' }])).lost).toEqual([]);
});

test('a command in the books that no device wrote is found, with all that it moved', async () => {
  const rules = (await check(promises.slice(0, -1))).differences.map(({ rule }) => rule);
  expect(new Set(rules)).toEqual(
    new Set(['promise.sale', 'promise.stock', 'promise.cash', 'promise.debt', 'promise.day', 'promise.command']),
  );
});

/** Each promise changed in one place must be missed by the rule that keeps it. */
const CHANGES: readonly (readonly [string, CommandType, (text: string) => string])[] = [
  ['promise.hash', 'createCustomer', (text) => text.replace('Lupita', 'Chuy')],
  ['promise.stock', 'recordStockMovement', (text) => text.replace('"countedMilli":7000', '"countedMilli":8000')],
  ['promise.stock', 'recordSale', (text) => text.replace('"quantityMilli":2000', '"quantityMilli":3000')],
  ['promise.cash', 'openTill', (text) => text.replace('50000', '50001')],
  ['promise.debt', 'recordFiadoPayment', (text) => text.replace('1500', '1400')],
  ['promise.closure', 'openTill', (text) => text.replace('50000', '49999')],
  ['promise.day', 'recordSale', (text) => text.replace('"totalCentavos":4000', '"totalCentavos":4001')],
  ['promise.sale', 'recordSale', (text) => text.replace('"number":3', '"number":4')],
];

test.each(CHANGES)('%s notices a %s that says something else', async (rule, type, change) => {
  const index = promises.findLastIndex(({ text }) => text.includes(`"type":"${type}"`));
  const changed = promises.map((one, place) => (place === index ? { ...one, text: change(one.text) } : one));
  expect(changed[index]?.text).not.toBe(promises[index]?.text);
  expect((await check(changed)).differences.map((difference) => difference.rule)).toContain(rule);
});
