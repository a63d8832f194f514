import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { VerifiedPhone } from '@michangarrito/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigurationError, readConfiguration } from '../src/common/config/configuration.ts';
import { AuthClient, atOnce, freshPhone, tally } from './support/auth-client.ts';
import { openDatabase, startBackend, type SuiteDatabase } from './support/backend.ts';

let database: SuiteDatabase;
let app: NestFastifyApplication;
let client: AuthClient;

beforeAll(async () => {
  database = await openDatabase();
  app = await startBackend(database);
  client = new AuthClient(app);
});

afterAll(async () => {
  await app.close();
  await database.close();
});

const verify = (phone: string, code: string) => client.post<VerifiedPhone>('/auth/codes/verify', { phone, code });
const otherCode = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** Makes the codes of a phone older than they are. */
async function age(phone: string, seconds: number): Promise<void> {
  await database.admin.query(
    `update auth.otp_codes set created_at = created_at - make_interval(secs => $2), expires_at = expires_at - make_interval(secs => $2)
     where phone = $1`,
    [phone, seconds],
  );
}

describe('asking for a code', () => {
  test('answers the same for a phone that has a shop and one that has none', async () => {
    const known = freshPhone();
    await client.register(known);
    await age(known, 60);
    const unknown = freshPhone();
    const forKnown = await client.post('/auth/codes', { phone: known });
    const forUnknown = await client.post('/auth/codes', { phone: unknown });
    expect(forKnown).toEqual(forUnknown);
    const wrongForKnown = await verify(known, otherCode(await inboxCode(known)));
    const wrongForUnknown = await verify(unknown, otherCode(await inboxCode(unknown)));
    expect([wrongForKnown.status, wrongForKnown.code]).toEqual([wrongForUnknown.status, wrongForUnknown.code]);
  });

  test('gives one code in thirty seconds, also to ten requests at once', async () => {
    const phone = freshPhone();
    const answers = await atOnce(10, () => client.post('/auth/codes', { phone }));
    expect(tally(answers)).toEqual({ 200: 1, TOO_MANY_REQUESTS: 9 });
    for (const { retryAfter } of answers.filter(({ status }) => status === 429)) {
      expect(retryAfter).toBeGreaterThan(0);
      expect(retryAfter).toBeLessThanOrEqual(30);
    }
    await age(phone, 31);
    expect((await client.post('/auth/codes', { phone })).status).toBe(200);
  });

  test('gives five codes in an hour', async () => {
    const phone = freshPhone();
    for (let asked = 0; asked < 5; asked += 1) {
      expect((await client.post('/auth/codes', { phone })).status).toBe(200);
      await age(phone, 31);
    }
    const sixth = await client.post('/auth/codes', { phone });
    expect(sixth.code).toBe('TOO_MANY_REQUESTS');
    expect(sixth.retryAfter).toBeGreaterThan(3_000);
    await age(phone, 3_600 - 4 * 31);
    expect((await client.post('/auth/codes', { phone })).status).toBe(200);
  });

  test('gives thirty codes in an hour to one address, whatever the phones, and counts an IPv6 network as one', async () => {
    const ask = (from: string) => client.call('POST', '/auth/codes', { body: { phone: freshPhone() }, from });
    expect(tally(await atOnce(40, () => ask('203.0.113.7')))).toEqual({ 200: 30, TOO_MANY_REQUESTS: 10 });
    expect((await ask('203.0.113.8')).status).toBe(200);
    const hosts = await atOnce(31, (index) => ask(`2001:db8:5:6::${(index + 1).toString(16)}`));
    expect(tally(hosts)).toEqual({ 200: 30, TOO_MANY_REQUESTS: 1 });
  });

  test('and all the other ways in let one address call 120 times a minute', async () => {
    const from = '203.0.113.99';
    const body = { refreshToken: 'x'.repeat(91) };
    const answers = await atOnce(130, () => client.call('POST', '/auth/refresh', { body, from }));
    expect(tally(answers)).toEqual({ NOT_LOGGED_IN: 120, TOO_MANY_REQUESTS: 10 });
    expect(answers.at(-1)!.retryAfter).toBeGreaterThan(0);
    expect((await client.call('POST', '/auth/refresh', { body, from: '203.0.113.98' })).code).toBe('NOT_LOGGED_IN');
    expect((await client.call('GET', '/health/live', { from })).status).toBe(200);
  });

  test('refuses what is not a phone', async () => {
    for (const phone of ['', '123', '0123456789', '55123456789', 'a'.repeat(10), 5512345678, null]) {
      expect((await client.post('/auth/codes', { phone })).code).toBe('INVALID_INPUT');
    }
  });
});

