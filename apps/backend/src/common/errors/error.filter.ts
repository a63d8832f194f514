import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ERROR_CATALOG, type ErrorBody, type ErrorCode } from '@michangarrito/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodValidationException } from 'nestjs-zod';
import { ZodError } from 'zod';
import { AppError } from './app-error.ts';

/** Turns everything that is thrown into the one error body. What is not expected is logged whole and answered without a detail. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    answerError(thrown, request, reply);
  }
}

/** The same for what Fastify refuses before any route is found: a path that it cannot read. */
export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const error = asAppError(thrown);
  if (error.code === 'INTERNAL') request.log.error({ err: thrown }, 'unexpected error');
  if (error.retryAfterSeconds !== undefined) void reply.header('retry-after', String(error.retryAfterSeconds));
  void reply.status(error.status).send(errorBody(error, request.id));
}

/** And for what is no HTTP at all, or has headers beyond measure: there is only a socket to answer to. */
export function answerBrokenRequest(failure: { code?: string }, socket: Socket): void {
  if (failure.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify(errorBody(new AppError('INVALID_INPUT'), randomUUID()));
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${String(Buffer.byteLength(body))}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** The wire form of an error. */
function errorBody(error: AppError, requestId: string): ErrorBody {
  const { message, retryable } = ERROR_CATALOG[error.code];
  return { code: error.code, message, ...(error.details ? { details: error.details } : {}), retryable, requestId };
}

function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof ZodValidationException) return invalidInput(thrown.getZodError());
  if (thrown instanceof HttpException) return new AppError(codeOfStatus(thrown.getStatus()));
  if (hasStatusCode(thrown)) return new AppError(codeOfStatus(thrown.statusCode));
  return new AppError('INTERNAL');
}

function invalidInput(zodError: unknown): AppError {
  if (!(zodError instanceof ZodError)) return new AppError('INVALID_INPUT');
  const details = zodError.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.code }));
  return new AppError('INVALID_INPUT', { details });
}

// Fastify's own refusals (bad JSON, body too large, …) carry the status they would answer.
function hasStatusCode(thrown: unknown): thrown is { statusCode: number } {
  return (
    typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown && typeof thrown.statusCode === 'number'
  );
}

function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 401:
      return 'NOT_LOGGED_IN';
    case 403:
      return 'PERMISSION_MISSING';
    case 404:
      return 'NOT_FOUND';
    case 413:
      return 'BODY_TOO_LARGE';
    case 415:
      return 'UNSUPPORTED_MEDIA';
    case 429:
      return 'TOO_MANY_REQUESTS';
    case 503:
      return 'UNAVAILABLE';
    default:
      return status >= 500 ? 'INTERNAL' : 'INVALID_INPUT';
  }
}
