import type { CommandOf, CommandType } from '@michangarrito/contracts';
import { businessDate } from '@michangarrito/domain';
import { V7Generator } from 'uuidv7';
import type { ServerClock } from './server-clock.ts';

/** Who is at the device: what every command says about where it comes from. */
export interface CommandSession {
  readonly tenantId: string;
  readonly deviceId: string;
  readonly actorId: string;
  /** Minutes east of UTC, from the shop: never from the device's time zone. */
  readonly utcOffsetMinutes: number;
}

/** The version of the commands written here. Not imported from the contracts, whose schemas a selling page must not load. */
const COMMAND_VERSION = 1 satisfies CommandOf<CommandType>['v'];

/** Makes UUIDv7s that rise even within a millisecond and when the clock is set back a little. */
export function createIdSource(clock: ServerClock): () => string {
  const generator = new V7Generator();
  return () => generator.generateOrResetWithTs(Math.max(0, clock.now())).toString();
}

/**
 * Wraps a payload. `recordedAt` is the device's own reading with the measured difference beside it; the business date follows
 * the corrected clock.
 */
export function buildEnvelope<Type extends CommandType>(
  session: CommandSession,
  clock: ServerClock,
  command: {
    readonly id: string;
    readonly deviceSeq: number;
    readonly type: Type;
    readonly payload: CommandOf<Type>['payload'];
  },
) {
  return {
    id: command.id,
    tenantId: session.tenantId,
    deviceId: session.deviceId,
    deviceSeq: command.deviceSeq,
    actorId: session.actorId,
    recordedAt: new Date(clock.deviceNow()).toISOString(),
    utcOffsetMinutes: session.utcOffsetMinutes,
    businessDate: businessDate(clock.now(), session.utcOffsetMinutes),
    skewMs: clock.skewMs,
    v: COMMAND_VERSION,
    type: command.type,
    payload: command.payload,
  };
}
