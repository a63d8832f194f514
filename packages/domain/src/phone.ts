/** Mexican telephone numbers: ten digits since August 2019 (IFT, Plan Técnico Fundamental de Numeración). */

export type PhoneReason = 'EMPTY' | 'NOT_DIGITS' | 'WRONG_LENGTH' | 'NOT_MEXICAN';
export type PhoneResult = { ok: true; value: string } | { ok: false; reason: PhoneReason };

/**
 * Ten digits of a number as people write it: `55 1234 5678`, `(55) 1234-5678`, `+52 55…`, `521…` (how WhatsApp spells mobiles),
 * and the old prefixes 01, 044 and 045.
 */
export function normalizeMexicanPhone(text: string): PhoneResult {
  const compact = text.replace(/[\s().-]/g, '');
  if (compact === '') return { ok: false, reason: 'EMPTY' };
  if (!/^\+?[0-9]+$/.test(compact)) return { ok: false, reason: 'NOT_DIGITS' };
  if (/^\+(?!52)/.test(compact)) return { ok: false, reason: 'NOT_MEXICAN' };
  const digits = compact.replace('+', '').replace(/^(?:521?|01|04[45])(?=[0-9]{10}$)/, '');
  if (digits.length !== 10) return { ok: false, reason: 'WRONG_LENGTH' };
  // No area code begins with 0 or 1.
  return /^[2-9]/.test(digits) ? { ok: true, value: digits } : { ok: false, reason: 'NOT_MEXICAN' };
}
