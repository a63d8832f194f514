import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.ts';

/** The access token of a request. @throws AppError NOT_LOGGED_IN where there is none. */
export function bearerToken(request: FastifyRequest): string {
  const match = /^Bearer ([\w.-]{20,2000})$/.exec(request.headers.authorization ?? '');
  if (!match?.[1]) throw new AppError('NOT_LOGGED_IN');
  return match[1];
}
