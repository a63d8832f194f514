import { anyCommandSchema } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cart, journalTexts, register, sellInCash, unprotected } from './a-sale.ts';
import { FakeBackend, IDS, product } from './fake-backend.ts';
import { loadPage, newBrowser, type Page } from './fake-browser.ts';

let backend: FakeBackend;
let page: Page;

beforeEach(async () => {
  newBrowser();
  backend = new FakeBackend();
  backend.install();
  page = await loadPage();
  await register(page);
});

afterEach(async () => {
  await page.openSession().device.close();
  vi.unstubAllGlobals();
});

test('every command is as the contracts say, and arrives in order', async () => {
  const tillSession = await page.openTill({ floatCentavos: centavos(50_000) });
  const sale = await sellInCash(page);
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
  await sellInCash(page);
  const commands = (await journalTexts(page)).map((command) => anyCommandSchema.parse(command));
  expect(commands.map(({ deviceSeq }) => deviceSeq)).toEqual(commands.map((_, index) => index + 1));
  expect(new Set(commands.map(({ type }) => type)).size).toBe(12);
  const tillOf = commands.flatMap(({ payload }) => ('tillSessionId' in payload ? [payload.tillSessionId] : []));
  expect(tillOf).toEqual([...Array.from({ length: 5 }, () => tillSession.id), null]);
  expect(commands[4]?.payload).toMatchObject({ changes: { priceCentavos: { from: 18_000, to: 19_000 } } });
  expect(commands[4]?.payload).not.toMatchObject({ changes: { name: expect.anything() } });
  await expect.poll(() => unprotected(page)).toBe(0);
  const sentPaths = backend.paths().filter((path) => !/^GET|\/auth\//.test(path));
  expect(new Set(sentPaths)).toEqual(new Set(['POST /sync/commands']));
  expect([...backend.recorded.keys()]).toEqual(commands.map(({ id }) => id));
});

test('an edit that changes nothing writes nothing', async () => {
  expect(await page.editProduct(product(), { name: 'Jamón de pierna', barcodes: ['7501000000001'] })).toBeNull();
  expect(await journalTexts(page)).toEqual([]);
});

test('a charged ticket is gone here and after a reload, and is not charged twice', async () => {
  const { tickets } = page.openSession().device;
  const [first, second] = [await tickets.create(), await tickets.create()];
  const changed = tickets.change(second.id, (ticket) => ({ ...ticket, lines: cart().lines, name: 'Mesa 2' }));
  expect(tickets.view()[1]).toMatchObject({ name: 'Mesa 2' });
  await changed;
  await sellInCash(page, first.id);
  expect(tickets.view().map(({ id }) => id)).toEqual([second.id]);
  await expect(sellInCash(page, first.id)).rejects.toMatchObject({ code: 'OPEN_SALE_GONE' });
  await expect(tickets.change(first.id, (ticket) => ticket)).rejects.toMatchObject({ code: 'OPEN_SALE_GONE' });
  await page.openSession().device.close();
  page = await loadPage();
  await page.sessionReady();
  expect(page.openSession().device.tickets.view()).toMatchObject([{ id: second.id, name: 'Mesa 2' }]);
  await page.openSession().device.tickets.discard(second.id);
  expect(page.openSession().device.tickets.view()).toEqual([]);
});

test('what the contract does not take is refused before it is on the device', async () => {
  const customer = { phone: null, creditLimitCentavos: null, dueRule: { kind: 'none' }, note: null } as const;
  const refused = page.createCustomer({ ...customer, name: 'x'.repeat(81) });
  await expect(refused).rejects.toMatchObject({
    name: 'UnreadableCommandError',
    message: expect.stringMatching(/^El nombre/) as string,
  });
  const payments = [{ method: 'cash', amountCentavos: cart().totalCentavos, tenderedCentavos: null }] as const;
  const sale = { cart: cart(), customerId: null, note: null, openSaleId: null };
  const long = page.recordSale({ ...sale, payments: [{ ...payments[0], reference: 'x'.repeat(81) }] });
  await expect(long).rejects.toMatchObject({ message: expect.stringMatching(/^La referencia/) as string });
  expect(await journalTexts(page)).toEqual([]);
  const written = await page.recordSale({ ...sale, payments: [{ ...payments[0], reference: null }] });
  expect(written.folio).toMatch(/-000001$/);
});
