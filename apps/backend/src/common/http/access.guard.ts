import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { may, type Permission } from '@michangarrito/domain';
import type { FastifyRequest } from 'fastify';
import { AccessTokens } from '../context/request-context.ts';
import { AppError } from '../errors/app-error.ts';
import { bearerToken } from './bearer-token.ts';
import { ALSO_WHEN_SUSPENDED, PUBLIC_ROUTE, REQUIRED_PERMISSION } from './decorators.ts';

/** Every route needs a session unless it says it is public, a shop that is not suspended unless it says so, and the permission it names. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(AccessTokens) private readonly accessTokens: AccessTokens,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const targets = [execution.getHandler(), execution.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, targets)) return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const context = await this.accessTokens.open(bearerToken(request), request.id);
    request.context = context;
    if (!this.reflector.getAllAndOverride<boolean>(ALSO_WHEN_SUSPENDED, targets))
      await this.accessTokens.requireActiveShop(context.tenantId);
    const permission = this.reflector.getAllAndOverride<Permission | undefined>(REQUIRED_PERMISSION, targets);
    if (permission && !may(context, permission)) throw new AppError('PERMISSION_MISSING');
    return true;
  }
}
