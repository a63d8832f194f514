import type { ApiPath } from '@michangarrito/api-client';
import type { ErrorBody } from '@michangarrito/contracts';
import type { ServerClock } from '@michangarrito/local-store';

const TIMEOUT_MS = 20_000;
const FIRST_SERVER_FAILURE = 500;

/** Where the backend is: the same origin, so that its `Date` header can be read and no other site is involved. */
export const API_BASE = '/api';

/** Our server said no. `code` is of the contracts' catalogue. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: NonNullable<ErrorBody['details']>;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.name = 'ApiError';
    this.code = body.code;
    this.status = status;
    this.details = body.details ?? [];
  }
}

/** Whether the server said that this device was unlinked. */
export function isUnlinked(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'DEVICE_REVOKED';
}

/** Our server could not be asked: no network, no answer in time, or somebody else answered. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('UNREACHABLE', { cause });
    this.name = 'UnreachableError';
  }
}

/**
 * Whether the server is not there to answer, or fails by itself: what was kept on the device serves meanwhile. The web server says 503 in the
 * place of a backend that is being started again.
 */
export function isServerAway(error: unknown): boolean {
  return error instanceof UnreachableError || (error instanceof ApiError && error.status >= FIRST_SERVER_FAILURE);
}

export type QueryValues = Readonly<Record<string, string | number | undefined>>;

/** A method with a path that the backend has: a call that it does not know does not compile. */
type Route = { [M in 'GET' | 'POST' | 'PATCH' | 'DELETE']: { readonly method: M; readonly path: ApiPath<M> } };

export type ApiRequest = Route[keyof Route] & {
  readonly query?: QueryValues;
  readonly body?: unknown;
  readonly token?: string;
  /** Learns the server's time from an answer that is ours. */
  readonly clock?: ServerClock;
};

/**
 * One call to the backend.
 * @throws ApiError if it refuses, UnreachableError if it does not answer.
 */
export async function call<T>(request: ApiRequest): Promise<T> {
  const sentAtMs = request.clock?.deviceNow() ?? 0;
  const response = await send(request);
  const trip = { sentAtMs, receivedAtMs: request.clock?.deviceNow() ?? 0 };
  const answer = await readJson(response);
  const isRefused = isErrorBody(answer);
  if (!response.ok && !isRefused) throw new UnreachableError(`status ${response.status} without an error body`);
  // An empty answer does not show whose it is.
  if (answer !== null) request.clock?.observe(response.headers.get('date'), trip);
  if (!response.ok && isRefused) throw new ApiError(response.status, answer);
  return answer as T;
}

async function send({ method, path, query, body, token }: ApiRequest): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const init: RequestInit = {
    method,
    headers,
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
  if (body !== undefined) init.body = JSON.stringify(body);
  try {
    return await fetch(API_BASE + path + queryString(query ?? {}), init);
  } catch (error) {
    throw new UnreachableError(error);
  }
}

function queryString(values: QueryValues): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  try {
    return await response.json();
  } catch (error) {
    throw new UnreachableError(error);
  }
}

function isErrorBody(value: unknown): value is ErrorBody {
  if (typeof value !== 'object' || value === null) return false;
  const { code, message, requestId } = value as Partial<ErrorBody>;
  return typeof code === 'string' && typeof message === 'string' && typeof requestId === 'string';
}
