import type { AnyCommand } from '@michangarrito/contracts';
import { unreadable } from '../messages/data.ts';

/** A command that the server could never read: nothing of it was written, and `message` says in Spanish what to correct. */
export class UnreadableCommandError extends Error {
  override readonly name = 'UnreadableCommandError';
}

/** Nobody waits longer for the schemas before *Cobrado*; what comes later checks the next command. */
const MOST_WAIT_MS = 1_500;

const loadContract = () => import('./contract-check.ts');
let contract: Awaited<ReturnType<typeof loadContract>> | null = null;

/** Fetches the schemas, so that later checks need no network. */
export async function fetchContract(): Promise<void> {
  contract ??= await loadContract();
}

/**
 * Refuses what the server would answer with 400 for ever, before it is on the device. Where the schemas have not come (no network since
 * the page opened) it lets pass: a sale is never stopped for want of a check.
 * @throws UnreadableCommandError.
 */
export async function checkCommand(type: AnyCommand['type'], payload: unknown): Promise<void> {
  if (contract === null) await Promise.race([fetchContract().catch(() => undefined), waited(MOST_WAIT_MS)]);
  const field = contract?.unreadableField(type, payload) ?? null;
  if (field !== null) throw new UnreadableCommandError(unreadable(field));
}

function waited(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
