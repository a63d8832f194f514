import { afterAll, beforeAll, expect, test } from 'vitest';
import { startInstallation, type Installation } from '../src/installation.ts';
import { endWithBooks, openShopOnPhone, sellOne, sendAll, startAgain } from '../src/offline-shop.ts';
import { folios, salesInBooks } from '../src/server-books.ts';

const DAY_MS = 86_400_000;

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  expect(await endWithBooks(installation)).toEqual([]);
});

/** Every clock of the page is off by so much. */
const clockOff = (ms: number): string => `(() => {
  const Right = Date;
  globalThis.Date = class extends Right {
    constructor(...given) { if (given.length === 0) super(Right.now() + ${String(ms)}); else super(...given); }
    static now() { return Right.now() + ${String(ms)}; }
  };
})()`;

/** The day in Mexico City: `2026-11-28`. */
const today = (): string => new Date().toLocaleDateString('en-CA', { timeZone: 'America/Mexico_City' });

test.for([
  { phone: '5512345760', name: 'Un año adelante', offMs: 365 * DAY_MS },
  { phone: '5512345761', name: 'Dos días atrás', offMs: -2 * DAY_MS },
])('with a clock that is wrong ($name) sales are of today, with network and without', async ({ offMs, ...shop }) => {
  const options = { beforePages: clockOff(offMs) };
  const days = new Set([today()]);
  let phone = await openShopOnPhone(installation, shop, options);
  try {
    const here: number = await phone.browser.page.evaluate('Date.now()');
    expect(Math.abs(here - Date.now())).toBeGreaterThan(DAY_MS);
    const sales = [await sellOne(phone.keeper)];
    await phone.keeper.waitUntilProtected();
    await installation.cutOff();
    sales.push(await sellOne(phone.keeper));
    phone = await startAgain(installation, phone.browser, options);
    sales.push(await sellOne(phone.keeper));
    const { page } = phone.browser;
    const listed = async () => {
      await page.goto(`${installation.url}/ventas`);
      await page.getByText('3 ventas · $7.50').waitFor();
    };
    await listed();
    await installation.reconnect();
    await sendAll(phone.keeper);
    await listed();
    days.add(today());
    const booked = await salesInBooks(installation.database, shop.name);
    expect(booked.map(({ id }) => id)).toEqual(sales);
    expect(booked.map(({ folio }) => folio)).toEqual(folios('A', 3));
    for (const { businessDate, flags } of booked) {
      expect(days).toContain(businessDate);
      expect(flags).not.toContain('clock_impossible');
    }
  } finally {
    await phone.browser.close();
  }
});
