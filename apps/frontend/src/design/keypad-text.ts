export type KeypadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'erase';

/** How many places after the point a text has room for, and how many digits before it. */
export interface KeypadRoom {
  readonly decimals?: number;
  readonly digits?: number;
}

/**
 * The text after one key: no leading zeros, one point, at most `decimals` places after it and `digits` before it. What does not
 * fit changes nothing.
 */
export function typeKey(text: string, key: KeypadKey, { decimals = 2, digits = 6 }: KeypadRoom = {}): string {
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

/** Digits before the point and places after it of what the sheets ask for, pesos and measures. */
const ROOM = { pesos: { digits: 6, decimals: 2 }, measure: { digits: 5, decimals: 3 } };

/**
 * A key of a keyboard that an amount has no place for: a minus, a point among pieces or a second one, a digit too many. Dropped, it
 * would leave another number than the person typed. Null for every other key.
 * @param shown the amount as it stands: "$20", "0.5 kg", "3".
 */
export function strayKey(
  event: { key: string; ctrlKey: boolean; altKey: boolean; metaKey: boolean },
  shown: string,
  decimal: boolean,
): string | null {
  const { key } = event;
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (key === '-' || key === '+') return key;
  if (key === '.' || key === ',') return !decimal || shown.includes('.') ? key : null;
  if (!/^[0-9]$/u.test(key)) return null;
  const { digits, decimals } = shown.startsWith('$') ? ROOM.pesos : ROOM.measure;
  const [whole = '', fraction] = shown.replace(/[^\d.]/gu, '').split('.');
  return (fraction === undefined ? whole.length >= digits : fraction.length >= decimals) ? key : null;
}

/** The amount being typed as it is read: "$1234.5" is "$1,234.5". */
export function groupTyped(shown: string): string {
  return shown.replace(
    /^(\D*)(\d+)/u,
    (_, before: string, whole: string) => before + whole.replace(/\B(?=(\d{3})+$)/gu, ','),
  );
}
