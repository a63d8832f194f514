import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createApiClient } from '../src/index.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  authorization: string | undefined;
}

/** A server that answers every call with `status` and `body`, and remembers what it was asked. */
async function serve(status: number, body: unknown): Promise<{ baseUrl: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    seen.push({ method: request.method, url: request.url, authorization: request.headers.authorization });
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { baseUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, seen };
}

test('puts ids into the path, the query behind it, and the token into the header', async () => {
  const { baseUrl, seen } = await serve(200, {});
  const client = createApiClient({ baseUrl, accessToken: () => 'abc' });
  await client.GET('/products/{productId}', { params: { path: { productId: 'a/b' } } });
  await client.GET('/products', { params: { query: { limit: 5 } } });
  expect(seen).toEqual([
    { method: 'GET', url: '/products/a%2Fb', authorization: 'Bearer abc' },
    { method: 'GET', url: '/products?limit=5', authorization: 'Bearer abc' },
  ]);
});

test('sends no header without a token, and asks for the token at each call', async () => {
  const { baseUrl, seen } = await serve(200, {});
  const tokens = [undefined, 'later'];
  const client = createApiClient({ baseUrl, accessToken: () => tokens.shift() });
  await client.GET('/me');
  await client.GET('/me');
  expect(seen.map(({ authorization }) => authorization)).toEqual([undefined, 'Bearer later']);
});

test('answers a refusal as an error, not as data', async () => {
  const { baseUrl } = await serve(401, { code: 'UNAUTHENTICATED' });
  const { data, error, response } = await createApiClient({ baseUrl, accessToken: () => undefined }).GET('/me');
  expect({ data, error, status: response.status }).toEqual({
    data: undefined,
    error: { code: 'UNAUTHENTICATED' },
    status: 401,
  });
});

test('knows the paths of the backend and no others', () => {
  const client = createApiClient({ baseUrl: 'http://127.0.0.1:1', accessToken: () => undefined });
  // @ts-expect-error: the type check fails if the client accepted a path that the document does not have.
  const wrong = (): unknown => client.GET('/nothing');
  expect(wrong).toBeTypeOf('function');
});
