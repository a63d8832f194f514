/** Reading what a person typed as a decimal, without floats. Inside the package only. */

export type DecimalReason = 'EMPTY' | 'NOT_A_NUMBER' | 'NEGATIVE' | 'TOO_MANY_DECIMALS' | 'OUT_OF_RANGE';

export type DecimalResult = { ok: true; value: number } | { ok: false; reason: DecimalReason };

/** Longer input is no amount of this product, and is not worth a conversion. */
const LONGEST_INPUT = 40;
/** Commas only where Mexican thousands have them: `12,34` is refused, since it may mean 12.34 or 1234. */
const DECIMAL = /^([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\.([0-9]*))?$/;

/**
 * Reads a non-negative decimal as an integer scaled by 10^decimals: with 2 decimals, `1,234.5` is 123450.
 * @param limit largest scaled value taken.
 */
export function readDecimal(text: string, decimals: number, limit: number): DecimalResult {
  if (text === '') return { ok: false, reason: 'EMPTY' };
  if (/^[-–−]/.test(text)) return { ok: false, reason: 'NEGATIVE' };
  if (text.length > LONGEST_INPUT) return { ok: false, reason: 'OUT_OF_RANGE' };
  const match = DECIMAL.exec(text);
  const whole = match?.[1] ?? '';
  const fraction = match?.[2] ?? '';
  if (match === null || whole + fraction === '') return { ok: false, reason: 'NOT_A_NUMBER' };
  if (fraction.length > decimals) return { ok: false, reason: 'TOO_MANY_DECIMALS' };
  const scaled = BigInt(whole.replaceAll(',', '') + fraction.padEnd(decimals, '0'));
  if (scaled > BigInt(limit)) return { ok: false, reason: 'OUT_OF_RANGE' };
  return { ok: true, value: Number(scaled) };
}
