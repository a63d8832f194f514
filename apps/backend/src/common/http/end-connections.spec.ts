import { once } from 'node:events';
import { connect } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { expect, test } from 'vitest';
import { endConnectionsOnceAnswered } from './end-connections.ts';

const LONG_MS = 3_600_000;

async function listening(app: FastifyInstance): Promise<number> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}

test('a kept-alive connection ends with the answer to its call, and the close with it', async () => {
  const app = fastify({ keepAliveTimeout: LONG_MS, return503OnClosing: false });
  endConnectionsOnceAnswered(app, LONG_MS);
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const closing = Promise.withResolvers<void>();
  app.addHook('preClose', (done) => {
    closing.resolve();
    done();
  });
  app.get('/', async () => {
    asked.resolve();
    await answer.promise;
    return 'done';
  });
  const call = fetch(`http://127.0.0.1:${await listening(app)}/`);
  await asked.promise;
  const closed = app.close();
  await closing.promise;
  answer.resolve();
  const response = await call;
  expect([response.status, response.headers.get('connection'), await response.text()]).toEqual([200, 'close', 'done']);
  await closed;
});

test('a call that never comes whole is not waited for', async () => {
  const app = fastify();
  endConnectionsOnceAnswered(app, 100);
  app.post('/', () => 'done');
  const socket = connect(await listening(app), '127.0.0.1');
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n');
  // The server says 100 and waits for the body.
  await once(socket, 'data');
  const ended = once(socket, 'close');
  await app.close();
  await ended;
  expect(app.server.listening).toBe(false);
});
