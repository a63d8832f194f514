/** PostgreSQL's serialization_failure and deadlock_detected: the transaction may work when run again. */
export function isRetryableTransactionError(error: unknown): boolean {
  const code = databaseErrorCode(error);
  return code === '40001' || code === '40P01';
}

/** The SQLSTATE of a database error, also through TypeORM's wrapper. */
export function databaseErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('driverError' in error) return databaseErrorCode(error.driverError);
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

// Classes of SQLSTATE: connection, resources, operator intervention, system error.
const SERVER_GOES = /^(08|53|57P|58)/;
// Deadlock or serialization three times, a lock that was not given in time, a cancelled statement: it works a moment later.
const PASSING = /^(40|55P03|57014)/;
// What the driver and its pool say of a connection that is gone, without a code.
const NO_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|Cannot use a pool after|Driver not Connected|Query read timeout)/;

/** The server is going away or has no room: nothing can be sent again on this connection. */
export function serverGoes(error: unknown): boolean {
  return SERVER_GOES.test(databaseErrorCode(error) ?? '');
}

/** A failure that says nothing of what was asked: the same works a moment later. Anything else is a bug of ours. */
export function isPassingFailure(error: unknown): boolean {
  const code = databaseErrorCode(error);
  // Node's own codes of a socket: ECONNREFUSED, EPIPE, ….
  if (code !== undefined) return serverGoes(error) || PASSING.test(code) || /^E[A-Z]+$/.test(code);
  return error instanceof Error && NO_CONNECTION.test(error.message);
}
