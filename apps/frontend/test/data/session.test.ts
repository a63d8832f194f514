import { anyCommandSchema } from '@michangarrito/contracts';
import {
  centavos,
  lineByQuantity,
  milli,
  priceCart,
  variosLine,
  type PricedCart,
  type RatesInForce,
} from '@michangarrito/domain';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeBackend, IDS, product } from './fake-backend.ts';
import { loadPage, newBrowser, type Page } from './fake-browser.ts';

const RATES: RatesInForce = new Map(
  (['iva0', 'iva16'] as const).map((taxClass) => [
    taxClass,
    { taxClass, ivaBasisPoints: 0, iepsBasisPoints: 0, validFrom: '2020-01-01' },
  ]),
);
const HAM = {
  productId: IDS.product,
  name: 'Jamón de pierna',
  unit: 'kg',
  taxClass: 'iva0',
  unitPriceCentavos: centavos(18_000),
} as const;
const REGISTRATION = {
  ticket: 't',
  shopName: 'Abarrotes Lupita',
  ownerName: 'Lupita',
  businessType: 'abarrotes',
  pin: '493817',
  starterCatalog: false,
} as const;

let backend: FakeBackend;
let page: Page;

beforeEach(async () => {
  newBrowser();
  backend = new FakeBackend();
  backend.install();
  page = await loadPage();
});

afterEach(async () => {
  const state = await page.sessionReady();
  if (state.status === 'open') await state.device.close();
  vi.unstubAllGlobals();
});

async function register(): Promise<void> {
  await page.sessionReady();
  await page.registerShop(REGISTRATION);
}

function cart(): PricedCart {
  const priced = priceCart(
    { lines: [lineByQuantity(HAM, milli(250)), variosLine(centavos(1200), 'iva16')], discountCentavos: centavos(200) },
    RATES,
  );
  if (!priced.ok) throw new Error('the cart of the test has problems');
  return priced.cart;
}

function sellInCash(openSaleId: string | null = null) {
  const sold = cart();
  const payment = {
    method: 'cash',
    amountCentavos: sold.totalCentavos,
    tenderedCentavos: centavos(10_000),
    reference: null,
  } as const;
  return page.recordSale({ cart: sold, payments: [payment], customerId: null, note: null, openSaleId });
}

const unprotected = async () => (await page.openSession().device.journal.counts()).unprotected;
const texts = async () => {
  const entries = await page.openSession().device.journal.entries({ state: null, limit: 100 });
  return entries.map(({ text }) => JSON.parse(text) as unknown).reverse();
};

describe('session', () => {
  test('a device that nobody has used is closed', async () => {
    expect(await page.sessionReady()).toEqual({ status: 'closed' });
  });

  test('after a reload without network the shop is open and sells; with network it all goes up once', async () => {
    await register();
    backend.offline = true;
    page = await loadPage();
    const state = await page.sessionReady();
    expect(state).toMatchObject({ status: 'open', enrolment: { shop: { name: 'Abarrotes Lupita' } } });
    expect(await sellInCash()).toMatchObject({ folio: 'A-000001' });
    expect(await sellInCash()).toMatchObject({ folio: 'A-000002' });
    expect(await unprotected()).toBe(2);
    backend.offline = false;
    globalThis.window.dispatchEvent(new Event('online'));
    await expect.poll(unprotected).toBe(0);
    expect([...backend.recorded.values()].map((text) => JSON.parse(text) as unknown)).toEqual(await texts());
  });

  test('an access token that expired is renewed without anybody noticing', async () => {
    await register();
    backend.good.clear();
    await sellInCash();
    await expect.poll(unprotected).toBe(0);
    backend.good.clear();
    expect(await page.openSession().device.api({ method: 'GET', path: '/me' })).toMatchObject({
      shop: { id: IDS.shop },
    });
    expect(backend.paths().filter((path) => path === 'POST /auth/refresh')).toHaveLength(2);
  });

  test('logging out keeps what is not sent, and the next login of the same device sends it', async () => {
    await register();
    backend.offline = true;
    await sellInCash();
    await page.logOut();
    expect(await page.sessionReady()).toEqual({ status: 'closed' });
    backend.offline = false;
    await page.login({ ticket: 't', tenantId: IDS.shop, pin: '493817' });
    const login = backend.received.find(({ path }) => path === '/auth/login');
    expect(login?.body).toMatchObject({ device: { known: { deviceId: IDS.device, secret: 's'.repeat(32) } } });
    await expect.poll(unprotected).toBe(0);
    expect(backend.recorded.size).toBe(1);
    expect(await sellInCash()).toMatchObject({ folio: 'A-000002' });
  });

  test('refusals and a missing network are told apart', async () => {
    await register();
    backend.good.clear();
    const refused = page.call({ method: 'GET', path: '/me' });
    await expect(refused).rejects.toBeInstanceOf(page.ApiError);
    backend.offline = true;
    await expect(page.call({ method: 'GET', path: '/me' })).rejects.toBeInstanceOf(page.UnreachableError);
  });

  test('a browser that stores nothing is told, and tried again', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('private', 'SecurityError');
    });
    expect(await page.sessionReady()).toMatchObject({ status: 'failed', error: { code: 'STORAGE_UNREADABLE' } });
    open.mockRestore();
    expect(await page.sessionReady()).toEqual({ status: 'closed' });
  });
});

