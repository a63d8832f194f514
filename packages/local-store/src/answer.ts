import type { CommandVerdict, ErrorBody, Verdict } from '@michangarrito/contracts';
import type { EntryError } from './device-database.ts';

/** What an answer means for the entry that was sent. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly verdict: CommandVerdict }
  | { readonly kind: 'refused'; readonly error: EntryError; readonly verdict: CommandVerdict | null }
  /** Not delivered, or nobody knows: send it again. `retryAfter` is what the server asked for, as it wrote it. */
  | { readonly kind: 'again'; readonly error: EntryError; readonly retryAfter: string | null }
  /** The token is not good (any more). */
  | { readonly kind: 'unauthorized'; readonly error: EntryError }
  /** The session belongs to another shop or device: it says nothing about the entry. */
  | { readonly kind: 'foreign'; readonly error: EntryError };

/** Verdicts after which the server keeps the command for ever, whatever it still has to do with it. */
const DURABLE: ReadonlySet<Verdict> = new Set(['recorded', 'already_recorded', 'parked', 'quarantined']);
const REFUSED: ReadonlySet<Verdict> = new Set(['rejected', 'conflict']);

/** Statuses that speak of the moment and not of the command. */
const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * Reads the answer to the command `id`. Only our own server's words settle anything: the page of a hotel's or a carrier's gate, a
 * proxy's error, or the answer to another command leave the entry where it is.
 */
export function readAnswer(id: string, response: Pick<Response, 'status' | 'headers'>, body: string): Outcome {
  const { status } = response;
  const retryAfter = response.headers.get('retry-after');
  const parsed = parseJson(body);
  if (status === 200) {
    const verdict = asVerdict(parsed, id);
    if (verdict !== null && DURABLE.has(verdict.verdict)) return { kind: 'acknowledged', verdict };
    if (verdict !== null && REFUSED.has(verdict.verdict)) {
      return { kind: 'refused', error: { code: verdict.error?.code ?? 'COMMAND_CONFLICT', status }, verdict };
    }
    return { kind: 'again', error: { code: 'ANSWER_UNREADABLE', status }, retryAfter };
  }
  const code = asErrorCode(parsed);
  const error = { code: code ?? 'ANSWER_UNREADABLE', status };
  if (status === 401) return { kind: 'unauthorized', error };
  if (code === 'WRONG_TENANT') return { kind: 'foreign', error };
  if (status >= 400 && status < 500 && code !== null && !PASSING_STATUSES.has(status)) {
    return { kind: 'refused', error, verdict: null };
  }
  return { kind: 'again', error, retryAfter };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The contracts' schemas are too heavy for the page that sells: this checks just what is relied upon. */
function asVerdict(value: unknown, id: string): CommandVerdict | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id: answeredId, verdict, flags } = value as Partial<CommandVerdict>;
  return answeredId === id && typeof verdict === 'string' && Array.isArray(flags) ? (value as CommandVerdict) : null;
}

function asErrorCode(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { code, requestId } = value as Partial<ErrorBody>;
  return typeof code === 'string' && typeof requestId === 'string' ? code : null;
}
