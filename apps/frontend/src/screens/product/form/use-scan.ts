import { useRef } from 'react';
import { useKeys } from '../../../design/use-keys.ts';

/** A reader types faster than any hand and ends with Enter. */
const MOST_MS_PER_KEY = 50;
const SHORTEST_CODE = 6;

/** Calls `onCode` when a reader types a code anywhere on the screen; its Enter then does nothing else. */
export function useScan(onCode: (code: string) => void): void {
  const typed = useRef({ text: '', atMs: 0 });
  useKeys((event) => {
    const { text, atMs } = typed.current;
    const quick = event.timeStamp - atMs <= MOST_MS_PER_KEY;
    if (event.key === 'Enter') {
      typed.current = { text: '', atMs: 0 };
      if (!quick || text.length < SHORTEST_CODE) return;
      event.preventDefault();
      onCode(text);
    } else if (/^[0-9A-Za-z.-]$/u.test(event.key)) {
      typed.current = { text: quick ? text + event.key : event.key, atMs: event.timeStamp };
    }
  });
}
