import { audit } from '@michangarrito/auditor';
import { stopOwnTestServer } from '@michangarrito/testing';
import type { Page } from 'playwright-core';
import { openBrowser, type BrowserOptions, type PersonsBrowser } from './browser.ts';
import type { Installation } from './installation.ts';
import { Shopkeeper } from './shopkeeper.ts';

/** A shop of one phone, whose app and catalogue are on it. */
export interface ShopOnPhone {
  readonly browser: PersonsBrowser;
  readonly keeper: Shopkeeper;
}

/** What every shop here is opened with. */
export const PIN = '482913';

/** Opens a shop on a phone of its own and waits until it could go on without network. */
export async function openShopOnPhone(
  installation: Installation,
  shop: { readonly phone: string; readonly name: string },
  options: BrowserOptions = {},
): Promise<ShopOnPhone> {
  const browser = await openBrowser('phone', options);
  const keeper = new Shopkeeper(browser.page, installation.url);
  await keeper.register({ ...shop, giro: 'Abarrotes', pin: PIN });
  await tileOf(keeper, 'Bolillo').waitFor();
  await appIsKept(browser.page);
  return { browser, keeper };
}

/** A cold start: the same phone after its browser was killed, on the counter. */
export async function startAgain(
  installation: Installation,
  { directory, kill }: PersonsBrowser,
  options: BrowserOptions = {},
): Promise<ShopOnPhone> {
  await kill();
  const browser = await openBrowser('phone', { ...options, directory });
  await browser.page.goto(`${installation.url}/vender`);
  const keeper = new Shopkeeper(browser.page, installation.url);
  await tileOf(keeper, 'Bolillo').waitFor();
  return { browser, keeper };
}

/** Waits until the app itself is on the device: from now on every address opens without network. */
export async function appIsKept(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready');
  await page.waitForFunction('navigator.serviceWorker.controller !== null');
}

export function tileOf({ page }: Shopkeeper, name: string) {
  return page
    .getByRole('tabpanel')
    .getByRole('button', { name: new RegExp(name) })
    .first();
}

/** Sells one piece for exact cash; answers the sale's id. */
export async function sellOne(keeper: Shopkeeper, name = 'Bolillo'): Promise<string> {
  await keeper.tapTile(name);
  await keeper.goToCharge();
  const sale = await keeper.confirmCharge();
  await keeper.newSale();
  return sale;
}

/** Has everything sent at once, as somebody does who opens *Sincronización*, and waits until it is protected. */
export async function sendAll({ page, url }: Shopkeeper): Promise<void> {
  await page.goto(`${url}/sincronizacion`);
  await page.getByText('Todo está protegido').waitFor({ timeout: 120_000 });
}

/** Ends an installation, and answers what its books differ in. */
export async function endWithBooks(installation: Installation): Promise<readonly unknown[]> {
  const books = await audit({ auditUrl: installation.database.auditUrl });
  await installation.stop();
  await stopOwnTestServer();
  return books.differences;
}
