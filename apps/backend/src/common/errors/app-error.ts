import { ERROR_CATALOG, type ErrorBody, type ErrorCode } from '@michangarrito/contracts';

/** An expected failure of a call, by its stable code. Anything else that is thrown is a bug and answers `INTERNAL`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorBody['details'];
  /** Seconds after which the same call may work, where that is known. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: { details?: ErrorBody['details']; retryAfterSeconds?: number } = {}) {
    super(code);
    this.code = code;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_CATALOG[this.code].status;
  }
}
