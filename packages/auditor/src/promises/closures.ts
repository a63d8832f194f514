import type { Difference } from '../invariant.ts';
import type { Books, ClosureRow } from './books.ts';
import { cashOf, type Command } from './command.ts';

/**
 * A till session has one corte Z however often it was closed. It takes what its reading knew of, by each device's watermark; what it could
 * not know of, or what came after it, is an adjustment; and its expected cash is the sum of what it took.
 */
export function predictClosures(books: Books, recorded: readonly Command[], moving: readonly Command[]): Difference[] {
  const closings = recorded.filter(({ type, payload }) => type === 'closeTill' && payload.kind === 'z');
  const bySession = Map.groupBy(closings, ({ payload }) => payload.tillSessionId ?? '');
  return [...bySession].flatMap(([sessionId, closing]) => {
    const rows = books.closures.filter((row) => row.sessionId === sessionId && row.kind === 'z');
    const [row] = rows;
    if (row === undefined || rows.length > 1) {
      return [{ row: sessionId, expected: 'one corte Z', found: `${String(rows.length)} of them` }];
    }
    const command = closing.find(({ id }) => id === row.id);
    if (command === undefined) return [{ row: row.id, expected: 'a command that closed the till', found: 'none' }];
    return predictClosure(books, command, row, moving);
  });
}

function predictClosure(books: Books, closing: Command, row: ClosureRow, moving: readonly Command[]): Difference[] {
  const wrong: Difference[] = [];
  let expected = 0;
  for (const command of moving) {
    const cash = books.cash.get(command.id);
    const taken = books.closureOf.get(command.id) === row.id;
    if (cash === undefined) continue;
    if (taken) expected += cashOf(command);
    if (taken && !knew(closing, command)) {
      wrong.push({
        row: command.id,
        expected: 'not in the corte, whose reading did not know of it',
        found: `in ${row.id}`,
      });
    }
    if (cash.sessionId !== row.sessionId || taken) continue;
    if (books.adjustments.get(command.id)?.closureId !== row.id) {
      wrong.push({ row: command.id, expected: `in the corte ${row.id} or an adjustment of it`, found: 'neither' });
    } else if (knew(closing, command) && cash.receivedAtMs < row.receivedAtMs) {
      wrong.push({ row: command.id, expected: `in the corte ${row.id}, which knew of it`, found: 'an adjustment' });
    }
  }
  if (row.expected !== expected) {
    wrong.push({ row: row.id, expected: `expects ${String(expected)}`, found: `expects ${String(row.expected)}` });
  }
  return wrong;
}

/** Whether the reading from which the corte was made knew of a command: the float it began with, and of its own device all before it. */
function knew(closing: Command, { id, deviceId, deviceSeq }: Command): boolean {
  const { watermarks, tillSessionId } = closing.payload;
  if (watermarks === undefined || id === tillSessionId) return true;
  if (deviceId === closing.deviceId) return deviceSeq < closing.deviceSeq;
  return watermarks.some((mark) => mark.deviceId === deviceId && mark.deviceSeq >= deviceSeq);
}
