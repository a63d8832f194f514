import type { SessionOpened } from '@michangarrito/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { PinHasher } from '../src/modules/auth/services/pin-hasher.ts';
import { AuthClient, atOnce, freshPhone, loginForm, OWNER_PIN, shopForm, tally } from './support/auth-client.ts';
import { openDatabase, startBackend, type SuiteDatabase } from './support/backend.ts';

let database: SuiteDatabase;
let app: NestFastifyApplication;
let client: AuthClient;

beforeAll(async () => {
  database = await openDatabase();
  app = await startBackend(database);
  client = new AuthClient(app);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

afterAll(async () => {
  await app.close();
  await database.close();
});

const register = (form: object) => client.post<SessionOpened>('/auth/register', form);
const login = (form: object) => client.post<SessionOpened>('/auth/login', form);

async function count(table: string, tenantId: string): Promise<number> {
  const column = table === 'public.tenants' ? 'id' : 'tenant_id';
  const { rows } = await database.admin.query<{ n: number }>(
    `select count(*)::int as n from ${table} where ${column} = $1`,
    [tenantId],
  );
  return rows[0]!.n;
}

/** Another ticket for a phone that had one a moment ago. */
async function anotherTicket(phone: string): Promise<string> {
  await database.admin.query(
    `update auth.otp_codes set created_at = created_at - interval '31 seconds' where phone = $1`,
    [phone],
  );
  return client.ticket(phone);
}

describe('registering', () => {
  test('makes a shop with its owner, its first device and a session', async () => {
    const phone = freshPhone();
    const { tokens, device, person, shop } = await client.register(phone, { starterCatalog: true });
    expect(shop).toMatchObject({
      name: 'Abarrotes Lupita',
      businessType: 'abarrotes',
      phone,
      utcOffsetMinutes: -360,
      variosCapCentavos: 50_000,
    });
    expect(shop.slug).toMatch(/^abarrotes-lupita(-\d+)?$/);
    expect(person).toMatchObject({ name: 'Lupita', role: 'owner' });
    expect(device).toMatchObject({ folioSeries: 'A', lastFolioNumber: 0, lastDeviceSeq: 0 });
    expect(device.secret).toMatch(/^[\w-]{43}$/);
    expect((await client.get('/me', tokens.accessToken)).status).toBe(200);
    expect(await count('catalog.products', shop.id)).toBeGreaterThan(100);
  });

  test('without a starter catalogue starts empty', async () => {
    const { shop } = await client.register();
    expect(await count('catalog.products', shop.id)).toBe(0);
  });

  test('answers the same ticket again with the same shop and device, if the PIN is right', async () => {
    const form = shopForm(await client.ticket(freshPhone()));
    const first = (await register(form)).body;
    const again = (await register({ ...form, shopName: 'Otra' })).body;
    expect(again.shop.id).toBe(first.shop.id);
    expect(again.shop.name).toBe(first.shop.name);
    expect(again.device).toEqual(first.device);
    expect((await register({ ...form, pin: '730518' })).code).toBe('PIN_WRONG');
    expect((await client.get('/me', first.tokens.accessToken)).code).toBe('SESSION_ENDED');
    expect((await client.get('/me', again.tokens.accessToken)).status).toBe(200);
  });

  test('registers one shop for a ticket that comes five times at once', async () => {
    const phone = freshPhone();
    const form = shopForm(await client.ticket(phone));
    const answers = await atOnce(5, () => register(form));
    expect(tally(answers)).toEqual({ 200: 5 });
    expect(new Set(answers.map(({ body }) => body.shop.id)).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body.device.folioSeries))).toEqual(new Set(['A']));
    const { rows } = await database.admin.query(`select from public.tenants where phone = $1`, [phone]);
    expect(rows).toHaveLength(1);
  });

  test('wants six digits of an owner that nobody guesses', async () => {
    const phone = freshPhone();
    const form = shopForm(await client.ticket(phone));
    for (const pin of ['4829', '48291']) expect((await register({ ...form, pin })).code).toBe('PIN_LENGTH');
    const simple = [
      '000000',
      '111111',
      '123456',
      '654321',
      '987654',
      '012345',
      '121212',
      '123123',
      '147258',
      phone.slice(-6),
    ];
    for (const pin of simple) expect((await register({ ...form, pin })).code).toBe('PIN_TOO_SIMPLE');
    expect((await register({ ...form, pin: '48291a' })).code).toBe('INVALID_INPUT');
    expect((await register(form)).status).toBe(200);
  });

  test('takes only a ticket that is ours, fresh and a ticket', async () => {
    const form = shopForm(await client.ticket(freshPhone()));
    const { tokens } = await client.register();
    expect((await register({ ...form, ticket: tokens.accessToken })).code).toBe('TICKET_EXPIRED');
    expect((await register({ ...form, ticket: `${form.ticket.slice(0, -2)}xx` })).code).toBe('TICKET_EXPIRED');
    expect((await client.get('/me', form.ticket)).code).toBe('NOT_LOGGED_IN');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 + 1_000 });
    expect((await register(form)).code).toBe('TICKET_EXPIRED');
  });

  test('gives shops of one name slugs of their own, also at once', async () => {
    const tickets = await atOnce(4, () => client.ticket(freshPhone()));
    const answers = await Promise.all(tickets.map((ticket) => register({ ...shopForm(ticket), shopName: 'La Única' })));
    expect(tally(answers)).toEqual({ 200: 4 });
    expect(new Set(answers.map(({ body }) => body.shop.slug)).size).toBe(4);
  });
});

