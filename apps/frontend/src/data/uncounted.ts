import type { JournalEntry } from '@michangarrito/local-store';

/**
 * Which entries of the journal an answer of the server cannot have counted: those that wait, and those that arrived after it was
 * read. Without the second kind a balance would jump back between the arrival of an abono and the next reading.
 */
const waiting = new Set<string>();
const arrivedAtMs = new Map<string, number>();

/** Call with each reading of the journal, in order. `nowMs` is the device's clock, as in the times of readings. */
export function noteArrivals(entries: readonly JournalEntry[], nowMs: number): void {
  for (const { id, state } of entries) {
    if (isWaiting(state)) waiting.add(id);
    else if (waiting.delete(id) && state === 'acknowledged') arrivedAtMs.set(id, nowMs);
  }
}

/** The entries that an answer read at that time knows nothing of, oldest first. */
export function uncounted(entries: readonly JournalEntry[], answeredAtMs: number): JournalEntry[] {
  return entries
    .filter(({ id, state }) => isWaiting(state) || (arrivedAtMs.get(id) ?? 0) > answeredAtMs)
    .toSorted((left, right) => left.seq - right.seq);
}

function isWaiting(state: JournalEntry['state']): boolean {
  return state === 'pending' || state === 'sending';
}
