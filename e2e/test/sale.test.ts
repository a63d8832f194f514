import { audit } from '@michangarrito/auditor';
import { stopOwnTestServer } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousViolations } from '../src/accessibility.ts';
import { openBrowser } from '../src/browser.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { Shopkeeper } from '../src/shopkeeper.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  await installation.stop();
  await stopOwnTestServer();
});

test('on a phone: a shop is opened, sells, charges, and its books prove themselves', async () => {
  const { page, complaints, close } = await openBrowser('phone');
  try {
    const keeper = new Shopkeeper(page, installation.url);
    await keeper.register({ phone: '5512345678', name: 'La Esquina', giro: 'Abarrotes', pin: '482913' });
    await keeper.tapTile('Coca-Cola 600 ml');
    await keeper.tapTile('Bolillo');
    expect(await seriousViolations(page)).toEqual([]);
    await keeper.goToCharge();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await keeper.confirmCharge()).not.toBe('');
    await keeper.newSale();
    await keeper.waitUntilProtected();
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
  const books = await audit({ auditUrl: installation.database.auditUrl });
  expect(books.differences).toEqual([]);
  expect(books.movements).toBeGreaterThan(0);
});

test('from the NIP there is a way back to another code', async () => {
  const { page, close } = await openBrowser('phone');
  try {
    const keeper = new Shopkeeper(page, installation.url);
    await page.goto(`${installation.url}/registro`);
    await page.getByLabel('Tu teléfono').fill('5512345679');
    await keeper.button('Mandar código').click();
    await keeper.button('Usarlo').click();
    await keeper.button('Seguir').click();
    await page.getByLabel('¿Cómo se llama tu tienda?').fill('La Espera');
    await page.getByLabel('¿Cómo te llamas?').fill('Doña Paz');
    await page.getByText('Abarrotes', { exact: true }).click();
    await keeper.button('Seguir').click();
    await keeper.button('Pedir otro código').click();
    await page.getByLabel('Tu teléfono').waitFor();
    expect(await keeper.button('Mandar código').isVisible()).toBe(true);
  } finally {
    await close();
  }
});
