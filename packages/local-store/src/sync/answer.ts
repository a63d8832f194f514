import type {
  ChangesPage,
  CommandVerdict,
  DepositAnswer,
  ErrorBody,
  PushAnswer,
  Verdict,
} from '@michangarrito/contracts';
import type { EntryError } from '../device-database.ts';
import type { Settlement } from '../journal-sending.ts';
import { retryAfterMs } from './backoff.ts';
import type { CallAnswer, CallOptions } from './session-call.ts';

/** What an answer says that is not what was asked for. */
export type Failure =
  /** Not delivered, or nobody knows: ask again. `toldMs` is how long our server asked to wait; null if it said nothing, or if somebody else did. */
  | { readonly kind: 'again'; readonly error: EntryError; readonly toldMs: number | null }
  /** What was sent is not taken as it is. */
  | { readonly kind: 'refused'; readonly error: EntryError }
  /** The session belongs to another shop or device: it says nothing about what was sent. */
  | { readonly kind: 'foreign'; readonly error: EntryError }
  | { readonly kind: 'revoked'; readonly error: EntryError };

/** What was asked for, with the server's time of the answer in milliseconds. */
export type Read<T> = { readonly kind: 'read'; readonly value: T; readonly serverMs: number } | Failure;

/** What a push or a deposit answers, as far as it can be read: verdicts by the command's id. */
export interface ReadPush {
  readonly verdicts: ReadonlyMap<string, CommandVerdict>;
  readonly newNumbers: PushAnswer['newNumbers'];
  readonly changes: ChangesPage | null;
  /** Of a deposit: which history has it. */
  readonly epoch: string | null;
}

/**
 * 4xx that speak of the moment, of who asks or of the way, and not of what was sent: no session, no right, no such route (an older server), an
 * app that is too old. A gateway's own pages have no body of ours and are told apart by that.
 */
const NOT_OF_THE_CONTENT: ReadonlySet<number> = new Set([401, 402, 403, 404, 405, 407, 408, 421, 425, 426, 429, 451]);

/**
 * Reads an answer. Only our own server's words settle anything, tell the time or how long to wait: the page of a hotel's or a carrier's gate, a
 * proxy's error, or the answer to something else leave everything where it is.
 */
export function readAnswer<T>(
  listener: Pick<CallOptions, 'clock' | 'onHeard'>,
  answer: CallAnswer,
  recognise: (value: unknown) => T | null,
): Read<T> {
  if (answer.status === null) return again({ code: answer.code, status: null }, null);
  const { status, headers, text } = answer;
  const body = parseJson(text);
  if (status === 200) {
    const value = recognise(body);
    return value === null ? unreadable(status) : { kind: 'read', value, serverMs: hear(listener, answer) };
  }
  const code = errorCode(body);
  if (code === null) return unreadable(status);
  const serverMs = hear(listener, answer);
  const error = { code, status };
  if (code === 'WRONG_TENANT') return { kind: 'foreign', error };
  if (code === 'DEVICE_REVOKED') return { kind: 'revoked', error };
  const isOfTheContent = status >= 400 && status < 500 && !NOT_OF_THE_CONTENT.has(status);
  return isOfTheContent ? { kind: 'refused', error } : again(error, retryAfterMs(headers.get('retry-after'), serverMs));
}

/** Takes the time of an answer of ours; returns the server's. */
function hear(
  { clock, onHeard }: Pick<CallOptions, 'clock' | 'onHeard'>,
  { headers, trip }: Exclude<CallAnswer, { status: null }>,
): number {
  const serverMs = clock.observe(headers.get('date'), trip) ?? clock.now();
  onHeard?.();
  return serverMs;
}

function unreadable(status: number): Failure {
  return again({ code: 'ANSWER_UNREADABLE', status }, null);
}

function again(error: EntryError, toldMs: number | null): Failure {
  return { kind: 'again', error, toldMs };
}

