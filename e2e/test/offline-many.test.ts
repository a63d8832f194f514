import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type Installation } from '../src/installation.ts';
import { endWithBooks, openShopOnPhone, sellOne, sendAll, tileOf } from '../src/offline-shop.ts';
import { folios, placesInBooks, salesInBooks, upTo } from '../src/server-books.ts';
import { addWaitingSales } from '../src/waiting-sales.ts';

/** So many sales wait: a shop's month without network, in the long tests. */
const WAITING = process.env['FULL'] === '1' ? 5_000 : 500;
/** What the batches may hold (`MOST_COMMANDS_IN_PUSH`). */
const BATCH = 200;
/** Longer than this at a sale, and a person taps again. */
const PATIENCE_MS = 10_000;

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  expect(await endWithBooks(installation)).toEqual([]);
});

async function expectAllOnce(shop: string, ids: readonly string[]): Promise<void> {
  const booked = await salesInBooks(installation.database, shop);
  expect(booked.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(booked.map(({ folio }) => folio)).toEqual(folios('A', ids.length));
  expect(new Set(booked.map(({ totalCentavos }) => totalCentavos))).toEqual(new Set([250]));
  expect(await placesInBooks(installation.database, shop)).toEqual(upTo(ids.length));
}

test('a server that is killed in the middle of batches has every sale once when it is back', async () => {
  const name = 'Apagones';
  const { browser, keeper } = await openShopOnPhone(installation, { phone: '5512345710', name });
  const { page } = browser;
  try {
    await installation.cutOff();
    const sales = [await sellOne(keeper)];
    sales.push(...(await addWaitingSales(page, 599)));
    await installation.reconnect();
    const answers: number[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/api/sync/commands')) answers.push(response.status());
    });
    for (const afterMs of [0, 60, 150, 400]) {
      const sent = page.waitForRequest('**/api/sync/commands');
      await page.goto(`${installation.url}/sincronizacion`);
      await sent;
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      await installation.killBackend();
      await page.getByRole('button', { name: 'Mandar ahora' }).waitFor();
      await installation.restartBackend();
    }
    // Killed with a batch on its way, and not only between two.
    expect(answers.filter((status) => status >= 500).length).toBeGreaterThan(0);
    await sendAll(keeper);
    await expectAllOnce(name, sales);
  } finally {
    await browser.close();
  }
});

test('while hundreds of sales go up, three more are charged without waiting for them', async () => {
  const name = 'Un mes sin señal';
  const { browser, keeper } = await openShopOnPhone(installation, { phone: '5512345711', name });
  const { page } = browser;
  try {
    await installation.cutOff();
    const sales = [await sellOne(keeper)];
    sales.push(...(await addWaitingSales(page, WAITING - 1)));
    let sent = 0;
    let release = (): void => undefined;
    const charged = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/sync/commands', async (route) => {
      sent += (route.request().postDataJSON() as { commands: unknown[] }).commands.length;
      // The last batch waits, so that the sales are certainly charged while others go up.
      if (sent >= WAITING - BATCH) await charged;
      await route.continue();
    });
    await installation.reconnect();
    await page.goto(`${installation.url}/vender`);
    await tileOf(keeper, 'Bolillo').waitFor();
    for (let nth = 0; nth < 3; nth += 1) {
      const before = Date.now();
      sales.push(await sellOne(keeper));
      expect(Date.now() - before).toBeLessThan(PATIENCE_MS);
    }
    await page.getByRole('button', { name: /^\d+ sólo aquí/ }).waitFor();
    release();
    await sendAll(keeper);
    await expectAllOnce(name, sales);
  } finally {
    await browser.close();
  }
});
