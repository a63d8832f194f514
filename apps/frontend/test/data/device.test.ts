import { centavos, lineByQuantity, milli, priceCart } from '@michangarrito/domain';
import type { TillReading } from '@michangarrito/contracts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeSnapshot } from '../../src/data/cache.ts';
import { localSale } from '../../src/data/local-sale.ts';
import { register } from './a-sale.ts';
import { FakeBackend, IDS } from './fake-backend.ts';
import { loadPage, newBrowser, type Page } from './fake-browser.ts';

const RATE = { taxClass: 'iva16', ivaBasisPoints: 1600, iepsBasisPoints: 0, validFrom: '2014-01-01' } as const;
const SODA = {
  productId: IDS.product,
  name: 'Refresco',
  unit: 'piece',
  taxClass: 'iva16',
  unitPriceCentavos: centavos(2000),
} as const;

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

function sellPartlyOnCredit() {
  const priced = priceCart(
    { lines: [lineByQuantity(SODA, milli(3000))], discountCentavos: centavos(1000) },
    new Map([['iva16', RATE]]),
  );
  if (!priced.ok) throw new Error('the cart of the test has problems');
  return page.recordSale({
    cart: priced.cart,
    payments: [
      { method: 'cash', amountCentavos: centavos(3000), tenderedCentavos: centavos(5000), reference: null },
      { method: 'fiado', amountCentavos: centavos(2000), tenderedCentavos: null, reference: null },
    ],
    customerId: IDS.customer,
    note: 'Paga el viernes',
    openSaleId: null,
  });
}

test('a ticket can be shown before the server has heard of the sale', async () => {
  backend.offline = true;
  const { device } = page.openSession();
  await writeSnapshot(device.cache, 'tax-rates', [RATE]);
  await writeSnapshot(device.cache, 'customers', { items: [{ id: IDS.customer, name: 'Doña Mari' }] });
  const { id } = await sellPartlyOnCredit();
  expect(await localSale(device, 'Lupita', id)).toMatchObject({
    id,
    folio: 'A-000001',
    actorName: 'Lupita',
    customerName: 'Doña Mari',
    subtotalCentavos: 6000,
    discountCentavos: 1000,
    totalCentavos: 5000,
    ivaCentavos: 690,
    methods: ['cash', 'fiado'],
    lines: [{ lineNumber: 1, name: 'Refresco', totalCentavos: 5000, refundedCentavos: 0 }],
    payments: [
      { method: 'cash', tenderedCentavos: 5000, changeCentavos: 2000 },
      { method: 'fiado', tenderedCentavos: null, changeCentavos: 0 },
    ],
    note: 'Paga el viernes',
  });
  expect(await localSale(device, 'Lupita', IDS.product)).toBeNull();
});

const reading = (id: string | null) => ({ session: id === null ? null : { id } }) as TillReading;

test('the server says which till is open, unless it has not heard yet of what was opened here', async () => {
  const { till, sender } = page.openSession().device;
  await till.learn(reading('one'));
  expect(await till.current()).toBe('one');
  backend.offline = true;
  const opened = await page.openTill({ floatCentavos: centavos(0) });
  await till.learn(reading('one'));
  expect(await till.current()).toBe(opened.id);
  backend.offline = false;
  sender.wake('online');
  await expect.poll(() => page.openSession().device.sync.view().unprotected).toBe(0);
  await till.learn(reading(null));
  expect(await till.current()).toBeNull();
});

test('what is sold in one tab is counted in the other, until the server has it', async () => {
  const other = await loadPage();
  await other.sessionReady();
  const { device } = other.openSession();
  backend.offline = true;
  await sellPartlyOnCredit();
  await expect.poll(() => device.sync.view()).toMatchObject({ unprotected: 1, needsAttention: 0, blocked: null });
  backend.offline = false;
  device.sender.wake('online');
  await expect.poll(() => page.openSession().device.sync.view().unprotected).toBe(0);
  await device.close();
});
