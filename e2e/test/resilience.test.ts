import { audit } from '@michangarrito/auditor';
import { callJson, stopOwnTestServer } from '@michangarrito/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, type PersonsBrowser } from '../src/browser.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { Shopkeeper } from '../src/shopkeeper.ts';

/** What Chromium says of every request that finds no backend, or no network. */
const NO_BACKEND =
  /^Failed to load resource: .*(\b50[0-9]\b|ERR_INTERNET_DISCONNECTED|ERR_INCOMPLETE_CHUNKED_ENCODING)|a part of the app did not come/;

let installation: Installation;
let browser: PersonsBrowser;
let keeper: Shopkeeper;
let shops = 0;

beforeAll(async () => {
  installation = await startInstallation();
});

beforeEach(async () => {
  // As where a page has no HTTPS: with the worker the app itself would never be missing.
  browser = await openBrowser('phone', { serviceWorkers: false });
  keeper = new Shopkeeper(browser.page, installation.url);
  shops += 1;
  await keeper.register({ phone: `551234568${String(shops)}`, name: 'La Esquina', giro: 'Abarrotes', pin: '482913' });
  // The catalogue is on the device.
  await browser.page
    .getByRole('tabpanel')
    .getByRole('button', { name: /Bolillo/ })
    .waitFor();
});

afterEach(async () => {
  await browser.close();
  const { exitCode, signalCode } = installation.backend.child;
  if (exitCode !== null || signalCode !== null) await installation.restartBackend();
  expect(browser.complaints.filter((complaint) => !NO_BACKEND.test(complaint))).toEqual([]);
});

afterAll(async () => {
  const books = await audit({ auditUrl: installation.database.auditUrl });
  await installation.stop();
  await stopOwnTestServer();
  expect(books.differences).toEqual([]);
});

/** The sales that the server holds, asked without the app. */
async function salesOnServer(): Promise<string[]> {
  const { backend } = installation;
  const { body } = await callJson<{ items: { id: string }[] }>(
    backend.url,
    'GET',
    '/sales',
    undefined,
    keeper.accessToken,
  );
  return body.items.map(({ id }) => id);
}

test('a sale without the server is kept over a reload and arrives exactly once', async () => {
  const { page } = browser;
  await installation.killBackend();
  await keeper.tapTile('Bolillo');
  await keeper.goToCharge();
  const sale = await keeper.confirmCharge();
  await page.getByText('Guardada aquí').waitFor();
  await page.reload();
  await page.getByText('Guardada aquí').waitFor();
  await keeper.newSale();
  await page.getByRole('button', { name: /^1 sólo aquí/ }).waitFor();
  await installation.restartBackend();
  await keeper.waitUntilProtected();
  expect(await salesOnServer()).toEqual([sale]);
});

test('leaving the device is refused while something is only there', async () => {
  const { page } = browser;
  await installation.killBackend();
  await keeper.tapTile('Bolillo');
  await keeper.goToCharge();
  await keeper.confirmCharge();
  await keeper.newSale();
  await keeper.goTo('Ajustes');
  await keeper.button('Cerrar sesión').click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('1 movimiento está sólo aquí.').waitFor();
  expect(await sheet.getByRole('button', { name: 'Cerrar sesión' }).isDisabled()).toBe(true);
  await installation.restartBackend();
  await page.goto(`${installation.url}/vender`);
  await keeper.waitUntilProtected();
});

test('two taps on the same instant charge once', async () => {
  const { page } = browser;
  await keeper.tapTile('Bolillo');
  await keeper.goToCharge();
  const charge = page.getByRole('contentinfo').getByRole('button');
  await keeper.settled(charge);
  await charge.evaluate((button: { click(): void }) => {
    button.click();
    button.click();
  });
  await page.waitForURL('**/cobrado?venta=*');
  await keeper.newSale();
  await keeper.waitUntilProtected();
  expect(await salesOnServer()).toHaveLength(1);
});