describe('proving a phone', () => {
  test('takes a code once, also of ten at once', async () => {
    const phone = freshPhone();
    const code = await client.code(phone);
    expect(tally(await atOnce(10, () => verify(phone, code)))).toEqual({ 200: 1, CODE_EXPIRED: 9 });
  });

  test('looks at five tries and no more, also of ten at once; then even the right code is over', async () => {
    const phone = freshPhone();
    const code = await client.code(phone);
    expect(tally(await atOnce(10, () => verify(phone, otherCode(code))))).toEqual({ CODE_WRONG: 5, CODE_EXPIRED: 5 });
    expect((await verify(phone, code)).code).toBe('CODE_EXPIRED');
  });

  test('takes no code after five minutes, none of an earlier request, none of another phone', async () => {
    const [late, twice, other] = [freshPhone(), freshPhone(), freshPhone()];
    const lateCode = await client.code(late);
    await age(late, 301);
    expect((await verify(late, lateCode)).code).toBe('CODE_EXPIRED');

    const first = await client.code(twice);
    await age(twice, 31);
    const second = await client.code(twice);
    if (first !== second) expect((await verify(twice, first)).code).toBe('CODE_WRONG');
    expect((await verify(other, second)).code).toBe('CODE_EXPIRED');
    expect((await verify(twice, second)).status).toBe(200);
  });

  test('lists the shops of the phone, and no one else’s', async () => {
    const phone = freshPhone();
    const first = await client.register(phone);
    await age(phone, 60);
    const second = await client.register(phone, { shopName: 'Papelería Lupita' });
    await client.register();
    await age(phone, 60);
    const { body } = await verify(phone, await client.code(phone));
    expect(body.shops.map(({ tenantId }) => tenantId)).toEqual([first.shop.id, second.shop.id]);
    expect(body.shops[0]).toMatchObject({
      name: 'Abarrotes Lupita',
      role: 'owner',
      personName: 'Lupita',
      hasPin: true,
    });
    expect(first.shop.slug).not.toBe(second.shop.slug);
  });
});

describe('the demo’s inbox', () => {
  test('is there for the machine itself and nobody else', async () => {
    expect((await client.get('/demo/inbox')).status).toBe(200);
    for (const host of ['192.168.1.20:3141', 'evil.example', 'localhost.evil.example', '127.0.0.1.evil.example']) {
      expect((await client.call('GET', '/demo/inbox', { host })).code).toBe('NOT_FOUND');
    }
    expect((await client.call('GET', '/demo/inbox', { from: '192.168.1.20' })).code).toBe('NOT_FOUND');
  });

  test('is not there when codes go to the terminal', async () => {
    const onTerminal = await startBackend(database, { DEMO_INBOX: 'terminal' });
    try {
      expect((await new AuthClient(onTerminal).get('/demo/inbox')).code).toBe('NOT_FOUND');
    } finally {
      await onTerminal.close();
    }
  });
});

describe('the gateway of the operator', () => {
  test('gets signed codes; when it fails the caller is told so and nothing of the code', async () => {
    const secret = 'the secret of the gateway';
    const received: { body: string; signature: string }[] = [];
    let status = 204;
    const gateway = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received.push({ body, signature: String(request.headers['x-michangarrito-signature']) });
        response.writeHead(status).end();
      });
    }).listen(0, '127.0.0.1');
    await once(gateway, 'listening');
    const url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/codes`;
    const inProduction = await startBackend(database, {
      NODE_ENV: 'production',
      DEMO_MODE: '0',
      CODE_WEBHOOK_URL: url,
      CODE_WEBHOOK_SECRET: secret,
    });
    try {
      const caller = new AuthClient(inProduction);
      const phone = freshPhone();
      expect((await caller.post('/auth/codes', { phone })).status).toBe(200);
      const { body, signature } = received[0]!;
      const [, seconds, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature)!;
      expect(mac).toBe(createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex'));
      const sent = JSON.parse(body) as { phone: string; code: string };
      expect(sent.phone).toBe(phone);
      expect((await caller.post('/auth/codes/verify', { phone, code: sent.code })).status).toBe(200);
      expect((await caller.get('/demo/inbox')).code).toBe('NOT_FOUND');

      status = 500;
      const failed = await caller.post('/auth/codes', { phone: freshPhone() });
      expect([failed.status, failed.code]).toEqual([503, 'CODE_CHANNEL_MISSING']);
      expect(failed.text).not.toContain((JSON.parse(received[1]!.body) as { code: string }).code);
      gateway.closeAllConnections();
      gateway.close();
      expect((await caller.post('/auth/codes', { phone: freshPhone() })).code).toBe('CODE_CHANNEL_MISSING');
    } finally {
      await inProduction.close();
      gateway.close();
    }
  });

  test('must be configured outside the demo, and the demo is refused in production', () => {
    const base = { DATABASE_URL: 'postgres://app@localhost/shop', JWT_SECRET: 'x'.repeat(32), NODE_ENV: 'production' };
    const refusal = (environment: Record<string, string>) => {
      try {
        readConfiguration({ ...base, ...environment });
      } catch (error) {
        return error instanceof ConfigurationError ? error.message : String(error);
      }
      return 'accepted';
    };
    expect(refusal({})).toContain('CODE_WEBHOOK_URL');
    expect(refusal({ DEMO_MODE: '1' })).toContain('DEMO_MODE');
    expect(refusal({ CODE_WEBHOOK_URL: 'https://sms.example/codes' })).toContain('CODE_WEBHOOK_SECRET');
    expect(refusal({ CODE_WEBHOOK_URL: 'https://sms.example/codes', CODE_WEBHOOK_SECRET: 's'.repeat(16) })).toBe(
      'accepted',
    );
    expect(refusal({ JWT_SECRET: 'short-secret' })).not.toContain('short-secret');
  });
});

async function inboxCode(phone: string): Promise<string> {
  const { body } = await client.get<{ codes: { phone: string; code: string }[] }>('/demo/inbox');
  return body.codes.find((entry) => entry.phone === phone)!.code;
}
