import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backendPid, NpmStart, signalGroup, until, untilSaid, type Run } from './npm-start.ts';

const TIMEOUT_MS = 600_000;

let npmStart: NpmStart;

beforeEach(async () => {
  npmStart = await NpmStart.prepare();
});

afterEach(() => npmStart.remove());

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`http://localhost:${npmStart.ports.WEB_PORT}${path}`, { headers });
}

async function post<Body>(path: string, body: object): Promise<Body> {
  const response = await fetch(`http://localhost:${npmStart.ports.WEB_PORT}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}

/** Opens a shop as a person would, and answers its access token. */
async function registerShop(phone: string, shopName: string): Promise<string> {
  await post('/auth/codes', { phone });
  const inbox = (await (await get('/api/demo/inbox')).json()) as { codes: { phone: string; code: string }[] };
  const code = inbox.codes.find((entry) => entry.phone === phone)?.code;
  const { ticket } = await post<{ ticket: string }>('/auth/codes/verify', { phone, code });
  const shop = { shopName, ownerName: 'Lupita', businessType: 'abarrotes', pin: '482913', starterCatalog: false };
  const device = { name: 'Celular', known: null };
  const opened = await post<{ tokens: { accessToken: string } }>('/auth/register', { ticket, ...shop, device });
  return opened.tokens.accessToken;
}

async function shopOf(token: string): Promise<string> {
  const me = await get('/api/me', { authorization: `Bearer ${token}` });
  return me.ok ? ((await me.json()) as { shop: { name: string } }).shop.name : `${me.status} ${await me.text()}`;
}

const untilServing = (run: Run): Promise<void> =>
  until(run, 'ready to serve', async () => (await get('/api/health/ready')).status === 200);

/** Takes the port that a killed process has left, before another can be started there. */
async function hold(port: string): Promise<Server> {
  const server = createServer((socket) => socket.destroy());
  for (;;) {
    server.listen(Number(port), '127.0.0.1');
    const error = await once(server, 'listening').then(
      () => undefined,
      (reason: unknown) => reason as NodeJS.ErrnoException,
    );
    if (error === undefined) return server;
    if (error.code !== 'EADDRINUSE') throw error;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test(
  'a backend or a database that is killed comes back with what was there; all of it ends with what started it',
  async () => {
    const run = npmStart.start();
    await npmStart.untilReady(run);
    const first = await registerShop('5520000001', 'Abarrotes Lupita');

    process.kill(backendPid(run), 'SIGKILL');
    await untilSaid(run, 'The backend ended by itself (signal SIGKILL): it is started again in 1 s\n');
    expect((await get('/vender', { accept: 'text/html' })).status).toBe(200);
    await untilSaid(run, 'The backend is ready again\n');
    await untilServing(run);
    expect(await shopOf(first)).toBe('Abarrotes Lupita');
    const second = await registerShop('5520000002', 'Fonda Mary');

    process.kill(npmStart.postmasterPid(), 'SIGKILL');
    await untilSaid(run, 'PostgreSQL ended by itself');
    expect((await get('/vender', { accept: 'text/html' })).status).toBe(200);
    await untilSaid(run, 'PostgreSQL is ready again\n');
    await untilServing(run);
    expect([await shopOf(first), await shopOf(second)]).toEqual(['Abarrotes Lupita', 'Fonda Mary']);
    expect(await shopOf(await registerShop('5520000003', 'Papelería Sol'))).toBe('Papelería Sol');

    // What was started later hears of the end of what started it, too.
    run.child.kill('SIGKILL');
    await run.ended;
    await expect(npmStart.query('select 1')).rejects.toThrow(/ECONNREFUSED/);
  },
  TIMEOUT_MS,
);

test(
  'Ctrl-C ends all of it also while the backend and the database are down',
  async () => {
    const run = npmStart.start();
    await npmStart.untilReady(run);
    process.kill(backendPid(run), 'SIGKILL');
    const holder = await hold(npmStart.ports.BACKEND_PORT);
    await untilSaid(run, 'The backend ended while starting (exit code 1): it is started again in 2 s\n');
    process.kill(npmStart.postmasterPid(), 'SIGKILL');
    await untilSaid(run, 'PostgreSQL ended by itself');
    signalGroup(run, 'SIGINT');
    expect(await run.ended).toBe(0);
    await expect(npmStart.query('select 1')).rejects.toThrow(/ECONNREFUSED/);
    holder.close();
  },
  TIMEOUT_MS,
);
