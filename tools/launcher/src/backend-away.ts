import { randomUUID } from 'node:crypto';
import type { ErrorBody } from '@michangarrito/contracts';
import { ERROR_CATALOG, type ErrorCode } from '@michangarrito/contracts/errors';

export type AwayAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ErrorBody;
};

/** About what a backend that was started again takes to be ready. */
const RETRY_AFTER_SECONDS = 3;
/** A connection that was there and broke, as Node and undici name it. */
const CUT = new Set(['ECONNRESET', 'UND_ERR_SOCKET']);

/**
 * What a call that the backend did not answer is told in its place, in the form of the backend's own errors. A call that never reached
 * it is `UNAVAILABLE`. One that was cut in the middle is `INTERNAL`, as is a bug: the backend may have died of that very call, and
 * after some of these the device's sender lets the others pass.
 */
export function answerInPlaceOfBackend(failure: Error): AwayAnswer {
  const code: ErrorCode = 'code' in failure && CUT.has(String(failure.code)) ? 'INTERNAL' : 'UNAVAILABLE';
  const { status, message, retryable } = ERROR_CATALOG[code];
  return {
    status,
    // After a bug the sender takes its own, growing pauses.
    headers: code === 'UNAVAILABLE' ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {},
    body: { code, message, retryable, requestId: randomUUID() },
  };
}
