import type { AnyCommand, CommandOf, CommandType } from '@michangarrito/contracts';
import type { Centavos } from '@michangarrito/domain';
import { writeCommand, type CommandRequest } from '@michangarrito/local-store';
import { checkCommand } from './check-command.ts';
import { openSession } from './session.ts';

/** A command that is safe on this device and on its way. Its id is the id of the row that it creates. */
export interface Written {
  readonly id: string;
  /** Only sales have one. */
  readonly folio: string | null;
  /** By the device's clock, ISO 8601. */
  readonly recordedAt: string;
}

/** A command without a folio. */
export function write<Type extends CommandType>(
  type: Type,
  payload: CommandOf<Type>['payload'],
  totalCentavos: Centavos | null,
): Promise<Written> {
  const { device } = openSession();
  return writeRequest({
    id: device.newId(),
    type,
    payload: () => payload,
    takesFolio: false,
    openSaleId: null,
    totalCentavos,
  });
}

/**
 * Writes a command to the journal of the open shop, shows what it does, and wakes the sender without waiting for it.
 * @throws LocalStoreError if it could not be written, UnreadableCommandError if the server could not read it: then nothing has happened.
 */
export async function writeRequest<Type extends CommandType>(request: CommandRequest<Type>): Promise<Written> {
  const { device, enrolment } = openSession();
  const { type, payload, takesFolio } = request;
  await checkCommand(type, payload(takesFolio ? { series: 'A', number: 1 } : null));
  const session = {
    tenantId: device.tenantId,
    deviceId: device.deviceId,
    actorId: enrolment.person.id,
    utcOffsetMinutes: enrolment.shop.utcOffsetMinutes,
  };
  const entry = await writeCommand({ journal: device.journal, session, clock: device.clock }, request);
  device.sender.wake('append');
  try {
    device.rows.apply(JSON.parse(entry.text) as AnyCommand);
  } catch (error) {
    // It is written: what cannot be shown must not look as if it had not happened.
    reportError(error);
  }
  return { id: entry.id, folio: entry.summary.folio, recordedAt: entry.recordedAt };
}
