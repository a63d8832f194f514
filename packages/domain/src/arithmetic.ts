/** Integer arithmetic shared by money and quantities. Inside the package only: floats never enter. */

/**
 * Divides two integers and rounds half away from zero, as `round(numeric)` of PostgreSQL does, so that both sides agree.
 * @throws RangeError if the divisor is not positive.
 */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError('the divisor must be positive');
  const magnitude = dividend < 0n ? -dividend : dividend;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -rounded : rounded;
}

/** Checks a whole number against a symmetric limit; turns -0 into 0. @throws RangeError, also for NaN and fractions. */
export function wholeWithin(value: number, limit: number, what: string): number {
  if (!Number.isSafeInteger(value) || value > limit || value < -limit) {
    throw new RangeError(`${what} must be a whole number within ±${limit}, got ${String(value)}`);
  }
  return value + 0;
}

/** `1234567` → `1,234,567`, the grouping used in Mexico. Takes a non-negative integer. */
export function groupThousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Orders strings by UTF-16 unit, never by locale: every device and the database (`collate "C"`) must agree. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
