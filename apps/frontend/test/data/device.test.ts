import { centavos, lineByQuantity, milli, priceCart } from '@michangarrito/domain';
import type { AnyCommand, RecordSale } from '@michangarrito/contracts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { journalTexts, register } from './a-sale.ts';
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
  const { rows } = page.openSession().device;
  await expect.poll(() => rows.view().loaded).toBe(true);
  backend.offline = true;
  const { id } = await sellPartlyOnCredit();
  expect(rows.view().sales.get(id)).toMatchObject({
    id,
    folio: 'A-000001',
    actorName: 'Lupita',
    subtotalCentavos: 6000,
    discountCentavos: 1000,
    totalCentavos: 5000,
    ivaCentavos: 690,
    methods: ['cash', 'fiado'],
    payments: [
      { method: 'cash', tenderedCentavos: 5000, changeCentavos: 2000 },
      { method: 'fiado', tenderedCentavos: null, changeCentavos: 0 },
    ],
    note: 'Paga el viernes',
  });
});

test('a till that is opened here is the one that sales name, without network too, until it is closed', async () => {
  backend.offline = true;
  const opened = await page.openTill({ floatCentavos: centavos(0) });
  await sellPartlyOnCredit();
  await page.closeTill({
    kind: 'z',
    tillSessionId: opened.id,
    countedCentavos: centavos(0),
    denominations: [],
    note: null,
    watermarks: [],
  });
  await sellPartlyOnCredit();
  const sales = (await journalTexts(page)).filter((command) => (command as AnyCommand).type === 'recordSale');
  expect(sales.map((sale) => (sale as RecordSale).payload.tillSessionId)).toEqual([opened.id, null]);
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

test('a hotel’s page is no contact with the server, and tells no time', async () => {
  const { device } = page.openSession();
  const contact = () => localStorage.getItem(`michangarrito-contact-${device.deviceId}`);
  const { journal, sender, clock } = device;
  await expect.poll(contact).not.toBeNull();
  await expect.poll(() => clock.skewMs).not.toBeNull();
  localStorage.clear();
  backend.gated = true;
  await sellPartlyOnCredit();
  const lastError = async () => (await journal.entries({ state: 'pending', limit: 1 }))[0]?.lastError?.code;
  await expect.poll(lastError).toBe('ANSWER_UNREADABLE');
  await expect(device.api({ method: 'GET', path: '/me' })).rejects.toThrow('UNREACHABLE');
  expect(contact()).toBeNull();
  expect(Math.abs(clock.skewMs ?? Number.NaN)).toBeLessThan(5_000);
  backend.gated = false;
  sender.wake('visible');
  await expect.poll(contact).not.toBeNull();
});
