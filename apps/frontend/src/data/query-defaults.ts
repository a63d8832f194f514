import { ApiError } from './http.ts';

/** Refusals of the server that another try may get around: too slow, too often. */
const PASSING = new Set([408, 429]);

/** Whether a reading that failed is tried once more. What our server refuses it refuses again, and waiting keeps the reason from whoever reads. */
function askAgain(failures: number, error: Error): boolean {
  if (failures > 0) return false;
  return !(error instanceof ApiError) || error.status >= 500 || PASSING.has(error.status);
}

/** Data of the device never goes stale by itself; what comes from the server is asked again when the screen comes back. */
export const QUERY_DEFAULTS = { staleTime: 15_000, retry: askAgain } as const;
