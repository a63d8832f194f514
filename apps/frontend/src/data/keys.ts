import type { Tokens } from '@michangarrito/contracts';
import { DeviceKeys, exclusively, type Rotate, type ServerClock } from '@michangarrito/local-store';
import { ApiError, call, type ApiRequest } from './http.ts';

let opened: Promise<DeviceKeys> | null = null;

/** The identity of this device. @throws LocalStoreError if the browser's storage cannot be opened. */
export function deviceKeys(): Promise<DeviceKeys> {
  opened ??= DeviceKeys.open().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** The tokens of one shop, as the sender and the queries use them. */
export function sessionTokens(tenantId: string) {
  return {
    accessToken: async () => (await deviceKeys()).accessToken(tenantId),
    refresh: async (stale: string) => (await deviceKeys()).refresh(tenantId, stale, rotate, exclusively),
    proof: async () => (await deviceKeys()).proof(tenantId),
  };
}

const rotate: Rotate = async (refreshToken) => {
  try {
    return await call<Tokens>({ method: 'POST', path: '/auth/refresh', body: { refreshToken } });
  } catch (error) {
    if (!(error instanceof ApiError)) return 'unreachable';
    if (error.code === 'DEVICE_REVOKED') return 'revoked';
    return error.status === 401 ? 'ended' : 'unreachable';
  }
};

/**
 * A call in the name of the shop's session. Whether a token is still good is learned from 401, never from a clock.
 * @throws ApiError `NOT_LOGGED_IN` or `SESSION_ENDED` if somebody must log in, and as `call` does.
 */
export async function authorizedCall<T>(tenantId: string, clock: ServerClock, request: ApiRequest): Promise<T> {
  const tokens = sessionTokens(tenantId);
  const token = (await tokens.accessToken()) ?? undefined;
  try {
    return await call<T>({ ...request, clock, ...(token === undefined ? {} : { token }) });
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401 || token === undefined) throw error;
    if ((await tokens.refresh(token)) !== 'refreshed') throw error;
    const fresh = await tokens.accessToken();
    if (fresh === null) throw error;
    return call<T>({ ...request, clock, token: fresh });
  }
}
