import { stopOwnTestServer } from '@michangarrito/testing';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser, type PersonsBrowser } from '../src/browser.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { Shopkeeper } from '../src/shopkeeper.ts';

const CODE = '7501234567893';

let installation: Installation;
let browser: PersonsBrowser;
let keeper: Shopkeeper;
let shops = 0;

beforeAll(async () => {
  installation = await startInstallation();
});

/** A shop that sells Salsa for $23.50 by its code. */
beforeEach(async () => {
  browser = await openBrowser('phone');
  const { page } = browser;
  keeper = new Shopkeeper(page, installation.url);
  shops += 1;
  await keeper.register({ phone: `551234570${String(shops)}`, name: 'La Esquina', giro: 'Abarrotes', pin: '482913' });
  await page.goto(`${installation.url}/productos/nuevo?nombre=Salsa`);
  await page.getByLabel('Precio de venta').fill('23.50');
  await page.getByLabel('Código de barras').fill(CODE);
  await page.getByLabel('Código de barras').press('Enter');
  await keeper.button('Guardar producto').click();
  await page.waitForURL(/\/productos$/);
  await page.goto(`${installation.url}/vender`);
});

afterEach(async () => {
  await browser.close();
  expect(browser.complaints).toEqual([]);
});

afterAll(async () => {
  await installation.stop();
  await stopOwnTestServer();
});

test('a reader on the charge screen adds to the sale and confirms nothing', async () => {
  const { page } = browser;
  await keeper.tapTile('Concha');
  await keeper.goToCharge();
  const charge = page.getByRole('contentinfo').getByRole('button');
  await keeper.settled(charge);
  const before = await charge.textContent();
  await scanUntil(page.getByText(/^Agregaste Salsa/), CODE);
  expect(new URL(page.url()).pathname).toBe('/cobrar');
  expect(await charge.textContent()).not.toBe(before);
  await keeper.confirmCharge();
  await keeper.settled(keeper.button('Nueva venta'));
  await scanUntil(page.getByRole('contentinfo').getByText('$23.50'), CODE);
  await page.waitForURL('**/vender');
});

test('what a reader types while a sheet asks for an amount is no part of the amount', async () => {
  const { page } = browser;
  const sheet = page.getByRole('dialog');
  const heard = sheet.getByText(/^Agregaste Salsa/);
  await keeper.button('Cobrar una cantidad sin producto').click();
  await scanUntil(heard, CODE, () => typeByHand('15'));
  await sheet.getByRole('button', { name: /^Agregar \$15\.00/ }).click();
  await sheet.waitFor({ state: 'detached' });

  await keeper.tapTile('Jamón de pierna');
  await keeper.choose('Por kilo');
  await scanUntil(heard, CODE, () => typeByHand('2'));
  await sheet.getByRole('button', { name: /^Agregar 2 kg/ }).waitFor();
});

test('what a reader types into a field of a sheet is no part of what is typed there', async () => {
  const { page } = browser;
  const sheet = page.getByRole('dialog');
  const heard = sheet.getByText(/^Agregaste Salsa/);
  await keeper.goTo('Corte');
  await keeper.press(keeper.button(/^Abrir con/));
  await keeper.press(keeper.button('Entró dinero'));
  const amount = sheet.getByLabel('Cuánto', { exact: true });
  await amount.focus();
  await scanUntil(heard, CODE, () => typeByHand('30'));
  expect(await amount.inputValue()).toBe('30');

  await page.goto(`${installation.url}/productos`);
  await page.getByLabel('Nombre, código o categoría').fill('Salsa');
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Salsa \$/ })
    .click();
  await keeper.button('Compra').click();
  const bought = sheet.getByLabel('Cuánto compraste');
  await bought.focus();
  await scanUntil(heard, CODE, () => typeByHand('12'));
  expect(await bought.inputValue()).toBe('12');
});

/** Clears what there is and types anew, as slowly as a hand. */
async function typeByHand(text: string): Promise<void> {
  const { keyboard } = browser.page;
  for (let keys = 0; keys < 20; keys += 1) await keyboard.press('Backspace');
  await keyboard.type(text, { delay: 120 });
  await browser.page.waitForTimeout(400);
}

/**
 * A busy test machine may type slower than any reader, which then counts as a hand; a person scans again, but only where nothing has
 * come of it: a screen that went on at the Enter is what must not happen. `before` types what stands there when the reader comes.
 */
async function scanUntil(heard: Locator, code: string, before = (): Promise<void> => Promise.resolve()): Promise<void> {
  const { page } = browser;
  const url = page.url();
  for (let attempt = 1; ; attempt += 1) {
    await before();
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    try {
      await heard.waitFor({ timeout: 3_000 });
      return;
    } catch (error) {
      if (attempt === 5 || page.url() !== url) throw error;
    }
  }
}
