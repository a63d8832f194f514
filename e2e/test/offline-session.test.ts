import { registerShop } from '@michangarrito/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { putRows, readStore } from '../src/device-storage.ts';
import { startInstallation, type Installation } from '../src/installation.ts';
import { endWithBooks, openShopOnPhone, PIN, sellOne, sendAll, tileOf } from '../src/offline-shop.ts';
import { folios, salesInBooks } from '../src/server-books.ts';
import type { Shopkeeper } from '../src/shopkeeper.ts';

let installation: Installation;

beforeAll(async () => {
  installation = await startInstallation();
});

afterAll(async () => {
  expect(await endWithBooks(installation)).toEqual([]);
});

/** Every session of a shop was over a month ago, and no process of the server remembers otherwise. */
async function endSessions(shop: string): Promise<void> {
  await installation.killBackend();
  await installation.database.rows(
    `update auth.sessions set ended_at = now() - interval '30 days', ended_because = 'revoked'
      where tenant_id = (select id from public.tenants where name = $1)`,
    [shop],
  );
  // Otherwise the phone that has just had a code is told to wait for another.
  await installation.database.rows(`update auth.otp_codes set created_at = created_at - interval '30 days'`);
  await installation.restartBackend();
}

const idsInBooks = async (shop: string) => (await salesInBooks(installation.database, shop)).map(({ id }) => id);

/** Loads the app with the server there again, and waits until it knows that somebody must log in. */
async function asksForLogin({ page, url }: Shopkeeper): Promise<void> {
  await page.goto(`${url}/sincronizacion`);
  await page.getByRole('heading', { name: 'Entra otra vez' }).waitFor();
}

test('a session that ended a month ago keeps nobody from selling, and what waited is sent after the login', async () => {
  const shop = { phone: '5512345720', name: 'Un mes fuera' };
  const { browser, keeper } = await openShopOnPhone(installation, shop);
  const { page } = browser;
  try {
    await installation.cutOff();
    await endSessions(shop.name);
    const sales = [await sellOne(keeper), await sellOne(keeper, 'Concha')];
    await installation.reconnect();
    await asksForLogin(keeper);
    await page.getByText(/^2 ventas por \$14\.50 están sólo en este aparato/).waitFor();
    await page.goto(`${installation.url}/vender`);
    sales.push(await sellOne(keeper));
    await page.getByRole('button', { name: /^3 sólo aquí/ }).click();
    await page.getByRole('link', { name: 'Entrar otra vez' }).click();
    expect(await idsInBooks(shop.name)).toEqual([]);
    await keeper.logIn({ ...shop, pin: PIN });
    await keeper.waitUntilProtected();
    const booked = await salesInBooks(installation.database, shop.name);
    expect(booked.map(({ id }) => id)).toEqual(sales);
    expect(booked.map(({ folio }) => folio)).toEqual(folios('A', 3));
    expect(booked.map(({ totalCentavos }) => totalCentavos)).toEqual([250, 1_200, 250]);
  } finally {
    await browser.close();
  }
});

test('a month without network and a session that is still good: nobody is asked for anything', async () => {
  const shop = { phone: '5512345721', name: 'Un mes y de vuelta' };
  const { browser, keeper } = await openShopOnPhone(installation, shop);
  const { page } = browser;
  try {
    await installation.cutOff();
    const sales = [await sellOne(keeper)];
    // As long after its 15 minutes as one likes: the server takes it no more, and the one that renews it has no end.
    const [enrolment] = await readStore<{ tokens: object }>(page, 'michangarrito-device', 'enrolments');
    if (enrolment === undefined) throw new Error('no shop is enrolled');
    await putRows(page, 'michangarrito-device', {
      enrolments: [{ ...enrolment, tokens: { ...enrolment.tokens, accessToken: 'expired' } }],
    });
    await installation.reconnect();
    await sendAll(keeper);
    expect(await idsInBooks(shop.name)).toEqual(sales);
  } finally {
    await browser.close();
  }
});

test('what a shop sold waits on a device that another shop uses, and is sent to its own alone', async () => {
  const first = { phone: '5512345722', name: 'La Primera' };
  const second = { phone: '5512345723', name: 'La Segunda' };
  await registerShop(installation.backend.url, { ...second, starterCatalog: true });
  const { browser, keeper } = await openShopOnPhone(installation, first);
  const { page } = browser;
  try {
    await installation.cutOff();
    const ofFirst = [await sellOne(keeper), await sellOne(keeper, 'Concha')];
    await endSessions(first.name);
    await installation.reconnect();
    await asksForLogin(keeper);
    await keeper.enter({ ...second, pin: PIN });
    await tileOf(keeper, 'Bolillo').waitFor();
    const ofSecond = [await sellOne(keeper)];
    await keeper.waitUntilProtected();
    expect(await idsInBooks(second.name)).toEqual(ofSecond);
    expect(await idsInBooks(first.name)).toEqual([]);
    // Whoever is here now is told what the other shop has left.
    await page.goto(`${installation.url}/sincronizacion`);
    await page.getByText('La Primera: 2 movimientos están sólo aquí.').waitFor();
    await keeper.enter({ ...first, pin: PIN });
    ofFirst.push(await sellOne(keeper));
    await sendAll(keeper);
    expect(await page.getByText('De otra tienda').count()).toBe(0);
    const booked = await salesInBooks(installation.database, first.name);
    expect(booked.map(({ id }) => id)).toEqual(ofFirst);
    expect(booked.map(({ folio }) => folio)).toEqual(folios('A', 3));
    expect(await idsInBooks(second.name)).toEqual(ofSecond);
  } finally {
    await browser.close();
  }
});
