const FIRST_MS = 1_000;
/** Between attempts while nothing gets through; the network's return, or a person who looks, ends the wait earlier. */
export const LONGEST_BACKOFF_MS = 5 * 60_000;
/** A server that asks for more is not believed: the shop would look unprotected for a day by a typing error. */
const LONGEST_RETRY_AFTER_MS = 60 * 60_000;

/**
 * How long to wait after so many failures in a row (from 1): doubling up to five minutes, of which a random half, so that the
 * devices of a server that comes back do not knock at once. `random` is in [0, 1).
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_MS * 2 ** (failures - 1));
  return Math.round(ceiling * (0.5 + random / 2));
}

/**
 * Milliseconds that `Retry-After` (RFC 9110, 10.2.3: seconds or a date) asks for, at most an hour; null if it says nothing.
 * A date is read against the server's own time, since the device's may be wrong.
 */
export function retryAfterMs(header: string | null, serverNowMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - serverNowMs;
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(0, waitMs), LONGEST_RETRY_AFTER_MS);
}
