/** `5512345678` as people read it: `55 1234 5678`. */
export function readablePhone(phone: string): string {
  return phone.replace(/^(\d{2})(\d{4})(\d{4})$/u, '$1\u00a0$2\u00a0$3');
}

/** The digits of what was typed, without the country code that some people write. */
export function phoneDigits(text: string): string {
  const digits = text.replace(/\D/gu, '');
  return digits.length > 10 ? digits.replace(/^(?:521|52)/u, '').slice(0, 10) : digits;
}