/** Whether it is an error as our server writes one. */
export function isOurError(text: string): boolean {
  return errorCode(parseJson(text)) !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function errorCode(value: unknown): string | null {
  const { code, requestId } = fieldsOf<ErrorBody>(value);
  return typeof code === 'string' && typeof requestId === 'string' ? code : null;
}

// The contracts' schemas are too heavy for the page that sells: what follows checks just what is relied upon.

function fieldsOf<T>(value: unknown): Partial<Record<keyof T, unknown>> {
  return typeof value === 'object' && value !== null ? value : {};
}

/** A push's answer with a verdict for at least one of `ids`; null for anything else. */
export function asPushAnswer(value: unknown, ids: ReadonlySet<string>): ReadPush | null {
  const { verdicts, newNumbers, changes } = fieldsOf<PushAnswer>(value);
  if (!Array.isArray(verdicts)) return null;
  const ours = verdicts.filter((one): one is CommandVerdict => isVerdict(one) && ids.has(one.id));
  if (ours.length === 0) return null;
  return {
    verdicts: new Map(ours.map((verdict) => [verdict.id, verdict])),
    newNumbers: asNewNumbers(newNumbers),
    changes: asChangesPage(changes),
    epoch: asDepositEpoch(value),
  };
}

/** Which history the answer to a deposit is of; null for anything else. */
export function asDepositEpoch(value: unknown): string | null {
  const { epoch } = fieldsOf<DepositAnswer>(value);
  return typeof epoch === 'string' ? epoch : null;
}

function isVerdict(value: unknown): value is CommandVerdict {
  const { id, verdict, flags } = fieldsOf<CommandVerdict>(value);
  return typeof id === 'string' && typeof verdict === 'string' && Array.isArray(flags);
}

function asNewNumbers(value: unknown): PushAnswer['newNumbers'] {
  const { folioSeries, deviceSeq } = fieldsOf<NonNullable<PushAnswer['newNumbers']>>(value);
  return typeof folioSeries === 'string' && Number.isSafeInteger(deviceSeq)
    ? { folioSeries, deviceSeq: deviceSeq as number }
    : null;
}

/** A page of changes; null for anything else. */
export function asChangesPage(value: unknown): ChangesPage | null {
  const { cursor, hasMore, rows, gone, reset } = fieldsOf<ChangesPage>(value);
  if (typeof hasMore !== 'boolean' || !Array.isArray(gone) || typeof rows !== 'object' || rows === null) return null;
  const goesOn = typeof cursor === 'string' || typeof reset === 'string';
  return goesOn && ROW_KINDS.every((kind) => Array.isArray(fieldsOf<ChangesPage['rows']>(rows)[kind]))
    ? (value as ChangesPage)
    : null;
}

const ROW_KINDS = ['category', 'product', 'customer', 'till', 'closure', 'sale'] as const;

/** Verdicts after which the server keeps the command for ever, whatever it still has to do with it. */
const DURABLE: ReadonlySet<Verdict> = new Set(['recorded', 'already_recorded', 'parked', 'quarantined']);
const REFUSED: ReadonlySet<Verdict> = new Set(['rejected', 'conflict']);

/** What a verdict makes of an entry. Without one, or with one that this release does not know, it waits and is sent again. */
export function settlementOf(seq: number, verdict: CommandVerdict | undefined, at: string): Settlement {
  if (verdict === undefined) return { seq, to: 'pending', error: { code: 'ANSWER_UNREADABLE', status: 200 } };
  if (DURABLE.has(verdict.verdict)) return { seq, to: 'acknowledged', verdict, at };
  const error = { code: verdict.error?.code ?? 'COMMAND_CONFLICT', status: 200 };
  const isForAPerson = REFUSED.has(verdict.verdict) && error.code !== 'WRONG_TENANT';
  return isForAPerson ? { seq, to: 'needs_attention', error, verdict } : { seq, to: 'pending', error };
}
