import type { Page } from 'playwright-core';
import { callJson } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../src/browser.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { appIsKept, endWithBooks, openShopOnPhone, sellOne, tileOf } from '../src/offline-shop.ts';
import { salesInBooks } from '../src/server-books.ts';
import { Shopkeeper } from '../src/shopkeeper.ts';

const SHOP = { phone: '5512345770', name: 'Se Perdió el Celular' };
const BETO = { name: 'Beto', phone: '5512345771', pin: '730518' };
/** The server sends a phone its next code after 30 seconds. */
const NEXT_CODE_MS = 31_000;
const PASSPHRASE = 'una frase larga';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  expect(await endWithBooks(installation)).toEqual([]);
});

/** Beto's own phone, with the shop on it. */
async function enterAsBeto(token: string, phone = BETO.phone) {
  const person = { ...BETO, phone };
  const { url } = installation.backend;
  const { status } = await callJson(url, 'POST', '/team', { ...person, permissions: [] }, token);
  expect(status).toBe(201);
  const browser = await openBrowser('phone');
  const keeper = new Shopkeeper(browser.page, installation.url);
  await keeper.enter(person);
  await tileOf(keeper, 'Bolillo').waitFor();
  await appIsKept(browser.page);
  return { browser, keeper };
}

test('what an unlinked phone had not sent waits for the owner, who takes in one sale and leaves the other out', async () => {
  const owner = await openShopOnPhone(installation, SHOP);
  const beto = await enterAsBeto(owner.keeper.accessToken);
  const { page } = owner.browser;
  const toast = (text: string) => page.getByText(text).waitFor();
  try {
    await beto.browser.context.setOffline(true);
    const [kept, left] = [await sellOne(beto.keeper), await sellOne(beto.keeper, 'Concha')];

    await unlinkBeto(page);

    await beto.browser.context.setOffline(false);
    await beto.browser.page.goto(`${installation.url}/sincronizacion`);
    await beto.browser.page.getByText('Este aparato se desvinculó').waitFor();
    await page.goto(`${installation.url}/inicio`);
    await page.getByRole('button', { name: /2 movimientos por revisar/ }).click();
    await page.waitForURL('**/revisar');

    await page.getByRole('button', { name: /B-000002/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Dejarlo fuera' }).click();
    await toast('Listo: 1 movimiento.');
    await owner.keeper.button('Aceptar todo').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Apuntarlo' }).click();
    await page.getByText('Nada por revisar').waitFor();

    const booked = await salesInBooks(installation.database, SHOP.name);
    expect(booked.map(({ id, person }) => [id, person])).toEqual([[kept, 'Beto']]);
    expect(booked.map(({ id }) => id)).not.toContain(left);
  } finally {
    await beto.browser.close();
    await owner.browser.close();
  }
});

test(
  'a phone that was unlinked says so wherever it stands, also offline, sells on, keeps nothing of the others and may come back',
  { timeout: 180_000 },
  async () => {
    const owner = await openShopOnPhone(installation, { phone: '5512345772', name: 'Se Fue Beto' });
    const phone = '5512345774';
    const beto = await enterAsBeto(owner.keeper.accessToken, phone);
    const { page, context, complaints } = beto.browser;
    const pill = page.getByRole('button', { name: /^Desvinculado/ });
    try {
      await sellOne(owner.keeper);
      await page.goto(`${installation.url}/ventas`);
      await page.getByText('A-000001').waitFor();
      await unlinkBeto(owner.browser.page);

      await page.goto(`${installation.url}/vender`);
      await pill.waitFor();
      await page.goto(`${installation.url}/ventas`);
      await page.getByText('Este aparato se desvinculó').waitFor();
      expect(await page.getByText('A-000001').count()).toBe(0);
      await context.setOffline(true);
      await page.goto(`${installation.url}/vender`);
      await pill.waitFor();
      await sellOne(beto.keeper);
      await context.setOffline(false);
      await page.goto(`${installation.url}/sincronizacion`);
      await page.getByText('Espera a que el dueño lo revise.').waitFor();
      expect(await page.getByText('Todo está protegido').count()).toBe(0);
      expect(complaints.filter((complaint) => complaint.includes('ApiError'))).toEqual([]);

      await page.getByRole('link', { name: 'Entrar otra vez' }).click();
      await page.waitForTimeout(NEXT_CODE_MS);
      await beto.keeper.logIn({ ...BETO, phone });
      await page.getByRole('button', { name: /^Protegido/ }).waitFor();
      await page.goto(`${installation.url}/ventas`);
      await page.getByText('A-000001').waitFor();
    } finally {
      await beto.browser.close();
      await owner.browser.close();
    }
  },
);

test(
  'what it had not sent is told as unsent after it came back as another device, until the server has it',
  { timeout: 180_000 },
  async () => {
    const owner = await openShopOnPhone(installation, { phone: '5512345776', name: 'Volvió Beto' });
    const phone = '5512345777';
    const beto = await enterAsBeto(owner.keeper.accessToken, phone);
    const { page, context } = beto.browser;
    try {
      await context.route('**/sync/deposits', (route) => route.abort());
      await context.setOffline(true);
      await sellOne(beto.keeper);
      await unlinkBeto(owner.browser.page);
      await context.setOffline(false);
      await page.goto(`${installation.url}/sincronizacion`);
      await page.getByRole('link', { name: 'Entrar otra vez' }).click();
      await page.waitForTimeout(NEXT_CODE_MS);
      await beto.keeper.logIn({ ...BETO, phone });
      await page.goto(`${installation.url}/sincronizacion`);
      await page.getByText(/1 venta por .* está sólo en este aparato/).waitFor();
      expect(await page.getByText('Todo está protegido').count()).toBe(0);
      await context.unroute('**/sync/deposits');
      await page.getByText('Todo está protegido').waitFor();
      await owner.browser.page.goto(`${installation.url}/revisar`);
      await owner.browser.page.getByRole('button', { name: /B-000001/ }).waitFor();
    } finally {
      await beto.browser.close();
      await owner.browser.close();
    }
  },
);

test('the copy of a phone that is still linked says what to do first, and is taken after that', async () => {
  const owner = await openShopOnPhone(installation, { phone: '5512345773', name: 'Trae la Copia' });
  const beto = await enterAsBeto(owner.keeper.accessToken, '5512345775');
  const { page } = owner.browser;
  try {
    await beto.browser.context.setOffline(true);
    await sellOne(beto.keeper);
    const copy = await saveSealedCopy(beto.keeper);
    await bringCopy(owner.keeper, copy);
    await page.getByText('Primero desvincula el otro aparato').waitFor();
    expect(await page.evaluate('document.querySelector("dialog form").scrollWidth')).toBeLessThanOrEqual(360);
    await unlinkBeto(page);
    await bringCopy(owner.keeper, copy);
    await page.getByText('1 movimiento queda por revisar para el dueño.').waitFor();
  } finally {
    await beto.browser.close();
    await owner.browser.close();
  }
});

async function unlinkBeto(page: Page): Promise<void> {
  await page.goto(`${installation.url}/ajustes/dispositivos`);
  await page.getByRole('button', { name: 'Desvincular', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Desvincular' }).click();
  await page.getByText('Se desvinculó').waitFor();
}

async function saveSealedCopy({ page, url }: Shopkeeper): Promise<string> {
  await page.goto(`${url}/sincronizacion`);
  await page.getByRole('button', { name: 'Guardar una copia con contraseña' }).click();
  await page.getByRole('textbox', { name: 'Contraseña' }).fill(PASSPHRASE);
  await page.getByLabel('Escríbela otra vez').fill(PASSPHRASE);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Guardar la copia' }).click();
  return (await download).path();
}

async function bringCopy({ page, url }: Shopkeeper, copy: string): Promise<void> {
  await page.goto(`${url}/sincronizacion`);
  await page.getByRole('button', { name: 'Traer una copia' }).click();
  await page.getByText('Elegir archivo').waitFor();
  await page.locator('input[type=file]').setInputFiles(copy);
  await page.getByRole('textbox', { name: 'Contraseña' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Entregar la copia' }).click();
}