test('a reload in the middle of a sale keeps what is on the counter', async () => {
  const { page } = browser;
  await keeper.tapTile('Coca-Cola 600 ml');
  await keeper.tapTile('Jamón de pierna');
  await keeper.amount('20', /^Agregar \$20/);
  await page.getByRole('contentinfo').getByText('$39.00').waitFor();
  await page.reload();
  await page.getByRole('contentinfo').getByText('$39.00').waitFor();
  await keeper.goToCharge();
  const sale = await keeper.confirmCharge();
  await keeper.newSale();
  await keeper.waitUntilProtected();
  expect(await salesOnServer()).toEqual([sale]);
});

test('two tabs of one browser sell side by side, each sale once', async () => {
  const other = new Shopkeeper(await browser.context.newPage(), installation.url);
  await other.page.goto(`${installation.url}/vender`);
  await keeper.tapTile('Bolillo');
  await keeper.goToCharge();
  const first = await keeper.confirmCharge();
  await other.page.reload();
  await other.tapTile('Concha');
  await other.goToCharge();
  const second = await other.confirmCharge();
  await other.newSale();
  await keeper.newSale();
  await other.waitUntilProtected();
  await keeper.waitUntilProtected();
  expect((await salesOnServer()).toSorted()).toEqual([first, second].toSorted());
});

test('two tabs on one open sale show each other’s products and charge all of them once', async () => {
  const { page } = browser;
  const other = new Shopkeeper(await browser.context.newPage(), installation.url);
  await other.page.goto(`${installation.url}/vender`);
  const total = (tab: Shopkeeper, amount: string) => tab.page.getByRole('contentinfo').getByText(amount).waitFor();
  await keeper.tapTile('Bolillo');
  await total(other, '$2.50');
  await other.tapTile('Coca-Cola 600 ml');
  await total(other, '$21.50');
  await total(keeper, '$21.50');
  await other.goToCharge();
  await keeper.goToCharge();
  const sale = await keeper.confirmCharge();
  await other.page.getByText('Esta venta ya se cobró o se quitó.').waitFor();
  await other.page.waitForURL('**/vender');
  await page.getByText('Protegida').waitFor();
  expect(await salesOnServer()).toEqual([sale]);
});

test('a double tap or a key pressed twice on the way to charging confirms nothing', async () => {
  const { page } = browser;
  await keeper.tapTile('Bolillo');
  const charge = page.getByRole('contentinfo').getByRole('button', { name: /^Cobrar/ });
  const atCharge = page.getByRole('heading', { name: 'Cobrar', level: 1 });
  await keeper.settled(charge);
  const box = await charge.boundingBox();
  if (box === null) throw new Error('the button is not on the screen');
  const place = [box.x + box.width / 2, box.y + box.height / 2] as const;
  await page.touchscreen.tap(...place);
  await atCharge.waitFor();
  await page.touchscreen.tap(...place);
  await page.keyboard.press('F12');
  await page.keyboard.press('Enter');
  await keeper.settled(charge);
  expect(new URL(page.url()).pathname).toBe('/cobrar');
  const sale = await keeper.confirmCharge();
  await keeper.newSale();
  await keeper.waitUntilProtected();
  expect(await salesOnServer()).toEqual([sale]);
});

test('without network every section opens, and one that never came says so and leads back to the sale', async () => {
  const { page, context } = browser;
  await keeper.tapTile('Bolillo');
  // The last of what is fetched ahead.
  await page.waitForFunction(
    `performance.getEntriesByType('resource').some(({ name }) => name.includes('contract-check'))`,
  );
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Menú' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Inicio' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const section of ['Fiados', 'Productos', 'Corte', 'Ventas', 'Ajustes'] as const) {
    await keeper.goTo(section);
    await page.getByRole('heading', { name: section === 'Ventas' ? 'Tus ventas' : section, level: 1 }).waitFor();
  }
  await context.setOffline(false);
  // As if the network had gone before anything could be fetched ahead; what was fetched before is in the browser's cache.
  await page.addInitScript('window.requestIdleCallback = () => 0');
  await page.goto(`${installation.url}/vender`);
  await page.getByRole('contentinfo').getByText('$2.50').waitFor();
  await page.route('**/assets/*.js', (route) => route.abort('internetdisconnected'));
  await page.getByRole('button', { name: 'Menú' }).click();
  await page.getByText('Esta sección necesita internet la primera vez').waitFor();
  await keeper.button('Ir a vender').click();
  await page.getByRole('contentinfo').getByText('$2.50').waitFor();
});
