/** Barcodes of goods: GTIN check digits, and one spelling per code (GS1 General Specifications, section 7.9). */

/** Whether a text is an EAN-13, EAN-8, UPC-A, UPC-E (8 digits) or GTIN-14 with the right check digit. */
export function isValidBarcode(text: string): boolean {
  return /^(?:\d{8}|\d{12,14})$/.test(text) && (hasCheckDigit(text) || expandUpcE(text) !== null);
}

/**
 * One spelling for what different readers report of one code: UPC-A and UPC-E become EAN-13 with leading zeros, GTIN-14 of a
 * single piece (leading 0) too. Spaces and hyphens go if a valid code remains; any other text is a shop's own code, only trimmed.
 */
export function normalizeBarcode(text: string): string {
  const digits = text.replace(/[\s-]/g, '');
  if (!isValidBarcode(digits)) return text.trim();
  if (digits.length === 12) return `0${digits}`;
  if (digits.length === 14) return digits.startsWith('0') ? digits.slice(1) : digits;
  // EAN-8 with a leading 0 is a company's own code, so a text valid as both is a printed UPC-E.
  if (digits.length === 8 && (digits.startsWith('0') || !hasCheckDigit(digits))) {
    const expanded = expandUpcE(digits);
    return expanded === null ? digits : `0${expanded}`;
  }
  return digits;
}

/** Weights 3, 1, 3, 1 … from the right, the check digit itself left out. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length - 1; index++) {
    sum += Number(digits[index]) * ((digits.length - index) % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1));
}

/** The UPC-A that an 8-digit UPC-E abbreviates, or null if it is none. */
function expandUpcE(digits: string): string | null {
  const match = /^([01])(\d{5})(\d)(\d)$/.exec(digits);
  if (match === null) return null;
  const [, system = '', middle = '', last = '', check = ''] = match;
  const upcA = system + expandMiddle(middle, Number(last)) + check;
  return hasCheckDigit(upcA) ? upcA : null;
}

function expandMiddle(middle: string, last: number): string {
  if (last <= 2) return `${middle.slice(0, 2)}${last}0000${middle.slice(2)}`;
  if (last === 3) return `${middle.slice(0, 3)}00000${middle.slice(3)}`;
  if (last === 4) return `${middle.slice(0, 4)}00000${middle.slice(4)}`;
  return `${middle}0000${last}`;
}
