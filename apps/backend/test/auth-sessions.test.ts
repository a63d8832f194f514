import type { OpenSession, Tokens } from '@michangarrito/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { HeldRetries } from '../src/modules/sync/services/held-retries.ts';
import { AuthClient, atOnce, tally } from './support/auth-client.ts';
import { openDatabase, startBackend, type SuiteDatabase } from './support/backend.ts';

let database: SuiteDatabase;
let app: NestFastifyApplication;
let elsewhere: NestFastifyApplication;
let client: AuthClient;
/** Another process of the same installation: its memory is its own. */
let otherProcess: AuthClient;

beforeAll(async () => {
  database = await openDatabase();
  app = await startBackend(database);
  elsewhere = await startBackend(database);
  client = new AuthClient(app);
  otherProcess = new AuthClient(elsewhere);
});

afterEach(() => void vi.useRealTimers());

afterAll(async () => {
  await app.close();
  await elsewhere.close();
  await database.close();
});

const refresh = (refreshToken: string) => client.post<Tokens>('/auth/refresh', { refreshToken });
const codeOf = async (token: string, at = client) => (await at.get('/me', token)).code;

/** Asks until the answer is this one: notices travel between processes in their own time, the test's limit is the only bound. */
async function untilCode(at: AuthClient, url: string, token: string, code: string | undefined): Promise<void> {
  while ((await at.get(url, token)).code !== code) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('refreshing', () => {
  test('gives a new token each time, and the access token that goes with it works', async () => {
    const { tokens } = await client.register();
    const seen = new Set([tokens.refreshToken]);
    let current: Tokens = tokens;
    for (let round = 0; round < 5; round += 1) {
      const { status, body } = await refresh(current.refreshToken);
      expect(status).toBe(200);
      seen.add(body.refreshToken);
      expect(await codeOf(body.accessToken)).toBeUndefined();
      current = body;
    }
    expect(seen.size).toBe(6);
  });

  test('gives the same successor again while it was not used: the answer was lost', async () => {
    const { tokens } = await client.register();
    const lost = (await refresh(tokens.refreshToken)).body;
    const again = (await refresh(tokens.refreshToken)).body;
    expect(again.refreshToken).toBe(lost.refreshToken);
    const next = (await refresh(again.refreshToken)).body;
    expect((await refresh(again.refreshToken)).body.refreshToken).toBe(next.refreshToken);
  });

  test('gives one successor to ten that come at once', async () => {
    const { tokens } = await client.register();
    const answers = await atOnce(10, () => refresh(tokens.refreshToken));
    expect(tally(answers)).toEqual({ 200: 10 });
    expect(new Set(answers.map(({ body }) => body.refreshToken)).size).toBe(1);
  });

  test('ends the session when a token comes that was used up: somebody else has it', async () => {
    const { tokens, shop } = await client.register();
    const second = (await refresh(tokens.refreshToken)).body;
    const third = (await refresh(second.refreshToken)).body;
    expect(await codeOf(third.accessToken)).toBeUndefined();
    expect((await refresh(tokens.refreshToken)).code).toBe('SESSION_ENDED');
    for (const { refreshToken } of [tokens, second, third])
      expect((await refresh(refreshToken)).code).toBe('SESSION_ENDED');
    for (const { accessToken } of [tokens, second, third]) expect(await codeOf(accessToken)).toBe('SESSION_ENDED');
    const { rows } = await database.admin.query(`select ended_because from auth.sessions where tenant_id = $1`, [
      shop.id,
    ]);
    expect(rows).toEqual([{ ended_because: 'token_reused' }]);
  });

  test('also when it is much older than the one before', async () => {
    const { tokens } = await client.register();
    let current: Tokens = tokens;
    for (let round = 0; round < 4; round += 1) current = (await refresh(current.refreshToken)).body;
    expect((await refresh(tokens.refreshToken)).code).toBe('SESSION_ENDED');
    expect((await refresh(current.refreshToken)).code).toBe('SESSION_ENDED');
  });

  test('takes no token that is not ours, and none that is changed', async () => {
    const { tokens } = await client.register();
    const { refreshToken } = tokens;
    const other = (await client.register()).tokens.refreshToken;
    const flipped = `${refreshToken.slice(0, 30)}${refreshToken[30] === 'A' ? 'B' : 'A'}${refreshToken.slice(31)}`;
    const mixed = other.slice(0, 48) + refreshToken.slice(48);
    for (const forged of [
      flipped,
      mixed,
      'x'.repeat(91),
      `${refreshToken}A`,
      `${refreshToken}=`,
      tokens.accessToken.slice(0, 200),
    ]) {
      expect((await refresh(forged)).code).toBe('NOT_LOGGED_IN');
    }
    expect((await refresh('short')).code).toBe('INVALID_INPUT');
    expect((await refresh(refreshToken)).status).toBe(200);
  });

  test('lives on after months, while an access token lives for fifteen minutes', async () => {
    const { tokens } = await client.register();
    const now = Date.now();
    vi.useFakeTimers({ toFake: ['Date'], now: now + 15 * 60_000 - 2_000 });
    expect(await codeOf(tokens.accessToken)).toBeUndefined();
    vi.setSystemTime(now + 15 * 60_000 + 2_000);
    expect(await codeOf(tokens.accessToken)).toBe('NOT_LOGGED_IN');
    expect(await codeOf(tokens.accessToken, otherProcess)).toBe('NOT_LOGGED_IN');
    vi.setSystemTime(now + 200 * 86_400_000);
    expect((await refresh(tokens.refreshToken)).status).toBe(200);
  });

  test('is over once the device is unlinked', async () => {
    const { tokens, device } = await client.register();
    expect(await codeOf(tokens.accessToken)).toBeUndefined();
    await database.admin.query(`update auth.devices set revoked_at = now() where id = $1`, [device.id]);
    expect((await refresh(tokens.refreshToken)).code).toBe('DEVICE_REVOKED');
    await untilCode(client, '/me', tokens.accessToken, 'DEVICE_REVOKED');
  });
});

describe('ending', () => {
  test('a session whose person was switched stops the tokens of before on the other processes too', async () => {
    const owner = await client.register();
    const { person } = await client.employee(owner, '5927');
    expect(await codeOf(owner.tokens.accessToken, otherProcess)).toBeUndefined();
    await client.post('/auth/switch', { personId: person.id, pin: '5927' }, owner.tokens.accessToken);
    await untilCode(otherProcess, '/me', owner.tokens.accessToken, 'NOT_LOGGED_IN');
  });

  test('by logging out stops access and refresh token', async () => {
    const { tokens } = await client.register();
    expect((await client.call('POST', '/auth/logout', { token: tokens.accessToken })).status).toBe(204);
    expect(await codeOf(tokens.accessToken)).toBe('SESSION_ENDED');
    expect((await refresh(tokens.refreshToken)).code).toBe('SESSION_ENDED');
  });

  test('by revoking holds at once here and on the other processes', async () => {
    const owner = await client.register();
    const employee = await client.employee(owner, '5927');
    expect(await codeOf(employee.tokens.accessToken)).toBeUndefined();
    expect(await codeOf(employee.tokens.accessToken, otherProcess)).toBeUndefined();
    const { body } = await client.get<{ items: OpenSession[] }>('/sessions', owner.tokens.accessToken);
    expect(new Set(body.items.map(({ personName, current }) => `${personName} ${current}`))).toEqual(
      new Set(['Beto false', 'Lupita true']),
    );
    const other = body.items.find(({ current }) => !current)!;
    const revoke = () =>
      client.call('DELETE', `/sessions/${other.id.toUpperCase()}`, { token: owner.tokens.accessToken });
    expect((await revoke()).status).toBe(204);
    expect(await codeOf(employee.tokens.accessToken)).toBe('SESSION_ENDED');
    await untilCode(otherProcess, '/me', employee.tokens.accessToken, 'SESSION_ENDED');
    expect((await refresh(employee.tokens.refreshToken)).code).toBe('SESSION_ENDED');
    expect((await revoke()).status).toBe(204);
  });

  test('reaches a process that had lost its connection for notices, however long', async () => {
    const listeners = `select pid from pg_stat_activity where datname = current_database() and application_name = 'michangarrito-auth-changes'`;
    const connections = async () => (await database.admin.query<{ pid: number }>(listeners)).rows.map(({ pid }) => pid);
    const { rows } = await database.admin.query<{ name: string }>(`select current_database() as name`);
    const mayConnect = (change: 'grant' | 'revoke') =>
      database.admin.query(
        `${change} connect on database "${rows[0]!.name}" ${change === 'grant' ? 'to' : 'from'} public`,
      );
    const { tokens } = await client.register();
    expect(await codeOf(tokens.accessToken, otherProcess)).toBeUndefined();
    const before = await connections();
    expect(before).toHaveLength(2);
    await mayConnect('revoke');
    await database.admin.query(`select pg_terminate_backend(pid) from (${listeners}) l`);
    await client.call('POST', '/auth/logout', { token: tokens.accessToken });
    // Long enough for a try that fails.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await connections()).toEqual([]);
    await mayConnect('grant');
    while ((await connections()).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    await untilCode(otherProcess, '/me', tokens.accessToken, 'SESSION_ENDED');
    const next = (await client.register()).tokens.accessToken;
    expect(await codeOf(next, otherProcess)).toBeUndefined();
    await client.call('POST', '/auth/logout', { token: next });
    await untilCode(otherProcess, '/me', next, 'SESSION_ENDED');
  });

  test('of others is for who manages the team; an employee sees and ends the own ones', async () => {
    const owner = await client.register();
    const employee = await client.employee(owner, '5927');
    const stranger = await client.register();
    const sessions = async (token: string) =>
      (await client.get<{ items: OpenSession[] }>('/sessions', token)).body.items;
    const own = await sessions(employee.tokens.accessToken);
    expect(own.map(({ personName }) => personName)).toEqual(['Beto']);
    const ownersSession = (await sessions(owner.tokens.accessToken)).find(({ current }) => current)!;
    for (const { tokens } of [employee, stranger]) {
      expect((await client.call('DELETE', `/sessions/${ownersSession.id}`, { token: tokens.accessToken })).code).toBe(
        'NOT_FOUND',
      );
    }
    expect(await codeOf(owner.tokens.accessToken)).toBeUndefined();
    expect(
      (await client.call('DELETE', `/sessions/${own[0]!.id}`, { token: employee.tokens.accessToken })).status,
    ).toBe(204);
    expect(await codeOf(employee.tokens.accessToken)).toBe('SESSION_ENDED');
  });
});

describe('a request', () => {
  test('without a token, or with one that is none, is not logged in', async () => {
    expect((await client.get('/me')).code).toBe('NOT_LOGGED_IN');
    const { tokens } = await client.register();
    const [header, , signature] = tokens.accessToken.split('.');
    const forged = Buffer.from(JSON.stringify({ sub: 'owner', exp: 9_999_999_999 })).toString('base64url');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${tokens.accessToken.split('.')[1]}.`;
    for (const token of ['x'.repeat(40), `${header}.${forged}.${signature}`, unsigned, tokens.refreshToken]) {
      expect(await codeOf(token)).toBe('NOT_LOGGED_IN');
    }
  });

  test('that is warm reads nothing of the database', async () => {
    const { tokens } = await client.register();
    expect(await codeOf(tokens.accessToken)).toBeUndefined();
    // The server's own rounds read what is held at their own times.
    const rounds = vi.spyOn(app.get(HeldRetries, { strict: false }), 'run').mockResolvedValue();
    const connections = vi.spyOn(app.get(DataSource), 'createQueryRunner');
    // Refused after the guard and before any use case: what is counted is the guard's alone.
    const refused = await atOnce(50, () => client.patch('/shop', { name: '' }, tokens.accessToken));
    expect(tally(refused)).toEqual({ INVALID_INPUT: 50 });
    expect(connections).not.toHaveBeenCalled();
    connections.mockRestore();
    rounds.mockRestore();
    expect(await codeOf(tokens.accessToken)).toBeUndefined();
  });
});
