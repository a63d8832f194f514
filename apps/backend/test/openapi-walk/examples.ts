import { MIRROR_VERSION, type CommandOf, type CommandType } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { freshPhone, provePhone } from '@michangarrito/testing';
import { uuidv7 } from 'uuidv7';
import { pieces, saleOf } from '../support/sales-suite.ts';
import type { Call } from './calls.ts';
import { EMPLOYEE_PIN, refundOf, type World } from './world.ts';

/** Makes a call that works, with a value in every place that names a row. */
export type Example = (world: World) => Call | Promise<Call>;

const nothing: Example = () => ({});
const page = { limit: '5' };
const device = { name: 'Celular', known: null };

const command =
  <Type extends CommandType>(
    type: Type,
    payload: (world: World) => Promise<CommandOf<Type>['payload']> | CommandOf<Type>['payload'],
  ): Example =>
  async (world) => ({ body: world.client.command(type, await payload(world)) });

/** As `command`, for a route that has the row's id in its path too. */
const commandAt =
  (name: string, kind: string, example: Example): Example =>
  async (world) => ({ ...(await example(world)), path: { [name]: world.id(kind) } });

const byId =
  (name: string, kind: string, query?: Record<string, string>): Example =>
  (world) => ({ path: { [name]: world.id(kind) }, ...(query ? { query } : {}) });

const entry: Record<string, Example> = {
  'POST /auth/codes': () => ({ body: { phone: freshPhone() } }),
  'POST /auth/codes/verify': async ({ client }) => {
    const phone = freshPhone();
    await client.call('POST', '/auth/codes', { phone });
    const { body } = await client.call<{ codes: { phone: string; code: string }[] }>('GET', '/demo/inbox');
    return { body: { phone, code: body.codes.find((waiting) => waiting.phone === phone)?.code } };
  },
  'POST /auth/register': async ({ client, ...world }) => {
    const ticket = await provePhone(client.baseUrl, freshPhone());
    const known = { deviceId: world.ids['device'], secret: 'a-secret-of-no-device-at-all' };
    const shop = { shopName: 'La Nueva', ownerName: 'Lola', businessType: 'abarrotes', starterCatalog: false };
    return { body: { ...shop, ticket, pin: '482913', device: { ...device, known } } };
  },
  'POST /auth/login': async (world) => {
    const { client, ticket, deviceSecret } = await world.employee();
    const { deviceId, tenantId } = client.login;
    return {
      body: { ticket, tenantId, pin: EMPLOYEE_PIN, device: { ...device, known: { deviceId, secret: deviceSecret } } },
    };
  },
  'POST /auth/refresh': async (world) => ({
    body: { refreshToken: (await world.employee()).client.login.refreshToken },
  }),
  'POST /auth/switch': async (world) => {
    const { login } = (await world.employee()).client;
    return { body: { personId: login.personId, pin: EMPLOYEE_PIN }, token: login.accessToken };
  },
  'POST /auth/logout': async (world) => ({ token: (await world.employee()).client.login.accessToken }),
};

const team: Record<string, Example> = {
  'GET /sessions': nothing,
  'DELETE /sessions/{sessionId}': async (world) => ({ path: { sessionId: (await world.employee()).sessionId } }),
  'GET /me': nothing,
  'GET /people': nothing,
  'GET /devices': nothing,
  'DELETE /devices/{deviceId}': async (world) => {
    const { login } = (await world.employee()).client;
    return { path: { deviceId: login.deviceId }, token: login.accessToken };
  },
  'GET /team': nothing,
  'POST /team': () => ({ body: { name: 'Caro', phone: freshPhone(), pin: '8264', permissions: ['discount.give'] } }),
  'PATCH /team/{personId}': (world) => ({ path: { personId: world.id('person') }, body: { name: 'Beto Ruiz' } }),
  'GET /shop': nothing,
  'PATCH /shop': () => ({ body: { ticketFooter: 'Gracias' } }),
};

const fields = {
  name: 'Atún',
  unit: 'piece',
  priceCentavos: centavos(2_500),
  costCentavos: centavos(1_800),
  taxClass: 'iva0',
  restricted: null,
  favourite: false,
  minimumMilli: null,
  silhouette: null,
  barcodes: [],
  aliases: ['lata'],
} as const;

const catalog: Record<string, Example> = {
  'GET /products': (world) => ({ query: { ...page, categoryId: world.id('category') } }),
  'POST /products': command('createProduct', (world) => ({
    ...fields,
    barcodes: [],
    aliases: [],
    categoryId: world.id('category'),
    initialStockMilli: milli(3_000),
  })),
  'GET /products/{productId}': byId('productId', 'product'),
  'PATCH /products/{productId}': commandAt(
    'productId',
    'product',
    command('editProduct', (world) => ({
      productId: world.id('product'),
      changes: {
        categoryId: { from: world.id('category'), to: world.id('category') },
        priceCentavos: { from: centavos(1_900), to: centavos(1_900) },
      },
    })),
  ),
  'GET /products/{productId}/price-history': byId('productId', 'product'),
  'GET /products/{productId}/edits': byId('productId', 'product'),
  'GET /categories': nothing,
  'POST /categories': command('createCategory', () => ({ name: 'Dulces' })),
  'GET /tax-rates': nothing,
  'GET /inventory/movements': (world) => ({ query: { ...page, productId: world.id('product') } }),
  'POST /inventory/movements': command('recordStockMovement', (world) => ({
    ...{ productId: world.id('product'), change: { reason: 'waste', quantityMilli: milli(1_000) }, note: 'Se rompió' },
  })),
};

