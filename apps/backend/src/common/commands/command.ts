import {
  ERROR_CATALOG,
  type Change,
  type CommandVerdict,
  type Envelope,
  type ErrorBody,
  type ErrorCode,
} from '@michangarrito/contracts';
import {
  businessDate,
  correctedInstant,
  daysBetween,
  EARLIEST_INSTANT_MS,
  happenedAt,
  may,
  type DeviceInstant,
  type Flag,
  type Permission,
} from '@michangarrito/domain';
import type { PersonRights } from '../context/people-directory.ts';
import type { RequestContext } from '../context/request-context.ts';
import type { TenantTx } from '../database/tenant-transactions.ts';

/** A command that passed its schema, with the hash of the text that was received. */
export interface ReceivedCommand<Command extends Envelope = Envelope> {
  readonly command: Command;
  readonly hash: string;
}

/** A row that a command created or changed; devices learn of it when they pull. */
export type ChangedRow = Readonly<Pick<Change, 'kind' | 'ref'>>;

/** What a use case makes of a command. A refusal rolls everything back and claims nothing. */
export type Outcome =
  | {
      readonly ok: true;
      readonly flags: readonly Flag[];
      readonly changed: readonly ChangedRow[];
      readonly result?: Record<string, unknown>;
    }
  | { readonly ok: false; readonly code: ErrorCode };

/** Who did it, whoever uploads it. */
export interface CommandActor extends PersonRights {
  /** The session is theirs now. */
  readonly isCaller: boolean;
  /** Has signed in on this device at least once, or is in now. */
  readonly signedInHere: boolean;
}

/** Who brings a command: the caller, or the device alone where the server carries out what it kept of it. */
export type Uploader = Pick<RequestContext, 'tenantId' | 'deviceId'> & {
  readonly sessionId: string | null;
  readonly personId: string | null;
};

/** What a use case works with: the transaction, and the rights of who did it (not of who uploads it). */
export interface CommandScope {
  readonly tx: TenantTx;
  readonly actor: CommandActor;
}

export function refuse(code: ErrorCode): Outcome {
  return { ok: false, code };
}

/** The flag of a fact whose actor, of the team, lacked the right; facts are recorded all the same. Who has left is `oddities`' matter. */
export function missingPermission(actor: PersonRights, permission: Permission): Flag[] {
  return !actor.active || may(actor, permission) ? [] : ['permission_missing'];
}

// A device without network can be weeks behind, never ahead; before this product existed it cannot have sold.
const AHEAD_MS = 10 * 60_000;
// A night's sales belong to the day before, and the measured difference may be newer than the date.
const DAYS_APART = 1;

/** What may be odd about a fact of any kind: its author has left the team or never was at this device, or its time cannot be. */
export function oddities(actor: CommandActor, command: Envelope): Flag[] {
  return [
    ...(actor.active ? [] : (['permission_missing'] as const)),
    ...(actor.signedInHere ? [] : (['actor_unknown'] as const)),
    ...impossibleClock(command, Date.now()),
  ];
}

/** The flag of a device clock that cannot be right, after the skew it measured itself, or of a business date that is not of that day. */
function impossibleClock(command: Envelope, now: number): Flag[] {
  const corrected = correctedInstant(deviceInstant(command));
  if (corrected < EARLIEST_INSTANT_MS || corrected > now + AHEAD_MS) return ['clock_impossible'];
  const day = businessDate(corrected, command.utcOffsetMinutes);
  const isNear = day === command.businessDate || Math.abs(daysBetween(day, command.businessDate)) <= DAYS_APART;
  return isNear ? [] : ['clock_impossible'];
}

type Dated = Pick<Envelope, 'recordedAt' | 'skewMs'>;

/** When a command that is received now happened, as every movement of stock is dated: an instant in UTC, in milliseconds. */
export function happenedAtOf(command: Dated): string {
  return new Date(happenedAt(deviceInstant(command), Date.now())).toISOString();
}

function deviceInstant({ recordedAt, skewMs }: Dated): DeviceInstant {
  return { recordedAtMs: Date.parse(recordedAt), skewMs };
}

/** The verdict of a command that is not in the books. */
export function refusedVerdict(
  id: string,
  verdict: 'rejected' | 'conflict' | 'parked' | 'quarantined',
  code: ErrorCode,
  details?: ErrorBody['details'],
): CommandVerdict {
  const { message, retryable } = ERROR_CATALOG[code];
  return { id, verdict, flags: [], result: null, error: { code, message, ...(details ? { details } : {}), retryable } };
}
