/** A code that is still before the camera is the same piece; out of sight for so long, it is another one. */
const GONE_AFTER_MS = 900;

/** What the camera saw last. */
export interface Sight {
  readonly code: string;
  readonly atMs: number;
}

/**
 * Takes one look: `code` is what stands before the camera now, or null. `isNew` says whether that is another piece than the one before; `sight`
 * goes into the next look.
 */
export function look(
  before: Sight | null,
  code: string | null,
  nowMs: number,
): { sight: Sight | null; isNew: boolean } {
  if (code === null) return { sight: before, isNew: false };
  const isSame = before?.code === code && nowMs - before.atMs <= GONE_AFTER_MS;
  return { sight: { code, atMs: nowMs }, isNew: !isSame };
}
