import type { AnyCommand, ClosureDetail, ClosureSummary, CloseTill, MirrorTill } from '@michangarrito/contracts';
import { subtractCentavos } from '@michangarrito/domain';
import type { Rows } from './commands.ts';

/** A corte Z that was made on this device and is not among the server's yet, which gives it its number. */
export type ClosureHere = Omit<ClosureDetail, 'number'> & { readonly number: null };
export type KnownClosure = ClosureSummary | ClosureHere;

/**
 * The cortes Z as they will be once the server has these commands. `tills` are the sessions after them: one that is closed keeps what it came
 * to. `nameOf` is who closes, by the id of the person.
 */
export function overlayClosures(
  closures: Rows<KnownClosure>,
  commands: readonly AnyCommand[],
  tills: Rows<MirrorTill>,
  nameOf: (personId: string) => string,
): Rows<KnownClosure> {
  const changed = new Map(closures);
  for (const command of commands) {
    if (command.type !== 'closeTill' || command.payload.kind !== 'z' || changed.has(command.id)) continue;
    const till = tills.get(command.payload.tillSessionId);
    if (till !== undefined) changed.set(command.id, closed(command, till, nameOf(command.actorId)));
  }
  return changed;
}

function closed(
  { id, recordedAt, businessDate, payload }: CloseTill,
  till: MirrorTill,
  actorName: string,
): ClosureHere {
  const { expectedCentavos, movements, salesCount, salesCentavos, refundsCentavos, byMethod, floatCentavos } = till;
  const { countedCentavos, denominations, note } = payload;
  return {
    ...{ id, kind: 'z', number: null, closedAt: recordedAt, businessDate, actorName },
    ...{ expectedCentavos, movements, salesCount, salesCentavos, refundsCentavos, byMethod, floatCentavos },
    ...{ countedCentavos, denominations, note, adjustments: [] },
    differenceCentavos: countedCentavos === null ? null : subtractCentavos(countedCentavos, expectedCentavos),
  };
}
