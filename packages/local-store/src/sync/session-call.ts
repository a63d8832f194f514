import type { RoundTrip, ServerClock } from '../server-clock.ts';
import type { Schedule } from './loop.ts';

/** What proves to the server that this installation was enrolled, also where its session is gone. */
export interface SessionProof {
  readonly tenantId: string;
  readonly deviceId: string;
  readonly secret: string;
}

/** The session as the sync needs it. */
export interface SyncSession {
  /** The token to call with; null when nobody is logged in. */
  accessToken(): Promise<string | null>;
  /**
   * Gets a token that is not `stale`. `ended`: somebody must log in again. `revoked`: the device was unlinked. `unreachable`: the server
   * could not be asked.
   */
  refresh(stale: string): Promise<'refreshed' | 'ended' | 'revoked' | 'unreachable'>;
  /** For deposits of a device that was unlinked; null if it is not known any more. */
  proof(): Promise<SessionProof | null>;
}

export interface CallOptions {
  readonly clock: ServerClock;
  readonly session: SyncSession;
  /** Put before each path, without a slash at its end. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly schedule: Schedule;
  /** Hears that our own server has answered, whatever it said. */
  readonly onHeard?: () => void;
}

export interface CallRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
}

/** An answer read whole. `status` is null when none came, and `code` says why. */
export type CallAnswer =
  | {
      readonly status: number;
      readonly headers: Headers;
      readonly text: string;
      readonly trip: RoundTrip;
    }
  | { readonly status: null; readonly code: 'TIMEOUT' | 'NETWORK' };

export type SessionAnswer = CallAnswer | { readonly status: 'logged_out' | 'revoked' };

/** Whether the server was asked at all. */
export function wasAsked(answer: SessionAnswer): answer is CallAnswer {
  return answer.status !== 'logged_out' && answer.status !== 'revoked';
}

/** A batch of 256 KB on a bad phone line. */
const ANSWER_TIMEOUT_MS = 30_000;

/** One request. Everything that can go wrong on the way is an answer too, and so is what somebody else says in the server's place. */
export async function call(options: CallOptions, request: CallRequest, token: string | null): Promise<CallAnswer> {
  const { baseUrl, clock, fetch, schedule } = options;
  const timeout = new AbortController();
  const cancelTimeout = schedule(ANSWER_TIMEOUT_MS, () => timeout.abort());
  const sentAtMs = clock.deviceNow();
  try {
    const response = await fetch(baseUrl + request.path, {
      method: request.method,
      headers: headersOf(request, token),
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'error',
      cache: 'no-store',
      signal: timeout.signal,
    });
    const trip = { sentAtMs, receivedAtMs: clock.deviceNow() };
    return { status: response.status, headers: response.headers, text: await response.text(), trip };
  } catch {
    return { status: null, code: timeout.signal.aborted ? 'TIMEOUT' : 'NETWORK' };
  } finally {
    cancelTimeout();
  }
}

function headersOf({ body }: CallRequest, token: string | null): Record<string, string> {
  return {
    accept: 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
}

/** A request in the name of the session, with a fresh token where the first was refused. */
export async function sessionCall(options: CallOptions, request: CallRequest): Promise<SessionAnswer> {
  const { session } = options;
  const token = await session.accessToken();
  if (token === null) return { status: 'logged_out' };
  const answer = await call(options, request, token);
  if (answer.status !== 401) return answer;
  const refreshed = await session.refresh(token);
  if (refreshed === 'ended') return { status: 'logged_out' };
  if (refreshed === 'revoked') return { status: 'revoked' };
  const fresh = refreshed === 'refreshed' ? await session.accessToken() : null;
  return fresh === null ? answer : call(options, request, fresh);
}
