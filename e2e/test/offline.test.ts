import { audit } from '@michangarrito/auditor';
import { callJson, stopOwnTestServer } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../src/browser.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { appIsKept } from '../src/offline-shop.ts';
import { Shopkeeper } from '../src/shopkeeper.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  const books = await audit({ auditUrl: installation.database.auditUrl });
  await installation.stop();
  await stopOwnTestServer();
  expect(books.differences).toEqual([]);
});

async function sellBolillo(keeper: Shopkeeper): Promise<string> {
  await keeper.tapTile('Bolillo');
  await keeper.goToCharge();
  const sale = await keeper.confirmCharge();
  await keeper.newSale();
  return sale;
}

/** One bolillo on credit to somebody who is new. */
async function lendBolillo(keeper: Shopkeeper): Promise<string> {
  const { page } = keeper;
  await keeper.tapTile('Bolillo');
  await keeper.goToCharge();
  await keeper.choose('Fiado');
  await keeper.button('Elegir cliente').click();
  await page
    .getByRole('dialog')
    .getByRole('searchbox')
    .or(page.getByRole('dialog').getByRole('textbox'))
    .first()
    .fill('Doña Lupe');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Doña Lupe/ })
    .click();
  await page.getByText(/^Quedaría debiendo/).waitFor();
  const sale = await keeper.confirmCharge();
  await keeper.newSale();
  return sale;
}

interface ServersSale {
  readonly id: string;
  readonly totalCentavos: number;
}

test('eight sales without network, over a reload and a browser that is killed, are on the server once each', async () => {
  const first = await openBrowser('phone');
  const keeper = new Shopkeeper(first.page, installation.url);
  await keeper.register({ phone: '5512345690', name: 'La Esquina', giro: 'Abarrotes', pin: '482913' });
  await keeper.page
    .getByRole('tabpanel')
    .getByRole('button', { name: /Bolillo/ })
    .waitFor();
  await appIsKept(first.page);
  await installation.cutOff();
  await first.page.reload();
  const sales: string[] = [];
  for (let index = 0; index < 4; index += 1) sales.push(await sellBolillo(keeper));
  sales.push(await lendBolillo(keeper));
  await first.kill();
  const second = await openBrowser('phone', { directory: first.directory });
  try {
    const later = new Shopkeeper(second.page, installation.url);
    await second.page.goto(`${installation.url}/vender`);
    await second.page.getByRole('button', { name: /^6 sólo aquí/ }).waitFor();
    for (let index = 0; index < 3; index += 1) sales.push(await sellBolillo(later));
    await installation.reconnect();
    await second.page.goto(`${installation.url}/sincronizacion`);
    await second.page.getByText('Todo está protegido').waitFor();
    const { body } = await callJson<{ items: ServersSale[] }>(
      installation.backend.url,
      'GET',
      '/sales?limit=50',
      undefined,
      later.accessToken,
    );
    expect(body.items.map(({ id }) => id).toSorted()).toEqual(sales.toSorted());
    expect(body.items.map(({ totalCentavos }) => totalCentavos)).toEqual(Array.from({ length: 8 }, () => 250));
  } finally {
    await second.close();
  }
});
