import type { SessionOpened, VerifiedPhone } from '@michangarrito/contracts';
import { callJson, startBackendProcess, type BackendProcess } from '@michangarrito/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshPhone, OWNER_PIN, shopForm } from './support/auth-client.ts';
import { openDatabase, type SuiteDatabase } from './support/backend.ts';

const JWT_SECRET = 'a-secret-of-this-suite-000000000000000';
const WRONG_PIN = '730518';

let database: SuiteDatabase;
let backend: BackendProcess;

beforeAll(async () => {
  database = await openDatabase();
  backend = await startBackendProcess(database.appUrl, {
    environment: { JWT_SECRET, LOG_LEVEL: 'debug', DEMO_INBOX: 'page' },
  });
});

afterAll(async () => {
  await backend.stop();
  await database.close();
});

const post = <Body = unknown>(path: string, body: object, token?: string) =>
  callJson<Body>(backend.url, 'POST', path, body, token);
const get = <Body = unknown>(path: string, token?: string) =>
  callJson<Body>(backend.url, 'GET', path, undefined, token);

/** Whether a text holds a secret as a word of its own: six digits occur by chance inside ids and times. */
function shows(text: string, secret: string): boolean {
  return new RegExp(`(?<![0-9A-Za-z])${secret}(?![0-9A-Za-z])`).test(text);
}

/** A whole visit, right and wrong, and every secret that passed. */
async function visit(): Promise<{ opened: SessionOpened; phone: string; secrets: Record<string, string> }> {
  const phone = freshPhone();
  await post('/auth/codes', { phone });
  const inbox = await get<{ codes: { phone: string; code: string }[] }>('/demo/inbox');
  const { code } = inbox.body.codes.find((entry) => entry.phone === phone)!;
  await post('/auth/codes/verify', { phone, code: String((Number(code) + 1) % 1_000_000).padStart(6, '0') });
  const { ticket } = (await post<VerifiedPhone>('/auth/codes/verify', { phone, code })).body;
  const opened = (await post<SessionOpened>('/auth/register', shopForm(ticket))).body;
  const { accessToken, refreshToken } = opened.tokens;
  await post('/auth/register', { ...shopForm(ticket), pin: WRONG_PIN });
  await post('/auth/switch', { personId: opened.person.id, pin: WRONG_PIN }, accessToken);
  const refreshed = (await post<{ refreshToken: string }>('/auth/refresh', { refreshToken })).body.refreshToken;
  return {
    opened,
    phone,
    secrets: {
      code,
      ticket,
      pin: OWNER_PIN,
      accessToken,
      refreshToken,
      refreshed,
      deviceSecret: opened.device.secret!,
      JWT_SECRET,
    },
  };
}

describe('secrets', () => {
  test('are not in the database as they are', async () => {
    const { secrets, opened } = await visit();
    const rows: string[] = [];
    for (const table of [
      'auth.users',
      'auth.sessions',
      'auth.devices',
      'auth.otp_codes',
      'public.tenants',
      'public.tenant_configs',
    ]) {
      rows.push(
        ...(await database.admin.query<{ row: string }>(`select t::text as row from ${table} t`)).rows.map(
          ({ row }) => row,
        ),
      );
    }
    const stored = rows.join('\n');
    expect(stored).toContain(opened.person.id);
    for (const [name, secret] of Object.entries(secrets)) expect(shows(stored, secret), name).toBe(false);
  });

  test('are in no answer but the one that gives them', async () => {
    const { secrets, opened } = await visit();
    const token = opened.tokens.accessToken;
    for (const path of ['/me', '/shop', '/people', '/team', '/devices', '/sessions']) {
      const { status, body } = await get(path, token);
      expect(status).toBe(200);
      const text = JSON.stringify(body);
      for (const [name, secret] of Object.entries(secrets))
        expect(shows(text, secret), `${name} in ${path}`).toBe(false);
      expect(text).not.toContain('argon2');
      expect(text).not.toMatch(/hash/i);
    }
  });

  test('are not in the log, nor is a phone, whatever goes wrong', async () => {
    const { secrets, phone } = await visit();
    const { code, ticket } = secrets as { code: string; ticket: string };
    await fetch(`${backend.url}/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"ticket":"${ticket}","pin":"${OWNER_PIN}"`,
    });
    await post('/auth/login', {
      ticket,
      pin: OWNER_PIN,
      tenantId: 'x',
      device: { name: 'x', known: { deviceId: 'x', secret: secrets['deviceSecret'] } },
    });
    await database.admin.query(`alter function auth.verify_code rename to verify_code_away`);
    const failed = await post('/auth/codes/verify', { phone, code });
    await database.admin.query(`alter function auth.verify_code_away rename to verify_code`);
    expect(failed.status).toBe(500);
    expect(JSON.stringify(failed.body)).not.toContain('verify_code');
    const log = backend.output();
    expect(log).toContain('unexpected error');
    for (const [name, secret] of Object.entries({ ...secrets, phone, WRONG_PIN }))
      expect(shows(log, secret), name).toBe(false);
  });

  test('go to the terminal of the host when the demo says so, the code alone', async () => {
    const onTerminal = await startBackendProcess(database.appUrl, { environment: { DEMO_INBOX: 'terminal' } });
    try {
      const phone = freshPhone();
      await callJson(onTerminal.url, 'POST', '/auth/codes', { phone });
      const code = new RegExp(`One-time code for ${phone}: (\\d{6})`).exec(onTerminal.output())?.[1];
      expect((await callJson(onTerminal.url, 'GET', '/demo/inbox')).status).toBe(404);
      expect((await callJson(onTerminal.url, 'POST', '/auth/codes/verify', { phone, code })).status).toBe(200);
    } finally {
      await onTerminal.stop();
    }
  });
});