describe('commands', () => {
  test('every command is as the contracts say, on its route and in order', async () => {
    await register();
    const tillSession = await page.openTill({ floatCentavos: centavos(50_000) });
    const sale = await sellInCash();
    await page.refundSale({
      saleId: sale.id,
      lines: [{ lineNumber: 1, quantityMilli: milli(250), destination: 'stock' }],
      payments: [{ method: 'cash', amountCentavos: centavos(4500) }],
      totalCentavos: centavos(4500),
      reason: 'Salió malo',
    });
    const { archived: _archived, stockMilli: _stock, updatedAt: _updatedAt, id: _id, ...fields } = product();
    await page.createProduct({ ...fields, initialStockMilli: milli(0) });
    await page.editProduct(product(), { priceCentavos: centavos(19_000), name: 'Jamón de pierna' });
    await page.createCategory({ name: 'Salchichonería' });
    const customer = {
      name: 'Doña Mari',
      phone: null,
      creditLimitCentavos: null,
      dueRule: { kind: 'none' },
      note: null,
    } as const;
    await page.createCustomer(customer);
    const known = {
      ...customer,
      id: IDS.customer,
      balanceCentavos: centavos(0),
      oldestOpenAt: null,
      overdue: false,
      archived: false,
    };
    await page.editCustomer(known, { phone: '5512345678' });
    await page.recordFiadoPayment({
      customerId: IDS.customer,
      amountCentavos: centavos(5000),
      method: 'cash',
      tenderedCentavos: null,
      note: null,
    });
    await page.recordCashMovement({ kind: 'expense', amountCentavos: centavos(9000), reason: 'Hielo' });
    await page.recordStockMovement({
      productId: IDS.product,
      change: { reason: 'count', countedMilli: milli(4000) },
      note: null,
    });
    await page.closeTill({
      kind: 'z',
      tillSessionId: tillSession.id,
      countedCentavos: centavos(50_000),
      denominations: [],
      note: null,
    });
    await sellInCash();
    const commands = (await texts()).map((command) => anyCommandSchema.parse(command));
    expect(commands.map(({ deviceSeq }) => deviceSeq)).toEqual(commands.map((_, index) => index + 1));
    expect(new Set(commands.map(({ type }) => type)).size).toBe(12);
    const tillOf = commands.flatMap(({ payload }) => ('tillSessionId' in payload ? [payload.tillSessionId] : []));
    expect(tillOf).toEqual([...Array.from({ length: 5 }, () => tillSession.id), null]);
    expect(commands[4]?.payload).toMatchObject({ changes: { priceCentavos: { from: 18_000, to: 19_000 } } });
    expect(commands[4]?.payload).not.toMatchObject({ changes: { name: expect.anything() } });
    await expect.poll(unprotected).toBe(0);
    const commandPaths = backend.paths().filter((path) => !/^GET|\/auth\//.test(path));
    expect(commandPaths).toEqual([
      'POST /till/sessions',
      'POST /sales',
      'POST /sales/refunds',
      'POST /products',
      `PATCH /products/${IDS.product}`,
      'POST /categories',
      'POST /customers',
      `PATCH /customers/${IDS.customer}`,
      `POST /customers/${IDS.customer}/fiado-payments`,
      'POST /till/cash-movements',
      'POST /inventory/movements',
      'POST /till/closures',
      'POST /sales',
    ]);
  });

  test('an edit that changes nothing writes nothing', async () => {
    await register();
    expect(await page.editProduct(product(), { name: 'Jamón de pierna', barcodes: ['7501000000001'] })).toBeNull();
    expect(await texts()).toEqual([]);
  });

  test('a charged ticket is gone here and after a reload, and is not charged twice', async () => {
    await register();
    const { tickets } = page.openSession().device;
    const [first, second] = [await tickets.create(), await tickets.create()];
    const changed = tickets.change(second.id, (ticket) => ({ ...ticket, lines: cart().lines, name: 'Mesa 2' }));
    expect(tickets.view()[1]).toMatchObject({ name: 'Mesa 2' });
    await changed;
    await sellInCash(first.id);
    expect(tickets.view().map(({ id }) => id)).toEqual([second.id]);
    await expect(sellInCash(first.id)).rejects.toMatchObject({ code: 'OPEN_SALE_GONE' });
    await expect(tickets.change(first.id, (ticket) => ticket)).rejects.toMatchObject({ code: 'OPEN_SALE_GONE' });
    await page.openSession().device.close();
    page = await loadPage();
    await page.sessionReady();
    expect(page.openSession().device.tickets.view()).toMatchObject([{ id: second.id, name: 'Mesa 2' }]);
    await page.openSession().device.tickets.discard(second.id);
    expect(page.openSession().device.tickets.view()).toEqual([]);
  });
});
