import { centavos, milli } from '@michangarrito/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addQuantity } from '../../src/screens/sell/state/edit-lines.ts';
import { register } from './a-sale.ts';
import { FakeBackend, IDS } from './fake-backend.ts';
import { loadPage, newBrowser, type Page } from './fake-browser.ts';

let page: Page;
let counter: Awaited<ReturnType<typeof loadCounter>>;

const loadCounter = () => import('../../src/screens/sell/state/current-sale.ts');

beforeEach(async () => {
  newBrowser();
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
  new FakeBackend().install();
  page = await loadPage();
  counter = await loadCounter();
  await register(page);
});

afterEach(async () => {
  await page.openSession().device.close();
  vi.unstubAllGlobals();
});

function take(name: string): Promise<void> {
  const product = { productId: IDS.product, unit: 'piece', taxClass: 'iva16' } as const;
  return counter.changeCurrentSale(
    counter.changeLines((lines) =>
      addQuantity(lines, { ...product, name, unitPriceCentavos: centavos(name.length * 100) }, milli(1000)),
    ),
  );
}

const lines = () =>
  page
    .openSession()
    .device.tickets.view()
    .map((sale) => sale.lines.map(({ name }) => name));

test('products tapped before the first has opened a sale all join that one', async () => {
  await Promise.all([take('Garrafón'), take('Veladora grande'), take('Pan')]);
  expect(lines()).toEqual([['Garrafón', 'Veladora grande', 'Pan']]);
});

test('a sale that somebody opens beside takes what comes after', async () => {
  await take('Garrafón');
  await counter.openSale();
  await Promise.all([take('Veladora grande'), take('Pan')]);
  expect(lines()).toEqual([['Garrafón'], ['Veladora grande', 'Pan']]);
});
