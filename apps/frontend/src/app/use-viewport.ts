import { useSyncExternalStore } from 'react';

export type Viewport = 'phone' | 'tablet' | 'desk';

const tablet = '(width >= 700px)';
const desk = '(width >= 1280px)';

function subscribe(onChange: () => void): () => void {
  const lists = [matchMedia(tablet), matchMedia(desk)];
  for (const list of lists) list.addEventListener('change', onChange);
  return () => {
    for (const list of lists) list.removeEventListener('change', onChange);
  };
}

function read(): Viewport {
  if (matchMedia(desk).matches) return 'desk';
  return matchMedia(tablet).matches ? 'tablet' : 'phone';
}

/** Which of the three layouts fits: one column, two panes (from 700 px), or rail · content · ticket (from 1280). */
export function useViewport(): Viewport {
  return useSyncExternalStore(subscribe, read);
}
