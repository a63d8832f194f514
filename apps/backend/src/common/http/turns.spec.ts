import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { beginCallsInTurns } from './turns.ts';

/** What happened, call by call, to calls that arrive together: their number, and `turn` for each turn of the event loop. */
async function happenings(calls: number, inTurns: boolean): Promise<(number | 'turn')[]> {
  const app = fastify();
  if (inTurns) beginCallsInTurns(app);
  const happened: (number | 'turn')[] = [];
  app.get<{ Params: { number: string } }>('/:number', ({ params }, reply) => {
    happened.push(Number(params.number));
    return reply.send('');
  });
  await app.ready();
  let counting = true;
  const count = (): void => {
    happened.push('turn');
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all(Array.from({ length: calls }, (_, number) => app.inject(`/${String(number)}`)));
  counting = false;
  return happened;
}

/** How many calls began without a turn since the one before. */
const together = (happened: readonly (number | 'turn')[]): number =>
  happened.filter((what, index) => what !== 'turn' && index > 0 && happened[index - 1] !== 'turn').length;

test('between two calls that arrive together the event loop turns, and they keep their order', async () => {
  const happened = await happenings(20, true);
  expect(together(happened)).toBe(0);
  expect(happened.filter((what) => what !== 'turn')).toEqual(Array.from({ length: 20 }, (_, number) => number));
});

test('which they do not by themselves', async () => {
  expect(together(await happenings(20, false))).toBeGreaterThan(0);
});
