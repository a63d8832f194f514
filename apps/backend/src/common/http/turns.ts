import type { FastifyInstance } from 'fastify';

/**
 * Lets one call begin in each turn of the event loop, in the order of their arrival. Calls that arrive together would otherwise all be read,
 * checked and priced before the loop looks at its sockets again, and the database, whose answer came meanwhile, would stand idle until
 * the next batch of sales is sent (docs/benchmarks.md).
 */
export function beginCallsInTurns(app: FastifyInstance): void {
  const waiting: (() => void)[] = [];
  let isTurnComing = false;
  const takeTurn = (): void => {
    const begin = waiting.shift();
    isTurnComing = waiting.length > 0;
    if (isTurnComing) setImmediate(takeTurn);
    begin?.();
  };
  app.addHook('onRequest', (_request, _reply, done) => {
    waiting.push(() => done());
    if (isTurnComing) return;
    isTurnComing = true;
    setImmediate(takeTurn);
  });
}
