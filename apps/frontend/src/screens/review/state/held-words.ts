import type { HeldCommand } from '../../../data/types.ts';
import { review } from '../../../messages/sync.ts';
import { entryWords } from '../../sales/entry-words.ts';

const FOLIO = /^[A-Z]+-\d+$/u;

/** What a held command was: "Venta · A-000011". */
export function titleOf({ type, folio }: HeldCommand): string {
  return entryWords({ type, summary: { folio, totalCentavos: null } });
}

/** Why it waits, and for what. */
export function reasonOf(command: HeldCommand): string {
  return command.reason === 'parked' ? review.waitsFor(missingOf(command)) : review.reasons[command.reason];
}

/** Whether accepting takes something in that waits for nothing but the owner; the rest the server only tries again. */
export function mayAccept(commands: readonly HeldCommand[]): boolean {
  return commands.some(({ reason }) => reason === 'deposited');
}

/** What leaving these out does not undo; null where no cash of theirs is in the drawer's account. */
export function cashThatStays(commands: readonly HeldCommand[]): string | null {
  const moved = new Set(commands.flatMap((command) => movedBy(command) ?? []));
  const [only] = moved;
  if (only === undefined) return null;
  return review.cashStays[moved.size === 1 ? only : 'either'];
}

/** What to say of those that still wait after the server tried them. `waiting` counts also what is not among `commands`. */
export function stillWaiting(waiting: number, commands: readonly HeldCommand[]): string {
  const [command] = commands;
  if (waiting > 1 || command === undefined) return review.waits(waiting);
  if (command.reason === 'parked') return review.stillWaits(missingOf(command));
  return command.reason === 'refused' ? review.stillRefused : review.stillFailed;
}

function missingOf({ waitsFor }: HeldCommand): string {
  const { kind, ref = '' } = waitsFor ?? {};
  return review.missing(kind, FOLIO.test(ref) ? ref : null);
}

/** What a deposited one did to the drawer is not in its account yet. */
function movedBy({ reason, type }: HeldCommand): keyof typeof review.cashStays | null {
  if (reason === 'deposited') return null;
  switch (type) {
    case 'recordSale':
    case 'recordFiadoPayment':
      return 'in';
    case 'refundSale':
    case 'refundTicket':
      return 'out';
    case 'recordCashMovement':
      return 'either';
    default:
      return null;
  }
}
