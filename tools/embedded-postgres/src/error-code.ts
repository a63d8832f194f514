/** The stable code of a system or PostgreSQL error (`EEXIST`, `28P01`); empty when it has none. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
