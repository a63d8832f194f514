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
import type { CallAnswer } from './session-call.ts';

/** What an answer says that is not what was asked for. */
export type Failure =
  /** Not delivered, or nobody knows: ask again. `retryAfter` is what the server asked for, as it wrote it. */
  | { readonly kind: 'again'; readonly error: EntryError; readonly retryAfter: string | null }
  /** What was sent is not taken as it is. */
  | { readonly kind: 'refused'; readonly error: EntryError }
  /** The session belongs to another shop or device: it says nothing about what was sent. */
  | { readonly kind: 'foreign'; readonly error: EntryError }
  | { readonly kind: 'revoked'; readonly error: EntryError };

export type Read<T> = { readonly kind: 'read'; readonly value: T } | Failure;

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
 * Reads an answer. Only our own server's words settle anything: the page of a hotel's or a carrier's gate, a proxy's error, or the answer to
 * something else leave everything where it is.
 */
export function readAnswer<T>(answer: CallAnswer, recognise: (value: unknown) => T | null): Read<T> {
  if (answer.status === null) return again({ code: answer.code, status: null }, null);
  const { status, headers, text } = answer;
  const body = parseJson(text);
  const value = status === 200 ? recognise(body) : null;
  if (value !== null) return { kind: 'read', value };
  const code = status === 200 ? null : errorCode(body);
  const error = { code: code ?? 'ANSWER_UNREADABLE', status };
  if (code === 'WRONG_TENANT') return { kind: 'foreign', error };
  if (code === 'DEVICE_REVOKED') return { kind: 'revoked', error };
  const isOfTheContent = code !== null && status >= 400 && status < 500 && !NOT_OF_THE_CONTENT.has(status);
  return isOfTheContent ? { kind: 'refused', error } : again(error, headers.get('retry-after'));
}

function again(error: EntryError, retryAfter: string | null): Failure {
  return { kind: 'again', error, retryAfter };
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
