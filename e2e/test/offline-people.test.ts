import { callJson } from '@michangarrito/testing';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type Installation } from '../src/installation.ts';
import { endWithBooks, openShopOnPhone, PIN, sellOne, sendAll } from '../src/offline-shop.ts';
import { salesInBooks } from '../src/server-books.ts';
import type { Shopkeeper } from '../src/shopkeeper.ts';

const LUPITA = { name: 'Lupita', phone: '5512345739', pin: '7305' };

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  expect(await endWithBooks(installation)).toEqual([]);
});

/** Opens the sheet that asks somebody for their PIN. */
async function askPinOf(keeper: Shopkeeper, name: string): Promise<Locator> {
  const { page, url } = keeper;
  await page.goto(`${url}/ajustes`);
  await keeper.button(/^Cambiar de persona/).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: new RegExp(name) }).click();
  await sheet.getByLabel(`NIP de ${name}`).waitFor();
  return sheet;
}

async function typePin(sheet: Locator, name: string, pin: string): Promise<void> {
  await sheet.getByLabel(`NIP de ${name}`).fill(pin);
  await sheet.getByRole('button', { name: 'Seguir' }).click();
}

async function takeOver(keeper: Shopkeeper, name: string, pin: string): Promise<void> {
  await typePin(await askPinOf(keeper, name), name, pin);
  await keeper.page.waitForURL('**/vender');
  await keeper.page.getByRole('tabpanel').waitFor();
}

test('without network somebody takes over with a PIN and sells in their own name; five wrong PINs lock', async () => {
  const shop = { phone: '5512345730', name: 'Dos Personas' };
  const { browser, keeper } = await openShopOnPhone(installation, shop);
  const { page } = browser;
  try {
    const { status } = await callJson(
      installation.backend.url,
      'POST',
      '/team',
      { ...LUPITA, permissions: [] },
      keeper.accessToken,
    );
    expect(status).toBe(201);
    await takeOver(keeper, 'Lupita', LUPITA.pin);
    const sales = [await sellOne(keeper)];
    await keeper.waitUntilProtected();
    await installation.cutOff();
    sales.push(await sellOne(keeper));
    await takeOver(keeper, 'Doña Mary', PIN);
    sales.push(await sellOne(keeper, 'Concha'));
    const sheet = await askPinOf(keeper, 'Lupita');
    for (let wrong = 1; wrong <= 4; wrong += 1) {
      await typePin(sheet, 'Lupita', `000${String(wrong)}`);
      await sheet.getByText('Ese NIP no es').waitFor();
      await sheet.getByLabel('NIP de Lupita').fill('');
    }
    await typePin(sheet, 'Lupita', '0005');
    await sheet.getByText('Van muchos NIP equivocados').waitFor();
    // Neither the right one nor a fresh start opens what is locked.
    await typePin(sheet, 'Lupita', LUPITA.pin);
    await sheet.getByText('Van muchos NIP equivocados').waitFor();
    await page.reload();
    const again = await askPinOf(keeper, 'Lupita');
    await typePin(again, 'Lupita', LUPITA.pin);
    await again.getByText('Van muchos NIP equivocados').waitFor();
    await page.goto(`${installation.url}/vender`);
    sales.push(await sellOne(keeper));
    await installation.reconnect();
    await sendAll(keeper);
    const booked = await salesInBooks(installation.database, shop.name);
    expect(booked.map(({ id }) => id)).toEqual(sales);
    expect(booked.map(({ person }) => person)).toEqual(['Lupita', 'Lupita', 'Doña Mary', 'Doña Mary']);
    // The server counts for itself, and she goes on where it is there.
    await takeOver(keeper, 'Lupita', LUPITA.pin);
  } finally {
    await browser.close();
  }
});

test('unlinking this device is refused while a sale is only here, and takes the shop off it once all is sent', async () => {
  const shop = { phone: '5512345731', name: 'Se Desvincula' };
  const { browser, keeper } = await openShopOnPhone(installation, shop);
  const { page } = browser;
  const unlink = async () => {
    await page.goto(`${installation.url}/ajustes`);
    await keeper.button(/^Desvincular este aparato/).click();
    return page.getByRole('dialog');
  };
  try {
    await installation.cutOff();
    const sale = await sellOne(keeper);
    const refused = await unlink();
    await refused.getByText('1 movimiento está sólo aquí. Conéctate a internet para mandarlo').waitFor();
    expect(await refused.getByRole('button', { name: 'Desvincular este aparato' }).isDisabled()).toBe(true);
    await installation.reconnect();
    await sendAll(keeper);
    const allowed = await unlink();
    await allowed.getByRole('button', { name: 'Desvincular este aparato' }).click();
    await page.waitForURL('**/acceso');
    const kept = (await page.evaluate('indexedDB.databases()')) as { name: string }[];
    expect(kept.map(({ name }) => name)).toEqual(['michangarrito-device']);
    const [device] = await installation.database.rows<{ revoked: boolean }>(
      `select d.revoked_at is not null as revoked from auth.devices d join public.tenants t on t.id = d.tenant_id where t.name = $1`,
      [shop.name],
    );
    expect(device).toEqual({ revoked: true });
    expect((await salesInBooks(installation.database, shop.name)).map(({ id }) => id)).toEqual([sale]);
    await page.goto(`${installation.url}/vender`);
    await page.waitForURL(/\/(acceso|registro)/);
  } finally {
    await browser.close();
  }
});
