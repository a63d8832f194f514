import { centavos } from '@michangarrito/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { journalTexts, register, sellInCash, unprotected } from './a-sale.ts';
import { FakeBackend, IDS, product } from './fake-backend.ts';
import { loadPage, newBrowser, type Page } from './fake-browser.ts';

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

test('a device that nobody has used is closed', async () => {
  expect(await page.sessionReady()).toEqual({ status: 'closed' });
});

test('after a reload without network the shop is open and sells; with network it all goes up once', async () => {
  await register(page);
  backend.offline = true;
  page = await loadPage();
  const state = await page.sessionReady();
  expect(state).toMatchObject({ status: 'open', enrolment: { shop: { name: 'Abarrotes Lupita' } } });
  expect(await sellInCash(page)).toMatchObject({ folio: 'A-000001' });
  expect(await sellInCash(page)).toMatchObject({ folio: 'A-000002' });
  expect(await unprotected(page)).toBe(2);
  backend.offline = false;
  globalThis.window.dispatchEvent(new Event('online'));
  await expect.poll(() => unprotected(page)).toBe(0);
  expect([...backend.recorded.values()].map((text) => JSON.parse(text) as unknown)).toEqual(await journalTexts(page));
});

test.each([503, 500] as const)(
  'after a reload while the server answers %i the shop is open with its catalogue, and nothing is reported as a fault of the page',
  async (status) => {
    await register(page);
    await expect.poll(() => page.openSession().device.catalog.view().products.length).toBe(1);
    backend.failing = status;
    const faults = vi.fn();
    vi.stubGlobal('reportError', faults);
    page = await loadPage();
    expect(await page.sessionReady()).toMatchObject({
      status: 'open',
      enrolment: { shop: { name: 'Abarrotes Lupita' } },
    });
    expect(page.openSession().device.catalog.view().products).toHaveLength(1);
    expect(faults).not.toHaveBeenCalled();
  },
);

test('a device that was unlinked says so at its next start, with nothing to send, and offline after that; it goes on selling', async () => {
  await register(page);
  await expect.poll(() => page.openSession().device.catalog.view().products.length).toBe(1);
  backend.isUnlinked = true;
  const faults = vi.fn();
  vi.stubGlobal('reportError', faults);
  page = await loadPage();
  await page.sessionReady();
  const { sync } = page.openSession().device;
  await expect.poll(() => sync.view().blocked).toBe('revoked');
  backend.offline = true;
  page = await loadPage();
  await page.sessionReady();
  expect(page.openSession().device.sync.view().blocked).toBe('revoked');
  expect(page.openSession().device.catalog.view().products).toHaveLength(1);
  await sellInCash(page);
  expect(await unprotected(page)).toBe(1);
  expect(faults).not.toHaveBeenCalled();
});

test('an access token that expired is renewed without anybody noticing', async () => {
  await register(page);
  backend.good.clear();
  await sellInCash(page);
  await expect.poll(() => unprotected(page)).toBe(0);
  backend.good.clear();
  expect(await page.openSession().device.api({ method: 'GET', path: '/me' })).toMatchObject({
    shop: { id: IDS.shop },
  });
  expect(backend.paths().filter((path) => path === 'POST /auth/refresh')).toHaveLength(2);
});

test('what one person changed goes up before the next takes over', async () => {
  await register(page);
  await page.editProduct(product(), { priceCentavos: centavos(19_000) });
  await page.switchPerson(IDS.person, '493817');
  const calls = backend.paths();
  expect(calls.indexOf('POST /sync/commands')).toBeGreaterThan(-1);
  expect(calls.indexOf('POST /auth/switch')).toBeGreaterThan(calls.indexOf('POST /sync/commands'));
});

test('logging out keeps what is not sent, and the next login of the same device sends it', async () => {
  await register(page);
  backend.offline = true;
  await sellInCash(page);
  await page.logOut();
  expect(await page.sessionReady()).toEqual({ status: 'closed' });
  backend.offline = false;
  await page.login({ ticket: 't', tenantId: IDS.shop, pin: '493817' });
  const login = backend.received.find(({ path }) => path === '/auth/login');
  expect(login?.body).toMatchObject({ device: { known: { deviceId: IDS.device, secret: 's'.repeat(32) } } });
  await expect.poll(() => unprotected(page)).toBe(0);
  expect(backend.recorded.size).toBe(1);
  expect(await sellInCash(page)).toMatchObject({ folio: 'A-000002' });
});

test('refusals and a missing network are told apart', async () => {
  await register(page);
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
