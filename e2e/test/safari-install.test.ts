import { stopOwnTestServer } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type Installation } from '../src/installation.ts';
import { openShopOnPhone, sellOne } from '../src/offline-shop.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';
let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  await installation.stop();
  await stopOwnTestServer();
});

test('in Safari the counter asks once to install, says why, and Inicio goes on offering it', async () => {
  const shop = { phone: '5512345694', name: 'La Manzana' };
  const { browser, keeper } = await openShopOnPhone(installation, shop, { userAgent: IPHONE });
  const { page } = browser;
  const asked = page.getByRole('dialog', { name: 'Instálala antes de vender', exact: true });
  try {
    await asked.getByText('Safari borra lo que guarda una página si pasan 7 días sin abrirla').waitFor();
    await asked.getByRole('button', { name: 'Ahora no' }).click();
    await asked.waitFor({ state: 'hidden' });
    await sellOne(keeper);
    await page.reload();
    await sellOne(keeper);
    expect(await asked.count()).toBe(0);
    await page.goto(`${installation.url}/inicio`);
    await page.getByRole('button', { name: /Instálala en este aparato/ }).click();
    await page.waitForURL('**/ajustes');
    await page.getByRole('heading', { name: 'Instálala antes de vender sin internet' }).waitFor();
    expect(browser.complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('who opened it from the home screen is asked nothing', async () => {
  const shop = { phone: '5512345695', name: 'La Pera' };
  const options = { userAgent: IPHONE, beforePages: 'Object.defineProperty(navigator, "standalone", { value: true })' };
  const { browser, keeper } = await openShopOnPhone(installation, shop, options);
  try {
    await sellOne(keeper);
    await browser.page.goto(`${installation.url}/inicio`);
    await browser.page.getByText('Caja cerrada').first().waitFor();
    expect(await browser.page.getByText('Instálala en este aparato').count()).toBe(0);
  } finally {
    await browser.close();
  }
});
