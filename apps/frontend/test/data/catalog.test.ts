import type { AnyCommand } from '@michangarrito/contracts';
import { centavos, milli } from '@michangarrito/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { applyToProducts } from '@michangarrito/local-store';
import { register } from './a-sale.ts';
import { FakeBackend, IDS, product } from './fake-backend.ts';
import { loadPage, newBrowser, type Page } from './fake-browser.ts';

const OTHERS = ['b', 'c', 'd', 'e'].map((digit, index) =>
  product({
    id: `0192f0c4-0000-7000-8000-00000000000${digit}`,
    name: ['Leche entera', 'Árbol de chile', 'Jabón', 'Jamón viejo'][index] ?? '',
    barcodes: [],
    aliases: [],
    archived: index === 3,
  }),
);

let backend: FakeBackend;
let page: Page;

beforeEach(async () => {
  newBrowser();
  backend = new FakeBackend();
  backend.products = [product(), ...OTHERS];
  backend.install();
  page = await loadPage();
  await register(page);
  await expect.poll(() => view().products.length).toBe(4);
});

afterEach(async () => {
  await page.openSession().device.close();
  vi.unstubAllGlobals();
});

const view = () => page.openSession().device.catalog.view();
const waste = (quantity: number) =>
  page.recordStockMovement({
    productId: IDS.product,
    change: { reason: 'waste', quantityMilli: milli(quantity) },
    note: null,
  });
const stock = () => view().byId.get(IDS.product)?.stockMilli;

test('loads all, in the order of names, and hides what is archived', () => {
  expect(view().products.map(({ name }) => name)).toEqual([
    'Árbol de chile',
    'Jabón',
    'Jamón de pierna',
    'Leche entera',
  ]);
  expect(view().byId.size).toBe(5);
});

test('finds without accents, by alias, and by the code of the package', () => {
  expect(
    view()
      .search('arbol', 10)
      .map(({ name }) => name),
  ).toEqual(['Árbol de chile']);
  expect(
    view()
      .search('jam', 10)
      .map(({ name }) => name),
  ).toEqual(['Jamón de pierna']);
  expect(
    view()
      .search('virginia', 10)
      .map(({ id }) => id),
  ).toEqual([IDS.product]);
  expect(view().search('ja', 1)).toHaveLength(1);
  expect(view().findBarcode('7501000000001')?.id).toBe(IDS.product);
  expect(view().findBarcode('0')).toBeNull();
});

test('shows at once what happens here, and a reading does not forget what the server has not got', async () => {
  backend.offline = true;
  await waste(1500);
  expect(stock()).toBe(3500);
  expect(view().search('jamon', 1)[0]?.stockMilli).toBe(3500);
  await page.editProduct(product(), { name: 'Jamón serrano' });
  expect(view().search('serrano', 1)[0]?.id).toBe(IDS.product);
  await page.openSession().device.rows.read();
  expect(stock()).toBe(3500);
  expect(view().byId.get(IDS.product)?.name).toBe('Jamón serrano');
});

test('opens with what the device has before any answer, and without network', async () => {
  backend.offline = true;
  await waste(1000);
  await page.openSession().device.close();
  page = await loadPage();
  await page.sessionReady();
  expect(view()).toMatchObject({ loaded: true });
  expect(view().byId.size).toBe(5);
  expect(stock()).toBe(4000);
});

test('each kind of movement changes stock as the server will', () => {
  const products = new Map([[IDS.product, product()]]);
  const after = (change: object) => {
    const command = { type: 'recordStockMovement', payload: { productId: IDS.product, change, note: null } };
    return applyToProducts(products, command as AnyCommand, new Map()).get(IDS.product)?.stockMilli;
  };
  expect(after({ reason: 'purchase', quantityMilli: 2000, unitCostCentavos: null })).toBe(7000);
  expect(after({ reason: 'waste', quantityMilli: 2000 })).toBe(3000);
  expect(after({ reason: 'count', countedMilli: 100 })).toBe(100);
  expect(after({ reason: 'adjustment', deltaMilli: -6000 })).toBe(-1000);
});

test('a command about something else, or about a product that is not here, changes nothing', () => {
  const products = new Map([[IDS.product, product({ priceCentavos: centavos(100) })]]);
  const commands = [
    { type: 'openTill', payload: {} },
    { type: 'editProduct', payload: { productId: 'gone', changes: {} } },
    { type: 'recordStockMovement', payload: { productId: 'gone', change: {} } },
  ];
  for (const command of commands) expect(applyToProducts(products, command as AnyCommand, new Map())).toBe(products);
});
