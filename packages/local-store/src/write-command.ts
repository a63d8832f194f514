import type { CommandOf, CommandType } from '@michangarrito/contracts';
import { formatFolio, type Centavos } from '@michangarrito/domain';
import type { JournalEntry } from './device-database.ts';
import { buildEnvelope, type CommandSession } from './envelope-builder.ts';
import type { TakenNumbers } from './journal-writing.ts';
import type { Journal } from './journal.ts';
import type { ServerClock } from './server-clock.ts';

/** What a device needs to write commands. */
export interface CommandDesk {
  readonly journal: Journal;
  readonly session: CommandSession;
  readonly clock: ServerClock;
}

export interface CommandRequest<Type extends CommandType> {
  readonly id: string;
  readonly type: Type;
  /** The payload, given the folio that was taken for it, or null. Called inside the transaction: it must not wait for anything. */
  readonly payload: (folio: TakenNumbers['folio']) => CommandOf<Type>['payload'];
  readonly takesFolio: boolean;
  readonly openSaleId: string | null;
  /** What the command is about, for lists; null if it is not about money. */
  readonly totalCentavos: Centavos | null;
}

/**
 * Writes a command into the journal with its numbers; it is safe on the device when this returns.
 * @throws LocalStoreError as `Journal.append` does.
 */
export function writeCommand<Type extends CommandType>(
  { journal, session, clock }: CommandDesk,
  { id, type, payload: makePayload, takesFolio, openSaleId, totalCentavos }: CommandRequest<Type>,
): Promise<JournalEntry> {
  return journal.append({
    takesFolio,
    openSaleId,
    build: ({ deviceSeq, folio }) => {
      const payload = makePayload(folio);
      const envelope = buildEnvelope(session, clock, { id, deviceSeq, type, payload });
      return {
        id,
        type,
        text: JSON.stringify(envelope),
        recordedAt: envelope.recordedAt,
        summary: { folio: folio === null ? null : formatFolio(folio.series, folio.number), totalCentavos },
      };
    },
  });
}
