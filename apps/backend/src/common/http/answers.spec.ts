import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { cutAnswersToSchema } from './answers.ts';

const schema = z.object({ id: z.string(), lines: z.array(z.object({ name: z.string() })) });
const SECRET = 'nobody may read this';

async function answerOf(payload: unknown, status = 200) {
  const app = fastify();
  cutAnswersToSchema(app);
  app.setErrorHandler((error: Error, _request, reply) => reply.status(500).send({ code: error.message, more: SECRET }));
  app.get('/', { config: { answer: schema } }, (_request, reply) => reply.status(status).send(payload));
  app.get('/free', (_request, reply) => reply.send(payload));
  const of = async (url: string) => {
    const { statusCode, body } = await app.inject(url);
    return { status: statusCode, body: JSON.parse(body) as unknown };
  };
  return { cut: await of('/'), free: await of('/free') };
}

test('what the schema does not name stays here, at any depth', async () => {
  const { cut } = await answerOf({ id: 'a', hash: SECRET, lines: [{ name: 'Pan', cost: SECRET }] });
  expect(cut).toEqual({ status: 200, body: { id: 'a', lines: [{ name: 'Pan' }] } });
});

test('an answer that lacks something is a failure of ours', async () => {
  const { cut } = await answerOf({ id: 'a' });
  expect(cut).toMatchObject({ status: 500, body: { code: 'an answer does not fit its schema' } });
});

test('an error is no answer of the route and leaves as it is', async () => {
  const { cut } = await answerOf({ code: 'NOT_FOUND' }, 404);
  expect(cut).toEqual({ status: 404, body: { code: 'NOT_FOUND' } });
});

test('a route without a schema answers what it likes', async () => {
  const { free } = await answerOf({ id: 'a' });
  expect(free).toEqual({ status: 200, body: { id: 'a' } });
});
