import { useEffect, useEffectEvent } from 'react';

/** Remembers what is typed now; what it answers brings that back. */
type Remember = () => () => void;

let place: Remember | null = null;

/** What brings back the amount that is shown now, whatever is typed after; null where no sheet shows one. */
export function rememberTyped(): (() => void) | null {
  return place?.() ?? null;
}

/**
 * Keys on this page land in an amount that no field holds. A reader of barcodes is known only by its last key, so what it typed is
 * taken back out then. Sheets with an amount are never two.
 */
export function useTypedPlace(remember: Remember): void {
  const current = useEffectEvent(remember);
  useEffect(() => {
    place = () => current();
    return () => {
      place = null;
    };
  }, []);
}
