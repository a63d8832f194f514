import { staticMarkup } from '../static-markup.tsx';
import type { TillReading } from '@michangarrito/contracts';
import { centavos, type Permission } from '@michangarrito/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { register } from './a-sale.ts';
import { FakeBackend, IDS } from './fake-backend.ts';
import { loadPage, newBrowser, type Page } from './fake-browser.ts';

const READING: TillReading = {
  session: null,
  expectedCentavos: centavos(54_321),
  movements: [{ kind: 'sale', count: 2, amountCentavos: centavos(4_321) }],
  salesCount: 3,
  salesCentavos: centavos(98_765),
  refundsCentavos: centavos(0),
  byMethod: {
    cashCentavos: centavos(4_321),
    cardCentavos: centavos(94_444),
    transferCentavos: centavos(0),
    fiadoCentavos: centavos(0),
  },
  watermarks: [],
};
const ROWS = [{ totalCentavos: centavos(98_765), refundedCentavos: centavos(0) }];

let page: Page;
let backend: FakeBackend;

beforeEach(async () => {
  newBrowser();
  backend = new FakeBackend();
  backend.install();
  page = await loadPage();
});

afterEach(async () => {
  await page.openSession().device.close();
  vi.unstubAllGlobals();
});

/** What somebody with these permissions reads in Ventas, and in the corte. */
async function seen(...permissions: Permission[]): Promise<{ sales: string; corte: string }> {
  backend.person = { id: IDS.person, name: 'Toño', role: 'employee', permissions };
  await register(page);
  const { SalesTotal } = await import('../../src/screens/sales/components/sales-total.tsx');
  const { ReadingList } = await import('../../src/screens/closure/components/reading-list.tsx');
  return { sales: staticMarkup(<SalesTotal rows={ROWS} />), corte: staticMarkup(<ReadingList reading={READING} />) };
}

test('who may close the till sees what the corte is made of, and not what the day came to', async () => {
  const { sales, corte } = await seen('till.close');
  expect(sales).toBe('');
  expect(corte).toContain('$543.21');
  expect(corte).toContain('$43.21');
  expect(corte).not.toContain('$987.65');
  expect(corte).not.toContain('$944.44');
});

test('who may see the day sees it in every place', async () => {
  const { sales, corte } = await seen('report.view', 'till.close');
  expect(sales).toContain('$987.65');
  expect(corte).toContain('$987.65');
  expect(corte).toContain('$944.44');
});

test('what should be in the drawer is for who closes it or sees the day', async () => {
  const { seesTill } = await import('../../src/data/what-may-be-seen.ts');
  await register(page);
  const may = (...permissions: Permission[]) => seesTill({ role: 'employee', permissions });
  expect([may(), may('till.close'), may('report.view')]).toEqual([false, true, true]);
});
