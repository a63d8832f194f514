import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { ZodResponse, type ZodDto } from 'nestjs-zod';
import type { z } from 'zod';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What every answer of the route that is no error must fit. */
    readonly answer?: z.ZodType;
    /** The largest body that the route takes, where that is not the server's. */
    readonly bodyLimitBytes?: number;
  }
}

const FIRST_ERROR_STATUS = 400;

/**
 * What a route answers: status, schema and words of the OpenAPI document, and the schema that each answer is cut to before it leaves; and the
 * largest body that it takes, where that is not the server's.
 */
export function Answers<Schema extends z.ZodType>(answer: {
  status: number;
  type: ZodDto<Schema, false>;
  description: string;
  bodyLimitBytes?: number;
}) {
  const { bodyLimitBytes, ...response } = answer;
  const limit = bodyLimitBytes === undefined ? {} : { bodyLimitBytes };
  return applyDecorators(ZodResponse(response), RouteConfig({ answer: answer.type.schema, ...limit }));
}

/** Lets routes that say so take larger bodies. Before the routes are made. */
export function takeLargeBodies(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    const limit = route.config?.bodyLimitBytes;
    if (limit !== undefined) route.bodyLimit = limit;
  });
}

/**
 * Cuts every answer to its route's schema, so that nothing leaves that the contract does not name; one that does not fit is a bug of
 * ours and is answered as INTERNAL. A hook of the server and not an interceptor, which would wrap each call in streams (docs/benchmarks.md).
 */
export function cutAnswersToSchema(app: FastifyInstance): void {
  app.addHook('preSerialization', (request, reply, payload, done) => {
    const { answer } = request.routeOptions.config;
    if (!answer || reply.statusCode >= FIRST_ERROR_STATUS) return done(null, payload);
    const parsed = answer.safeParse(payload);
    if (parsed.success) done(null, parsed.data);
    else done(new Error('an answer does not fit its schema', { cause: parsed.error }));
  });
}
