import { useRef } from 'react';
import { useKeys } from '../../../design/use-keys.ts';

/** A reader types faster than any hand and ends with Enter; one slow key of many, as on a busy phone, changes nothing. */
const MOST_MS_PER_KEY = 80;
/** Between two keys of one code; longer, and what came before was something else. */
const MOST_PAUSE_MS = 300;
const SHORTEST_CODE = 6;
const NOTHING = { digits: '', firstMs: 0, lastMs: 0 };

/** Calls `onCode` when a reader types a code of digits anywhere on the screen; its Enter then does nothing else. */
export function useScan(onCode: (code: string) => void): void {
  const typed = useRef(NOTHING);
  useKeys((event) => {
    const { digits, firstMs, lastMs } = typed.current;
    const goesOn = event.timeStamp - lastMs <= MOST_PAUSE_MS;
    if (event.key === 'Enter') {
      typed.current = NOTHING;
      const isQuick = lastMs - firstMs <= MOST_MS_PER_KEY * (digits.length - 1);
      if (!goesOn || !isQuick || digits.length < SHORTEST_CODE) return;
      event.preventDefault();
      onCode(digits);
    } else if (!/^[0-9]$/u.test(event.key)) {
      typed.current = NOTHING;
    } else if (goesOn && digits !== '') {
      typed.current = { digits: digits + event.key, firstMs, lastMs: event.timeStamp };
    } else {
      typed.current = { digits: event.key, firstMs: event.timeStamp, lastMs: event.timeStamp };
    }
  });
}
