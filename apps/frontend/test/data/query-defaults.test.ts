import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { ApiError, UnreachableError } from '../../src/data/http.ts';
import { QUERY_DEFAULTS } from '../../src/data/query-defaults.ts';

const refusal = (status: number, code: string) =>
  new ApiError(status, { code, message: 'no', retryable: false, requestId: 'r' });

/** How often a reading that fails in that way is asked for. */
async function timesAsked(error: Error): Promise<number> {
  let asked = 0;
  const client = new QueryClient({ defaultOptions: { queries: { ...QUERY_DEFAULTS, retryDelay: 0 } } });
  const queryFn = () => {
    asked += 1;
    return Promise.reject(error);
  };
  await expect(client.query({ queryKey: ['x'], queryFn })).rejects.toBe(error);
  return asked;
}

test('what the server does not have is said at once, and only what may pass is asked again', async () => {
  expect(await timesAsked(refusal(404, 'SALE_NOT_FOUND'))).toBe(1);
  expect(await timesAsked(refusal(403, 'PERMISSION_MISSING'))).toBe(1);
  expect(await timesAsked(refusal(429, 'TOO_MANY_REQUESTS'))).toBe(2);
  expect(await timesAsked(refusal(503, 'UNAVAILABLE'))).toBe(2);
  expect(await timesAsked(new UnreachableError('no network'))).toBe(2);
});
