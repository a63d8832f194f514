import { hash } from 'node:crypto';
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { canonicalForm } from '@michangarrito/contracts';
import type { Permission } from '@michangarrito/domain';
import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../context/request-context.ts';
import { AppError } from '../errors/app-error.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard on every route that is not public. */
    context?: RequestContext;
  }
}

export const PUBLIC_ROUTE = 'route:public';
export const REQUIRED_PERMISSION = 'route:permission';
export const ALSO_WHEN_SUSPENDED = 'route:also-when-suspended';

/** A route that needs no session. */
export const Public = () => SetMetadata(PUBLIC_ROUTE, true);

/** A route for those who hold the permission; the owner holds all. */
export const RequiresPermission = (permission: Permission) => SetMetadata(REQUIRED_PERMISSION, permission);

/** A route that serves a suspended shop too: what has happened there is recorded all the same, and anybody may leave. */
export const AlsoWhenSuspended = () => SetMetadata(ALSO_WHEN_SUSPENDED, true);

/** The caller's context, as a handler's parameter. */
export const Caller = createParamDecorator((_data: unknown, execution: ExecutionContext): RequestContext => {
  const { context } = execution.switchToHttp().getRequest<FastifyRequest>();
  if (!context) throw new AppError('NOT_LOGGED_IN');
  return context;
});

/** SHA-256 (hex) of the command as it was received, before validation touches it. */
export const CommandHash = createParamDecorator((_data: unknown, execution: ExecutionContext): string => {
  const { body } = execution.switchToHttp().getRequest<FastifyRequest>();
  return hash('sha256', formOf(body));
});

// Numbers beyond a double, lone surrogates and an absent body have no canonical form; no schema would let them pass either.
function formOf(body: unknown): string {
  try {
    return canonicalForm(body);
  } catch {
    throw new AppError('INVALID_INPUT');
  }
}
