import { errorMessage, isErrorCode } from '@michangarrito/contracts/errors';
import { LocalStoreError } from '@michangarrito/local-store';
import { dataErrors, pinErrors } from '../messages/data.ts';
import { editHistory } from '../messages/edits.ts';
import { UnreadableCommandError } from './check-command.ts';
import { ApiError, UnreachableError } from './http.ts';
import { PinError } from './session.ts';

/** What a person reads when something failed, whatever it was. */
export function describeError(error: unknown): string {
  if (error instanceof LocalStoreError) return dataErrors[error.code];
  if (error instanceof PinError) return describePin(error);
  if (error instanceof UnreadableCommandError) return error.message;
  if (error instanceof UnreachableError) return dataErrors.unreachable;
  if (error instanceof ApiError) return isErrorCode(error.code) ? errorMessage(error.code) : error.message;
  return errorMessage('INTERNAL');
}

function describePin({ verdict, waitMs }: PinError): string {
  return verdict === 'locked' ? pinErrors.locked(Math.ceil(waitMs / 60_000)) : pinErrors[verdict];
}

/** Why what only the server has could not be read; `offline` is what is not seen without internet. */
export function describeUnread(error: unknown, offline: string): string {
  return error instanceof UnreachableError ? offline : describeError(error);
}

/** Why a history could not be read; null while nothing failed. */
export function historyError(error: Error | null): string | null {
  return error === null ? null : describeUnread(error, editHistory.offline);
}

/** What a person reads about an entry that was refused or waits, by its code. */
export function describeCode(code: string): string {
  return isErrorCode(code) ? errorMessage(code) : dataErrors.unreachable;
}