const customers: Record<string, Example> = {
  'GET /customers': () => ({ query: page }),
  'POST /customers': command('createCustomer', () => ({
    ...{ name: 'Chuy', phone: null, creditLimitCentavos: centavos(50_000), dueRule: { kind: 'biweekly' }, note: null },
  })),
  'GET /customers/{customerId}': byId('customerId', 'customer'),
  'GET /customers/{customerId}/edits': byId('customerId', 'customer'),
  'PATCH /customers/{customerId}': commandAt(
    'customerId',
    'customer',
    command('editCustomer', (world) => ({
      ...{ customerId: world.id('customer'), changes: { creditLimitCentavos: { from: null, to: centavos(90_000) } } },
    })),
  ),
  'GET /customers/{customerId}/statement': byId('customerId', 'customer', page),
  'POST /customers/{customerId}/fiado-payments': commandAt(
    'customerId',
    'customer',
    command('recordFiadoPayment', (world) => ({
      ...{
        customerId: world.id('customer'),
        amountCentavos: centavos(500),
        method: 'cash',
        tenderedCentavos: centavos(1_000),
      },
      ...{ tillSessionId: world.id('tillSession'), note: null },
    })),
  ),
  'GET /fiados/summary': nothing,
};

const selling: Record<string, Example> = {
  'POST /sales': (world) => ({
    body: saleOf(world.client, [pieces(world.shelf, 1)], {
      payload: { customerId: world.id('customer'), tillSessionId: world.id('tillSession') },
    }),
  }),
  'GET /sales': (world) => ({ query: { ...page, customerId: world.id('customer') } }),
  'GET /sales/{saleId}': byId('saleId', 'sale'),
  'POST /sales/refunds': command('refundSale', async (world) =>
    refundOf(await world.freshSale(), world.id('tillSession')),
  ),
  'POST /sales/refunds/by-ticket': command('refundTicket', async (world) => ({
    ...{ folio: await world.freshTicket(), tillSessionId: world.id('tillSession'), reason: 'No le gustó' },
    lines: [
      {
        ...{ productId: world.shelf.productId, quantityMilli: milli(1_000) },
        ...{ amountCentavos: centavos(1_900), destination: 'stock' as const },
      },
    ],
    payments: [{ id: uuidv7(), method: 'cash', amountCentavos: centavos(1_900) }],
    totalCentavos: centavos(1_900),
  })),
  'GET /till': nothing,
  'POST /till/sessions': command('openTill', () => ({ floatCentavos: centavos(10_000) })),
  'GET /till/cash-movements': (world) => ({ query: { ...page, tillSessionId: world.id('tillSession') } }),
  'POST /till/cash-movements': command('recordCashMovement', (world) => ({
    ...{ kind: 'in', amountCentavos: centavos(1_000), reason: 'Cambio', tillSessionId: world.id('tillSession') },
  })),
  'POST /till/closures': command('closeTill', (world) => ({
    ...{ kind: 'x', tillSessionId: world.id('tillSession'), countedCentavos: centavos(1_500), note: null },
    denominations: [{ valueCentavos: centavos(500), count: 3 }],
    watermarks: [{ deviceId: world.id('device'), deviceSeq: 1 }],
  })),
  'GET /till/closures': () => ({ query: page }),
  'GET /till/closures/{closureId}': byId('closureId', 'closure'),
  'GET /reports/today': nothing,
};

const sync: Record<string, Example> = {
  'GET /sync/changes': () => ({ query: { mirror: String(MIRROR_VERSION), limit: '5' } }),
  'GET /sync/events': nothing,
  'POST /sync/commands': ({ client }) => ({
    body: { commands: [client.command('createCategory', { name: 'Dulces' })], numbersFrom: 0, cursor: null },
  }),
  'POST /sync/deposits': async (world) => {
    const { client, deviceSecret } = await world.employee();
    const { tenantId, deviceId } = client.login;
    const commands = [client.command('createCategory', { name: 'Dulces' })];
    await client.call('DELETE', `/devices/${deviceId}`);
    return { body: { tenantId, deviceId, secret: deviceSecret, commands } };
  },
  'GET /sync/held': () => ({ query: page }),
  'POST /sync/held/decisions': (world) => ({ body: { ids: [world.id('heldCommand')], decision: 'accept' } }),
};

/** One call that works for every endpoint; an endpoint without one fails the walk. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  ...entry,
  ...team,
  ...catalog,
  ...customers,
  ...selling,
  ...sync,
  'GET /demo/inbox': nothing,
  'GET /starter-catalogs': nothing,
  'GET /health/live': nothing,
  'GET /health/ready': nothing,
};