describe('logging in', () => {
  test('keeps id and series of a known device, and gives every new one the next series', async () => {
    const phone = freshPhone();
    const { shop, device } = await client.register(phone);
    const proof = { deviceId: device.id, secret: device.secret! };
    const known = (await login(loginForm(await anotherTicket(phone), shop.id, OWNER_PIN, proof))).body;
    expect(known.device).toMatchObject({ id: device.id, folioSeries: 'A', secret: null });
    const second = (await login(loginForm(await anotherTicket(phone), shop.id, OWNER_PIN))).body;
    expect(second.device.folioSeries).toBe('B');
    const forged = { deviceId: device.id, secret: 'x'.repeat(43) };
    const third = (await login(loginForm(await anotherTicket(phone), shop.id, OWNER_PIN, forged))).body;
    expect(third.device).toMatchObject({ folioSeries: 'C' });
    expect(third.device.id).not.toBe(device.id);
    expect((await client.get('/me', known.tokens.accessToken)).status).toBe(200);
  });

  test('knows a shop and a device however their ids are spelt', async () => {
    const phone = freshPhone();
    const { shop, device } = await client.register(phone);
    const proof = { deviceId: device.id.toUpperCase(), secret: device.secret! };
    const { body } = await login(loginForm(await anotherTicket(phone), shop.id.toUpperCase(), OWNER_PIN, proof));
    expect(body.device.id).toBe(device.id);
    expect(body.shop.id).toBe(shop.id);
    const [, claims = ''] = body.tokens.accessToken.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ tid: shop.id, did: device.id });
  });

  test('enrols a device again under its own id that a restored backup knows nothing of, if its secret is right', async () => {
    const phone = freshPhone();
    const { shop } = await client.register(phone);
    const lost = (await login(loginForm(await anotherTicket(phone), shop.id, OWNER_PIN))).body.device;
    for (const table of ['auth.sessions', 'auth.device_people'])
      await database.admin.query(`delete from ${table} where tenant_id = $1 and device_id = $2`, [shop.id, lost.id]);
    await database.admin.query(`delete from auth.devices where tenant_id = $1 and id = $2`, [shop.id, lost.id]);
    const forged = { deviceId: lost.id, secret: 'x'.repeat(43) };
    expect((await login(loginForm(await anotherTicket(phone), shop.id, OWNER_PIN, forged))).body.device.id).not.toBe(
      lost.id,
    );
    const proof = { deviceId: lost.id, secret: lost.secret! };
    const { status, body } = await login(loginForm(await anotherTicket(phone), shop.id, OWNER_PIN, proof));
    expect([status, body.device.id, body.device.secret]).toEqual([200, lost.id, null]);
    expect((await client.get('/me', body.tokens.accessToken)).status).toBe(200);
    await client.post(`/auth/logout`, {}, body.tokens.accessToken);
    const again = (await login(loginForm(await anotherTicket(phone), shop.id, OWNER_PIN, proof))).body;
    expect(again.device).toMatchObject({ id: lost.id, folioSeries: body.device.folioSeries });
  });

  test('does not take another shop’s device for its own', async () => {
    const other = await client.register();
    const phone = freshPhone();
    const { shop } = await client.register(phone);
    const proof = { deviceId: other.device.id, secret: other.device.secret! };
    const { body } = await login(loginForm(await anotherTicket(phone), shop.id, OWNER_PIN, proof));
    expect(body.device.id).not.toBe(other.device.id);
    expect((await client.get('/me', other.tokens.accessToken)).status).toBe(200);
  });

  test('answers a login whose answer was lost with the same device and secret, also five at once', async () => {
    const phone = freshPhone();
    const { shop } = await client.register(phone);
    const form = loginForm(await anotherTicket(phone), shop.id, OWNER_PIN);
    const first = (await login(form)).body;
    const answers = await atOnce(5, () => login(form));
    expect(tally(answers)).toEqual({ 200: 5 });
    for (const { body } of answers) expect(body.device).toEqual(first.device);
    const open = await database.admin.query(
      `select from auth.sessions where tenant_id = $1 and device_id = $2 and ended_at is null`,
      [shop.id, first.device.id],
    );
    expect(open.rowCount).toBe(1);
  });

  test('replaces the session that the device had', async () => {
    const phone = freshPhone();
    const { shop, device, tokens } = await client.register(phone);
    const proof = { deviceId: device.id, secret: device.secret! };
    await login(loginForm(await anotherTicket(phone), shop.id, OWNER_PIN, proof));
    expect((await client.post('/auth/refresh', { refreshToken: tokens.refreshToken })).code).toBe('SESSION_ENDED');
  });

  test('to a shop that is not one’s own costs the same work and finds nothing', async () => {
    const { shop } = await client.register();
    const ticket = await client.ticket(freshPhone());
    const work = vi.spyOn(app.get(PinHasher, { strict: false }), 'matches');
    expect((await login(loginForm(ticket, shop.id, OWNER_PIN))).code).toBe('PHONE_HAS_NO_SHOP');
    expect((await login(loginForm(ticket, '0192f0c4-7b1a-7c3e-9a52-3f1f6f2a9b10', OWNER_PIN))).code).toBe(
      'PHONE_HAS_NO_SHOP',
    );
    expect(work).toHaveBeenCalledTimes(2);
  });

  test('lets an employee set the PIN by the first login, once', async () => {
    const owner = await client.register();
    const phone = freshPhone();
    await client.post('/team', { name: 'Beto', phone, pin: null }, owner.tokens.accessToken);
    const ticket = await client.ticket(phone);
    expect((await login(loginForm(ticket, owner.shop.id, '1234'))).code).toBe('PIN_TOO_SIMPLE');
    const answers = await Promise.all(['5927', '8306'].map((pin) => login(loginForm(ticket, owner.shop.id, pin))));
    expect(tally(answers)).toEqual({ 200: 1, PIN_WRONG: 1 });
    const chosen = answers[0]!.status === 200 ? '5927' : '8306';
    expect((await login(loginForm(ticket, owner.shop.id, chosen))).body.person).toMatchObject({
      role: 'employee',
      permissions: ['discount.give', 'till.close'],
    });
  });
});
