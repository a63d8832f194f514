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
