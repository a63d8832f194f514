import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { errorBodySchema } from '@michangarrito/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCertificates, type Certificates } from '../src/tls.ts';
import { startWebServer, type WebServer } from '../src/web-server.ts';
import { freePort } from './free-port.ts';

const SCRIPT = 'console.log("x")'.repeat(100);

type Seen = { method: string | undefined; url: string | undefined; headers: IncomingMessage['headers']; body: string };

let directory: string;
let backend: Server;
let seen: Seen[];
let port: number;
let lanPort: number;
let servers: WebServer[];
let certificates: Certificates;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'launcher-web-'));
  mkdirSync(join(directory, 'dist/assets'), { recursive: true });
  writeFileSync(
    join(directory, 'dist/index.html'),
    '<title>app</title><script>theme()</script><script type="module" src="/assets/a-1.js"></script>',
  );
  writeFileSync(join(directory, 'dist/sw.js'), 'worker');
  writeFileSync(join(directory, 'dist/.inputs'), 'hash');
  writeFileSync(join(directory, 'dist/assets/a-1.js'), SCRIPT);
  writeFileSync(join(directory, 'dist/assets/a-1.js.gz'), gzipSync(SCRIPT));
  seen = [];
  backend = createServer((request, response) => {
    void text(request).then((body) => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body });
      response.writeHead(201, { 'content-type': 'application/json', 'x-from': 'backend' }).end('{"ok":true}');
    });
  }).listen(0, '127.0.0.1');
  await once(backend, 'listening');
  const backendUrl = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
  const common = { directory: join(directory, 'dist'), backendUrl, trustedProxies: 0 };
  [port, lanPort] = [await freePort(), await freePort()];
  certificates = await makeCertificates(directory, ['192.168.1.20']);
  servers = [
    await startWebServer({ ...common, port }),
    await startWebServer({ ...common, port: lanPort, certificates }),
  ];
});

afterAll(async () => {
  for (const server of servers) await server.stop();
  backend.close();
  rmSync(directory, { recursive: true, force: true });
});

type Answer = { status: number | undefined; headers: IncomingMessage['headers']; body: string };

/** A request whose path goes out as it is written: fetch would tidy it up. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET', body?: string): Promise<Answer> {
  const request = httpRequest({ host: 'localhost', port, path, method, headers, agent: false }).end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

test('a route of the app gets the page; a missing file and a stranger’s request do not', async () => {
  for (const path of ['/', '/vender', '/productos/nuevo?x=1']) {
    const { status, headers, body } = await get(path, { accept: 'text/html' });
    expect([status, headers['cache-control'], body.includes('<title>app')]).toEqual([200, 'no-cache', true]);
  }
  expect((await get('/assets/gone.js', { accept: 'text/html' })).status).toBe(404);
  expect((await get('/vender', { accept: 'application/json' })).status).toBe(404);
  expect((await get('/.inputs', { accept: '*/*' })).status).toBe(404);
  expect((await get('/../../package.json', { accept: '*/*' })).status).not.toBe(200);
});

test('hashed assets are kept for a year and sent compressed; the service worker is always asked for', async () => {
  const asset = await get('/assets/a-1.js', { 'accept-encoding': 'gzip' });
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect([asset.headers['content-encoding'], asset.headers['content-type']]).toEqual([
    'gzip',
    'application/javascript; charset=utf-8',
  ]);
  expect((await get('/assets/a-1.js')).body).toBe(SCRIPT);
  expect((await get('/sw.js')).headers['cache-control']).toBe('no-cache');
});

