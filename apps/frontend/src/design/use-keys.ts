import { useEffect, useEffectEvent } from 'react';

/** Calls `onKey` for every key pressed on the page while the component stands. Call `preventDefault` for a key that was used. */
export function useKeys(onKey: (event: KeyboardEvent) => void): void {
  const handle = useEffectEvent(onKey);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
