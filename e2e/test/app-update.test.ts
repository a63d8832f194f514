import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { journalName, readStore, remakeDatabase, type StoredEntry, type StoredNumber } from '../src/device-storage.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { makeNextRelease, NEXT_RELEASE } from '../src/next-release.ts';
import { endWithBooks, openShopOnPhone, sellOne, sendAll } from '../src/offline-shop.ts';
import { folios, placesInBooks, salesInBooks, upTo } from '../src/server-books.ts';
import type { Shopkeeper } from '../src/shopkeeper.ts';

/** A part of the app that runs nothing and holds no database open. */
const STILL = 'icons/mark-192.png';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  expect(await endWithBooks(installation)).toEqual([]);
});

/** Puts the device's databases back into the format of the first release, which had no mirror, with all that waits. */
async function ageDevice({ page, url }: Shopkeeper): Promise<void> {
  await page.goto(`${url}/${STILL}`);
  const journal = await journalName(page);
  const entries = await readStore<StoredEntry & { retriedSeq?: number; heldSeq?: number }>(page, journal, 'entries');
  const numbers = await readStore<StoredNumber>(page, journal, 'numbers');
  const openSales = await readStore<object>(page, journal, 'openSales');
  const enrolments = await readStore<object>(page, 'michangarrito-device', 'enrolments');
  const choices = await readStore<object>(page, 'michangarrito-device', 'choices');
  await remakeDatabase(
    page,
    journal,
    1,
    `const entries = opened.createObjectStore('entries', { keyPath: 'seq' });
     entries.createIndex('id', 'id', { unique: true });
     for (const index of ['state', 'acknowledgedAt']) entries.createIndex(index, index);
     opened.createObjectStore('numbers', { keyPath: 'name' });
     opened.createObjectStore('openSales', { keyPath: 'id' });`,
    {
      entries: entries.map(({ retriedSeq: _retried, heldSeq: _held, ...entry }) => ({
        ...entry,
        route: { method: 'POST', path: '/sales' },
      })),
      numbers: numbers.filter(({ name }) => name === 'deviceSeq' || name === 'skewMs' || name.startsWith('folio:')),
      openSales,
    },
  );
  await remakeDatabase(
    page,
    'michangarrito-device',
    1,
    `opened.createObjectStore('enrolments', { keyPath: 'tenantId' });
     opened.createObjectStore('choices', { keyPath: 'name' });`,
    { enrolments, choices },
  );
  await page.evaluate(`(async () => {
    for (const { name } of await indexedDB.databases())
      if (/-(mirror|cache)-/.test(name)) indexedDB.deleteDatabase(name);
  })()`);
}

test('an app of today that opens the journal of the first release sends each of its sales once and keeps the open one', async () => {
  const shop = { phone: '5512345750', name: 'Desde la Primera' };
  const { browser, keeper } = await openShopOnPhone(installation, shop);
  const { page } = browser;
  const onCounter = page.getByRole('contentinfo').getByText('$12.00');
  try {
    await installation.cutOff();
    const sales = [await sellOne(keeper), await sellOne(keeper), await sellOne(keeper)];
    await keeper.tapTile('Concha');
    await onCounter.waitFor();
    await ageDevice(keeper);
    await installation.reconnect();
    await page.goto(`${installation.url}/vender`);
    await onCounter.waitFor();
    await keeper.goToCharge();
    sales.push(await keeper.confirmCharge());
    await sendAll(keeper);
    const booked = await salesInBooks(installation.database, shop.name);
    expect(booked.map(({ id }) => id)).toEqual(sales);
    expect(booked.map(({ folio }) => folio)).toEqual(folios('A', 4));
    expect(booked.map(({ totalCentavos }) => totalCentavos)).toEqual([250, 250, 250, 1_200]);
    expect(await placesInBooks(installation.database, shop.name)).toEqual(upTo(4));
  } finally {
    await browser.close();
  }
});

test('a new release waits until somebody takes it, and leaves the open sale and the journal as they are', async () => {
  const shop = { phone: '5512345751', name: 'Se Actualiza' };
  const { browser, keeper } = await openShopOnPhone(installation, shop);
  const { page } = browser;
  const release = await makeNextRelease();
  const onCounter = page.getByRole('contentinfo').getByText('$12.00');
  try {
    await installation.killBackend();
    const sales = [await sellOne(keeper)];
    await keeper.tapTile('Concha');
    await onCounter.waitFor();
    await installation.cutOff();
    await installation.reconnect(release);
    await page.evaluate('window.stillTheSamePage = true');
    await page.evaluate('navigator.serviceWorker.ready.then((registration) => registration.update())');
    const take = keeper.button('Actualizar');
    await take.waitFor();
    // The person goes on with the sale, and nothing is loaded anew under their hands.
    await keeper.tapTile('Bolillo');
    await page.getByRole('contentinfo').getByText('$14.50').waitFor();
    expect(await page.evaluate('window.stillTheSamePage')).toBe(true);
    expect(await page.locator(NEXT_RELEASE).count()).toBe(0);
    await take.click();
    await page.locator(NEXT_RELEASE).waitFor({ state: 'attached' });
    await page.getByRole('contentinfo').getByText('$14.50').waitFor();
    await keeper.goToCharge();
    sales.push(await keeper.confirmCharge());
    await keeper.newSale();
    await page.getByRole('button', { name: /^2 sólo aquí/ }).waitFor();
    await installation.restartBackend();
    await sendAll(keeper);
    const booked = await salesInBooks(installation.database, shop.name);
    expect(booked.map(({ id }) => id)).toEqual(sales);
    expect(booked.map(({ totalCentavos }) => totalCentavos)).toEqual([250, 1_450]);
  } finally {
    await browser.close();
    await rm(release, { recursive: true, force: true });
  }
});
