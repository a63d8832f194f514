import { callJson } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../src/browser.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { appIsKept, endWithBooks, openShopOnPhone, sellOne, tileOf } from '../src/offline-shop.ts';
import { salesInBooks } from '../src/server-books.ts';
import { Shopkeeper } from '../src/shopkeeper.ts';

const SHOP = { phone: '5512345770', name: 'Se Perdió el Celular' };
const BETO = { name: 'Beto', phone: '5512345771', pin: '730518' };

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  expect(await endWithBooks(installation)).toEqual([]);
});

/** Beto's own phone, with the shop on it. */
async function enterAsBeto(token: string) {
  const { url } = installation.backend;
  const { status } = await callJson(url, 'POST', '/team', { ...BETO, permissions: [] }, token);
  expect(status).toBe(201);
  const browser = await openBrowser('phone');
  const keeper = new Shopkeeper(browser.page, installation.url);
  await keeper.enter(BETO);
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

    await page.goto(`${installation.url}/ajustes/dispositivos`);
    await owner.keeper.button('Desvincular').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Desvincular' }).click();
    await toast('Se desvinculó');

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
