import type { RecordCashMovement } from '@michangarrito/contracts';
import { signedCash, type Centavos } from '@michangarrito/domain';
import type { JournalEntry } from '@michangarrito/local-store';
import type { CashMovementRow } from '../../../data/types.ts';

/** Cash that somebody put in or took out; `amount` has its sign. */
export interface HandMovement {
  readonly id: string;
  readonly kind: 'in' | 'out' | 'expense';
  readonly amount: Centavos;
  readonly reason: string;
  readonly recordedAt: string;
  /** Whether only this device has it yet. */
  readonly here: boolean;
}

/** States of an entry that has happened: what was refused has not. */
const STANDS: ReadonlySet<string> = new Set(['pending', 'sending', 'acknowledged']);

/** The drawer's movements by hand, newest first: the server's, and those of this device that it does not list yet. */
export function handMovements(
  known: readonly CashMovementRow[],
  entries: readonly JournalEntry[],
  tillSessionId: string,
): HandMovement[] {
  const listed = new Set(known.map(({ id }) => id));
  const local = entries
    .filter(({ id, type, state }) => type === 'recordCashMovement' && STANDS.has(state) && !listed.has(id))
    .map(({ text, state }) => ({ command: JSON.parse(text) as RecordCashMovement, here: state !== 'acknowledged' }))
    .filter(({ command }) => command.payload.tillSessionId === tillSessionId)
    .map(({ command: { id, payload, recordedAt }, here }) => ({
      id,
      kind: payload.kind,
      amount: signedCash(payload),
      reason: payload.reason,
      recordedAt,
      here,
    }));
  const fromServer = known.flatMap(({ id, kind, amountCentavos: amount, reason, recordedAt }) =>
    kind === 'in' || kind === 'out' || kind === 'expense'
      ? [{ id, kind, amount, reason: reason ?? '', recordedAt, here: false }]
      : [],
  );
  return [...local, ...fromServer].toSorted((left, right) => (left.recordedAt < right.recordedAt ? 1 : -1));
}
