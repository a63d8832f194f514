export type KeypadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'erase';

/**
 * The text after one key: no leading zeros, one point, at most `decimals` places after it and `digits` before it. What does not
 * fit changes nothing.
 */
export function typeKey(
  text: string,
  key: KeypadKey,
  { decimals = 2, digits = 6 }: { decimals?: number; digits?: number } = {},
): string {
  if (key === 'erase') return text.slice(0, -1);
  if (key === '.') return decimals === 0 || text.includes('.') ? text : `${text === '' ? '0' : text}.`;
  const [whole = '', fraction] = text.split('.');
  if (fraction !== undefined) return fraction.length < decimals ? text + key : text;
  if (whole === '0') return key;
  return whole.length < digits ? text + key : text;
}

/** The key of a keyboard event, or null when it types nothing here. */
export function keypadKey(event: {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}): KeypadKey | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.key === 'Backspace') return 'erase';
  if (event.key === ',' || event.key === '.') return '.';
  return /^[0-9]$/u.test(event.key) ? (event.key as KeypadKey) : null;
}
