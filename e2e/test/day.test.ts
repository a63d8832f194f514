import { audit } from '@michangarrito/auditor';
import type { SaleDetail, Today } from '@michangarrito/contracts';
import { callJson, stopOwnTestServer } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousViolations } from '../src/accessibility.ts';
import { openBrowser, type ScreenName } from '../src/browser.ts';
import { ABONO, liveDay, REFUND, SALE_TOTALS } from '../src/day.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { Shopkeeper, type Hand } from '../src/shopkeeper.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  await installation.stop();
  await stopOwnTestServer();
});

const cases: readonly { screen: ScreenName; hand: Hand; phone: string }[] = [
  { screen: 'phone', hand: 'fingers', phone: '5512345671' },
  { screen: 'computer', hand: 'keyboard', phone: '5512345672' },
];

test.each(cases)('a whole day on a $screen with $hand, and its books prove themselves', async (day) => {
  const { page, complaints, close } = await openBrowser(day.screen);
  const violations: string[] = [];
  const look = async (screen: string): Promise<void> => {
    violations.push(...(await seriousViolations(page)).map((violation) => `${screen}: ${violation}`));
  };
  try {
    const keeper = new Shopkeeper(page, installation.url, day.hand);
    await keeper.register({ phone: day.phone, name: 'La Esquina', giro: 'Abarrotes', pin: '482913' });
    await liveDay(keeper, look);
    await keeper.waitUntilProtected();
    await expectServerTotals(keeper.accessToken);
    expect(violations).toEqual([]);
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
  const books = await audit({ auditUrl: installation.database.auditUrl });
  expect(books.differences).toEqual([]);
  expect(books.movements).toBeGreaterThan(0);
});

/** What the server says of the day, asked without the app. */
async function expectServerTotals(token: string): Promise<void> {
  const ask = async <Body>(path: string) =>
    (await callJson<Body>(installation.backend.url, 'GET', path, undefined, token)).body;
  const sold = SALE_TOTALS.reduce((total, sale) => total + sale, 0);
  expect(await ask<Today>('/reports/today')).toMatchObject({
    salesCount: SALE_TOTALS.length,
    salesCentavos: sold - REFUND,
    refundsCentavos: REFUND,
  });
  const sales = await ask<{ items: SaleDetail[] }>('/sales?limit=50');
  const totals = sales.items.map((sale): number => sale.totalCentavos);
  expect(totals.toSorted((a, b) => a - b)).toEqual(SALE_TOTALS.toSorted((a, b) => a - b));
  const closures = await ask<{ items: { differenceCentavos: number }[] }>('/till/closures');
  expect(closures.items.map(({ differenceCentavos }) => differenceCentavos)).toEqual([0]);
  const customers = await ask<{ items: { name: string; balanceCentavos: number }[] }>('/customers');
  expect(customers.items).toMatchObject([{ name: 'Don Beto', balanceCentavos: 4_800 - ABONO }]);
}
