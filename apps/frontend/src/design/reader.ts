/**
 * A reader of barcodes types faster than any hand and ends with Enter, some with two. Whoever types an amount or a word has at most
 * the second, stricter pace against them, which no hand keeps up.
 */
const MOST_MS_PER_KEY = 80;
const MOST_MS_PER_KEY_WHILE_TYPING = 35;
/** Between two keys of one code; longer, and what came before was something else. */
const MOST_PAUSE_MS = 300;
/** The shop's own codes may be short; a quick hand types as much in a field. */
const SHORTEST_CODE = 3;
const SHORTEST_CODE_WHILE_TYPING = 6;
const SHIFTS = new Set(['Shift', 'CapsLock', 'AltGraph']);

/** What has been typed without a pause. */
export interface Burst {
  readonly text: string;
  readonly firstMs: number;
  readonly lastMs: number;
  /** A code was just read: the Enter that follows is the reader's second. */
  readonly ended: boolean;
}

export const NO_BURST: Burst = { text: '', firstMs: 0, lastMs: 0, ended: false };

export interface ReadKey {
  readonly burst: Burst;
  /** The code that this key ended. */
  readonly code: string | null;
  /** The key is the reader's and means nothing else. */
  readonly isReaders: boolean;
}

/** The burst after a key. `typing`: the key lands in a field or a sheet, where a person types too. */
export function readKey(before: Burst, key: string, atMs: number, typing: boolean): ReadKey {
  if (SHIFTS.has(key)) return { burst: before, code: null, isReaders: false };
  const goesOn = atMs - before.lastMs <= MOST_PAUSE_MS;
  if (key === 'Enter') {
    if (goesOn && before.ended) return { burst: { ...before, lastMs: atMs }, code: null, isReaders: true };
    if (!goesOn || !isCode(before, typing)) return { burst: NO_BURST, code: null, isReaders: false };
    return { burst: { ...NO_BURST, lastMs: atMs, ended: true }, code: before.text, isReaders: true };
  }
  if (!/^[0-9A-Za-z.-]$/u.test(key)) return { burst: NO_BURST, code: null, isReaders: false };
  const burst =
    goesOn && before.text !== ''
      ? { ...before, text: before.text + key, lastMs: atMs }
      : { text: key, firstMs: atMs, lastMs: atMs, ended: false };
  return { burst, code: null, isReaders: false };
}

function isCode({ text, firstMs, lastMs }: Burst, typing: boolean): boolean {
  const most = typing ? MOST_MS_PER_KEY_WHILE_TYPING : MOST_MS_PER_KEY;
  const shortest = typing ? SHORTEST_CODE_WHILE_TYPING : SHORTEST_CODE;
  return text.length >= shortest && /[0-9]/u.test(text) && lastMs - firstMs <= most * (text.length - 1);
}
