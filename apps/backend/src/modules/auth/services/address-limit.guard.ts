import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIGURATION, type Configuration } from '../../../common/config/configuration.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { countedAddress, isLoopback } from './client-address.ts';

const WINDOW_MS = 60_000;
const CALLS_PER_WINDOW = 120;
const MOST_ADDRESSES = 50_000;

/**
 * Slows down whoever hammers the ways in: so many calls per minute and address, counted in this process. The exact limits of codes and PINs
 * stand in the database; this one only protects the server's work.
 */
@Injectable()
export class AddressLimitGuard implements CanActivate {
  #windowEnd = 0;
  readonly #calls = new Map<string, number>();

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  canActivate(execution: ExecutionContext): boolean {
    const address = limitedAddress(execution.switchToHttp().getRequest<FastifyRequest>(), this.configuration);
    if (address === null) return true;
    const now = Date.now();
    if (now >= this.#windowEnd || this.#calls.size >= MOST_ADDRESSES) {
      this.#calls.clear();
      this.#windowEnd = now + WINDOW_MS;
    }
    const calls = (this.#calls.get(address) ?? 0) + 1;
    this.#calls.set(address, calls);
    if (calls <= CALLS_PER_WINDOW) return true;
    throw new AppError('TOO_MANY_REQUESTS', { retryAfterSeconds: Math.ceil((this.#windowEnd - now) / 1000) });
  }
}

/** The address that a call counts for; null for the demo's own machine, whose owner reads the inbox anyway. */
export function limitedAddress(request: FastifyRequest, configuration: Configuration): string | null {
  if (configuration.DEMO_MODE && isLoopback(request.ip)) return null;
  return countedAddress(request.ip);
}
