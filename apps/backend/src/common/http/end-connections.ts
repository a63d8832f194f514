import type { FastifyInstance } from 'fastify';

const LOOK_AGAIN_MS = 50;

/**
 * Lets a closing server end as soon as the calls in flight are answered. Node ends the connections that are idle when the close begins
 * and waits for the others, but a kept-alive one falls idle only after its answer, and would hold the process until its client goes. Whoever
 * has not sent the whole of a call, or not read its answer, `atMostMs` later is not waited for.
 */
export function endConnectionsOnceAnswered(app: FastifyInstance, atMostMs: number): void {
  const { server } = app;
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    // The answers that left before this still say keep-alive.
    const idle = setInterval(() => server.closeIdleConnections(), LOOK_AGAIN_MS);
    const late = setTimeout(() => server.closeAllConnections(), atMostMs);
    server.once('close', () => {
      clearInterval(idle);
      clearTimeout(late);
    });
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done(null, payload);
  });
}
