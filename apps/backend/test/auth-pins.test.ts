import type { SessionOpened, Tokens } from '@michangarrito/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { PinHasher } from '../src/modules/auth/services/pin-hasher.ts';
import { AuthClient, atOnce, freshPhone, loginForm, OWNER_PIN, tally } from './support/auth-client.ts';
import { openDatabase, startBackend, type SuiteDatabase } from './support/backend.ts';

let database: SuiteDatabase;
let app: NestFastifyApplication;
let client: AuthClient;

beforeAll(async () => {
  database = await openDatabase();
  app = await startBackend(database);
  client = new AuthClient(app);
});

afterEach(() => void vi.restoreAllMocks());

afterAll(async () => {
  await app.close();
  await database.close();
});

const login = (form: object) => client.post<SessionOpened>('/auth/login', form);
const refresh = (refreshToken: string) => client.post<Tokens>('/auth/refresh', { refreshToken });
const codeOf = async (token: string) => (await client.get('/me', token)).code;

/** Another ticket for a phone that had one a moment ago. */
async function anotherTicket(phone: string): Promise<string> {
  await database.admin.query(
    `update auth.otp_codes set created_at = created_at - interval '31 seconds' where phone = $1`,
    [phone],
  );
  return client.ticket(phone);
}

describe('wrong PINs', () => {
  test('lock after five, for fifteen minutes, even for the right one', async () => {
    const phone = freshPhone();
    const { shop, person } = await client.register(phone);
    const ticket = await anotherTicket(phone);
    for (let tries = 0; tries < 5; tries += 1)
      expect((await login(loginForm(ticket, shop.id, '730518'))).code).toBe('PIN_WRONG');
    const locked = await login(loginForm(ticket, shop.id, OWNER_PIN));
    expect([locked.status, locked.code]).toEqual([423, 'PIN_LOCKED']);
    expect(locked.retryAfter).toBeGreaterThan(14 * 60);
    expect(locked.retryAfter).toBeLessThanOrEqual(15 * 60);
    await database.admin.query(`update auth.users set pin_locked_until = now() where id = $1`, [person.id]);
    expect((await login(loginForm(ticket, shop.id, '730518'))).code).toBe('PIN_WRONG');
    expect((await login(loginForm(ticket, shop.id, OWNER_PIN))).status).toBe(200);
  });

  test('are looked at five times, also of twenty at once', async () => {
    const phone = freshPhone();
    const { shop } = await client.register(phone);
    const ticket = await anotherTicket(phone);
    const work = vi.spyOn(app.get(PinHasher, { strict: false }), 'matches');
    const answers = await atOnce(20, () => login(loginForm(ticket, shop.id, '730518')));
    expect(tally(answers)).toEqual({ PIN_WRONG: 5, PIN_LOCKED: 15 });
    expect(work).toHaveBeenCalledTimes(5);
  });

  test('are forgotten by a right one', async () => {
    const phone = freshPhone();
    const { shop } = await client.register(phone);
    const ticket = await anotherTicket(phone);
    for (let round = 0; round < 2; round += 1) {
      for (let tries = 0; tries < 4; tries += 1) await login(loginForm(ticket, shop.id, '730518'));
      expect((await login(loginForm(ticket, shop.id, OWNER_PIN))).status).toBe(200);
    }
  });
});

describe('switching', () => {
  const switchTo = (token: string, personId: string, pin: string) =>
    client.post<SessionOpened>('/auth/switch', { personId, pin }, token);

  test('hands the session over: tokens of before stop, the session and the device stay', async () => {
    const owner = await client.register();
    const { person } = await client.employee(owner, '5927');
    const { status, body } = await switchTo(owner.tokens.accessToken, person.id, '5927');
    expect(status).toBe(200);
    expect(body.person).toMatchObject({ id: person.id, role: 'employee' });
    expect(body.device).toMatchObject({ id: owner.device.id, folioSeries: 'A', secret: null });
    expect(await codeOf(owner.tokens.accessToken)).toBe('NOT_LOGGED_IN');
    expect((await client.get('/team', body.tokens.accessToken)).code).toBe('PERMISSION_MISSING');
    const back = await switchTo(body.tokens.accessToken, owner.person.id, OWNER_PIN);
    expect((await client.get('/team', back.body.tokens.accessToken)).status).toBe(200);
    expect(new Set([owner, body, back.body].map(({ tokens }) => tokens.refreshToken)).size).toBe(3);
  });

  test('whose answer was lost is found by the token of before', async () => {
    const owner = await client.register();
    const { person } = await client.employee(owner, '5927');
    const refreshed = (await refresh(owner.tokens.refreshToken)).body;
    const lost = (await switchTo(refreshed.accessToken, person.id, '5927')).body;
    const found = (await refresh(refreshed.refreshToken)).body;
    expect(found.refreshToken).toBe(lost.tokens.refreshToken);
    expect((await client.get<{ person: { id: string } }>('/me', found.accessToken)).body.person.id).toBe(person.id);
  });

  test('wants the person’s own PIN, and locks like a login', async () => {
    const owner = await client.register();
    const { person } = await client.employee(owner, '5927');
    const answers = await atOnce(12, () => switchTo(owner.tokens.accessToken, person.id, '8306'));
    expect(tally(answers)).toEqual({ PIN_WRONG: 5, PIN_LOCKED: 7 });
    expect((await switchTo(owner.tokens.accessToken, person.id, '5927')).code).toBe('PIN_LOCKED');
    expect(await codeOf(owner.tokens.accessToken)).toBeUndefined();
  });

  test('is for active people of the shop who have a PIN', async () => {
    const owner = await client.register();
    const stranger = await client.register();
    expect((await switchTo(owner.tokens.accessToken, stranger.person.id, OWNER_PIN)).code).toBe('PERSON_NOT_FOUND');
    const added = { name: 'Nueva', phone: '5599988877', pin: null };
    const { body } = await client.post<{ id: string }>('/team', added, owner.tokens.accessToken);
    expect((await switchTo(owner.tokens.accessToken, body.id, '5927')).code).toBe('PIN_NOT_SET');
    await client.patch(`/team/${body.id}`, { pin: '5927', active: false }, owner.tokens.accessToken);
    expect((await switchTo(owner.tokens.accessToken, body.id, '5927')).code).toBe('PERSON_NOT_FOUND');
  });
});
