import type { Blocked } from '@michangarrito/local-store';

/** What keeps this device and the server apart; null if nothing does. The first one that a person can do something about. */
export type Obstacle = 'update' | 'revoked' | 'wrong_tenant' | 'logged_out' | 'offline' | 'server' | null;

export interface Circumstances {
  readonly blocked: Blocked;
  readonly upgradeRequired: boolean;
  /** What the browser says; it knows when there is none and only guesses when there is. */
  readonly online: boolean;
  /** Why the last delivery failed. */
  readonly lastError: string | null;
}

/** The sender's own codes for a server that did not answer. */
const NO_ANSWER = new Set(['NETWORK', 'TIMEOUT']);

export function obstacleOf({ blocked, upgradeRequired, online, lastError }: Circumstances): Obstacle {
  if (blocked !== null) return blocked;
  if (upgradeRequired) return 'update';
  if (!online || (lastError !== null && NO_ANSWER.has(lastError))) return 'offline';
  return lastError === null ? null : 'server';
}
