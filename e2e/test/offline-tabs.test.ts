import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonsBrowser } from '../src/browser.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { appIsKept, endWithBooks, openShopOnPhone, tileOf } from '../src/offline-shop.ts';
import { folios, placesInBooks, salesInBooks, upTo } from '../src/server-books.ts';
import { Shopkeeper } from '../src/shopkeeper.ts';

const ROUNDS = 3;
/** As long as two tabs may take to have asked both. */
const MEET_WITHIN_MS = 20_000;

let installation: Installation;
let browser: PersonsBrowser;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  await browser.close();
  expect(await endWithBooks(installation)).toEqual([]);
});

/** Both tabs charge a sale of their own at the same moment. */
async function sellAtOnce(first: Shopkeeper, second: Shopkeeper): Promise<string[]> {
  await first.tapTile('Bolillo');
  await first.page.getByRole('contentinfo').getByText('$2.50').waitFor();
  await second.anotherSale();
  await second.tapTile('Concha');
  const tabs = [first, second];
  await Promise.all(tabs.map((tab) => tab.goToCharge()));
  const sales = await Promise.all(tabs.map((tab) => tab.confirmCharge()));
  await Promise.all(tabs.map((tab) => tab.newSale()));
  return sales;
}

/** Holds the first batch of each tab until both have sent theirs; answers what those batches hold. */
async function clash(tabs: readonly Shopkeeper[]): Promise<string[][]> {
  const batches: string[][] = [];
  let meet = (): void => undefined;
  const met = new Promise<void>((resolve) => (meet = resolve));
  const late = setTimeout(meet, MEET_WITHIN_MS);
  for (const { page } of tabs) {
    let isFirst = true;
    await page.route('**/api/sync/commands', async (route) => {
      if (isFirst) {
        isFirst = false;
        const { commands } = route.request().postDataJSON() as { commands: { id: string }[] };
        batches.push(commands.map(({ id }) => id));
        if (batches.length === tabs.length) meet();
        await met;
      }
      await route.continue();
    });
  }
  await Promise.all(tabs.map(({ page }) => page.reload()));
  await met;
  clearTimeout(late);
  return batches;
}

test('two tabs without Web Locks sell side by side without network and send at once: every sale is booked once', async () => {
  const shop = await openShopOnPhone(
    installation,
    { phone: '5512345700', name: 'Dos Pestañas' },
    // As on plain HTTP and on old phones: nothing keeps one tab from doing what the other does.
    { beforePages: 'delete Navigator.prototype.locks' },
  );
  ({ browser } = shop);
  const first = shop.keeper;
  const second = new Shopkeeper(await browser.context.newPage(), installation.url);
  await second.page.goto(`${installation.url}/vender`);
  await appIsKept(second.page);
  const tabs = [first, second];
  for (const tab of tabs) {
    await tileOf(tab, 'Bolillo').waitFor();
    expect(await tab.page.evaluate('navigator.locks')).toBeUndefined();
  }
  await installation.cutOff();
  const sales: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) sales.push(...(await sellAtOnce(first, second)));
  for (const { page } of tabs) await page.getByRole('button', { name: /^6 sólo aquí/ }).waitFor();
  await installation.reconnect();
  const batches = await clash(tabs);
  for (const tab of tabs) await tab.waitUntilProtected();
  expect(batches).toEqual(
    [sales.toSorted(), sales.toSorted()].map((batch) => expect.arrayContaining(batch) as string[]),
  );
  const booked = await salesInBooks(installation.database, 'Dos Pestañas');
  expect(booked.map(({ id }) => id).toSorted()).toEqual(sales.toSorted());
  expect(booked.map(({ folio }) => folio)).toEqual(folios('A', 2 * ROUNDS));
  expect(booked.flatMap(({ flags }) => flags)).not.toContain('device_forked');
  expect(booked.map(({ totalCentavos }) => totalCentavos).toSorted((a, b) => a - b)).toEqual([
    ...Array.from({ length: ROUNDS }, () => 250),
    ...Array.from({ length: ROUNDS }, () => 1_200),
  ]);
  expect(await placesInBooks(installation.database, 'Dos Pestañas')).toEqual(upTo(2 * ROUNDS));
});

test('a tab that stands before a sale when another tab charges it is back at the counter', async () => {
  const first = new Shopkeeper(browser.page, installation.url);
  await first.page.goto(`${installation.url}/vender`);
  await first.tapTile('Bolillo');
  await first.goToCharge();
  const second = new Shopkeeper(await browser.context.newPage(), installation.url);
  await second.page.goto(`${installation.url}/vender`);
  await second.goToCharge();
  await second.confirmCharge();
  await first.page.waitForURL('**/vender');
  await second.newSale();
  await second.waitUntilProtected();
});