test('the policy admits the page’s own inline script by its hash, and no other', async () => {
  const { headers } = await get('/', { accept: 'text/html' });
  const policy = String(headers['content-security-policy']);
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha256-[^']+'(;|$)/);
  expect(/script-src[^;]*unsafe-inline/.test(policy)).toBe(false);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('/api is forwarded without its prefix, whole, and with the client’s own address', async () => {
  seen.length = 0;
  const forged = { 'content-type': 'application/json', 'x-forwarded-for': '6.6.6.6', authorization: 'Bearer t' };
  const { status, headers, body } = await get('/api/sales?a=1&b=%2F', forged, 'POST', '{"n":1}');
  expect([status, headers['x-from'], body]).toEqual([201, 'backend', '{"ok":true}']);
  expect(seen).toHaveLength(1);
  expect([seen[0]?.method, seen[0]?.url, seen[0]?.body]).toEqual(['POST', '/sales?a=1&b=%2F', '{"n":1}']);
  expect(seen[0]?.headers.authorization).toBe('Bearer t');
  expect(seen[0]?.headers['x-forwarded-for']).toMatch(/^(::1|127\.0\.0\.1)$/);
});

test('the backend learns by which name it was called, whatever the caller says: a page elsewhere may not read the demo’s codes', async () => {
  seen.length = 0;
  await get('/api/demo/inbox', { host: 'evil.example', 'x-forwarded-host': 'localhost' });
  await get('/api/demo/inbox');
  expect(seen.map(({ headers }) => headers['x-forwarded-host'])).toEqual(['evil.example', `localhost:${port}`]);
});

test.each([
  '/api/internal/x',
  '/api/%69nternal/x',
  '/api//internal/x',
  '/api/a/../internal',
  '/api/%2e%2e/internal',
  '//internal',
  '/internal/x',
])('%s never reaches the backend', async (path) => {
  seen.length = 0;
  expect((await get(path)).status).toBeGreaterThanOrEqual(400);
  expect(seen).toEqual([]);
});

/** What the web port answers for a backend at `backendPort`, and whether the page still opens. */
async function askWithout(backendPort: number): Promise<{ page: number; answer: Response; body: unknown }> {
  const lonely = await freePort();
  const backendUrl = `http://127.0.0.1:${backendPort}`;
  const server = await startWebServer({
    directory: join(directory, 'dist'),
    backendUrl,
    trustedProxies: 0,
    port: lonely,
  });
  try {
    const answer = await fetch(`http://localhost:${lonely}/api/sales`, { method: 'POST', body: '{}' });
    const page = await fetch(`http://localhost:${lonely}/`, { headers: { accept: 'text/html' } });
    return { page: page.status, answer, body: await answer.json() };
  } finally {
    await server.stop();
  }
}

test('a backend that is down is an error of ours that says when to come again, and the page still opens', async () => {
  const { page, answer, body } = await askWithout(await freePort());
  expect([page, answer.status, answer.headers.get('retry-after')]).toEqual([200, 503, '3']);
  expect(errorBodySchema.parse(body)).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
});

test('a call that the backend may have died of is told from one that never reached it', async () => {
  const dying = createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1');
  await once(dying, 'listening');
  const { page, answer, body } = await askWithout((dying.address() as AddressInfo).port);
  dying.close();
  expect([page, answer.status, answer.headers.get('retry-after')]).toEqual([200, 500, null]);
  expect(errorBodySchema.parse(body)).toMatchObject({ code: 'INTERNAL', retryable: true });
});

test('a busy web port is said by its variable and number', async () => {
  const again = startWebServer({
    directory: join(directory, 'dist'),
    backendUrl: 'http://127.0.0.1:1',
    trustedProxies: 0,
    port,
  });
  await expect(again).rejects.toThrow(`Port ${port} (WEB_PORT) is busy`);
});

async function secure(path: string, options: { ca?: string; servername?: string; host?: string }): Promise<Answer> {
  const request = httpsRequest({ host: '127.0.0.1', port: lanPort, path, agent: false, ...options }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

test('on the local network one port speaks HTTPS, trusted by who installed the authority, and offers that', async () => {
  await expect(secure('/ca.crt', {})).rejects.toThrow(/certificate/);
  const { status, body, headers } = await secure('/ca.crt', { ca: certificates.authority });
  expect([status, body, headers['content-type']]).toEqual([200, certificates.authority, 'application/x-x509-ca-cert']);
  const plain = await fetch(`http://127.0.0.1:${lanPort}/`, { headers: { accept: 'text/html' } });
  expect(await plain.text()).toContain('<title>app');
});

test('the authority is kept; the server’s certificate names the addresses of the day', async () => {
  const next = await makeCertificates(directory, ['10.0.0.7']);
  expect(next.authority).toBe(certificates.authority);
  expect(next.chain).not.toBe(certificates.chain);
});
