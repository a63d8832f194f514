import type { ErrorBody, VerifiedPhone } from '@michangarrito/contracts';
import { callJson, freshPhone, registerShop, type ShopClient } from '@michangarrito/testing';
import { centavos, milli } from '@michangarrito/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSuite, pieces, saleOf, shelve, type SalesSuite, type ShelfProduct } from './support/sales-suite.ts';

const PIN = '482913';

let suite: SalesSuite;
let shop: ShopClient;
let phone: string;
let soda: ShelfProduct;

beforeAll(async () => {
  suite = await openSuite();
});
afterAll(() => suite.close());
beforeEach(async () => {
  phone = freshPhone();
  shop = await registerShop(suite.url, { phone });
  soda = await shelve(shop, 'Refresco', 1_900);
});

async function setStatus(status: 'active' | 'suspended' | 'closed'): Promise<void> {
  await suite.admin.query('update public.tenants set status = $2 where id = $1', [shop.login.tenantId, status]);
}

const codeOf = async (method: string, path: string, body?: unknown) =>
  (await shop.call<Partial<ErrorBody> | undefined>(method, path, body)).body?.code;

/** The notice of the change travels in its own time; the test's limit is the only bound. */
async function suspend(status: 'suspended' | 'closed' = 'suspended'): Promise<void> {
  await setStatus(status);
  while ((await codeOf('GET', '/me')) !== 'SHOP_SUSPENDED') await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Proves the phone again, some time after the last code. */
async function prove(): Promise<VerifiedPhone> {
  await suite.admin.query(`update auth.otp_codes set created_at = created_at - interval '10 minutes'`);
  await callJson(suite.url, 'POST', '/auth/codes', { phone });
  const inbox = await callJson<{ codes: { phone: string; code: string }[] }>(suite.url, 'GET', '/demo/inbox');
  const code = inbox.body.codes.find((entry) => entry.phone === phone)?.code;
  return (await callJson<VerifiedPhone>(suite.url, 'POST', '/auth/codes/verify', { phone, code })).body;
}

async function logIn(ticket: string): Promise<{ status: number; code: string | undefined }> {
  const form = { ticket, tenantId: shop.login.tenantId, pin: PIN, device: { name: 'Otro', known: null } };
  const { status, body } = await callJson<Partial<ErrorBody>>(suite.url, 'POST', '/auth/login', form);
  return { status, code: body.code };
}

describe('a suspended shop', () => {
  test('lets nobody in, and says why to who proves the phone', async () => {
    await suspend();
    const { ticket, shops } = await prove();
    expect(shops.map(({ tenantId }) => tenantId)).toEqual([shop.login.tenantId]);
    expect(await logIn(ticket)).toEqual({ status: 403, code: 'SHOP_SUSPENDED' });
  });

  test('refuses who is in: reading, changing, and taking over a device', async () => {
    await suspend();
    expect(await codeOf('GET', '/products')).toBe('SHOP_SUSPENDED');
    expect(await codeOf('PATCH', '/shop', { name: 'Otra' })).toBe('SHOP_SUSPENDED');
    expect(await codeOf('POST', '/auth/switch', { personId: shop.login.personId, pin: PIN })).toBe('SHOP_SUSPENDED');
    const edit = shop.command('editProduct', {
      productId: soda.productId,
      changes: { priceCentavos: { from: centavos(1_900), to: centavos(2_000) } },
    });
    expect(await codeOf('PATCH', `/products/${soda.productId}`, edit)).toBe('SHOP_SUSPENDED');
  });

  test('still records what has happened: the journal goes up whatever it holds, also with new tokens', async () => {
    await suspend();
    const refreshed = await callJson<{ accessToken: string }>(suite.url, 'POST', '/auth/refresh', {
      refreshToken: shop.login.refreshToken,
    });
    expect(refreshed.status).toBe(200);
    await shop.record('createCustomer', {
      name: 'Chuy',
      phone: null,
      creditLimitCentavos: null,
      dueRule: { kind: 'none' },
      note: null,
    });
    await shop.record('createCategory', { name: 'Bebidas' });
    await shop.record('recordStockMovement', {
      productId: soda.productId,
      change: { reason: 'waste', quantityMilli: milli(1_000) },
      note: null,
    });
    await shop.record('recordCashMovement', {
      kind: 'in',
      amountCentavos: centavos(5_000),
      reason: 'cambio',
      tillSessionId: null,
    });
    const { body } = await shop.send(saleOf(shop, [pieces(soda, 1)]));
    expect([body.verdict, body.flags]).toEqual(['recorded', []]);
  });

  test('lets people leave, and goes on as before when it is active again', async () => {
    await suspend();
    await setStatus('active');
    while ((await shop.call('GET', '/me')).status !== 200) await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await logIn((await prove()).ticket)).status).toBe(200);
    await suspend();
    expect((await shop.call('POST', '/auth/logout')).status).toBe(204);
  });
});

test('a closed shop is not named any more, and lets nobody in', async () => {
  await suspend('closed');
  const { ticket, shops } = await prove();
  expect(shops).toEqual([]);
  expect((await logIn(ticket)).code).toBe('SHOP_SUSPENDED');
});
