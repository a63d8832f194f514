import { useRef, type PointerEvent } from 'react';

const farPx = 56;

/** Handlers for a sideways swipe with a finger: `onSwipe(1)` for the next one (finger to the left), `onSwipe(-1)` for the one before. */
export function useSwipe(onSwipe: (step: 1 | -1) => void) {
  const start = useRef<{ id: number; x: number; y: number } | null>(null);
  return {
    onPointerDown: (event: PointerEvent) => {
      start.current =
        event.pointerType === 'touch' ? { id: event.pointerId, x: event.clientX, y: event.clientY } : null;
    },
    onPointerUp: (event: PointerEvent) => {
      const from = start.current;
      start.current = null;
      if (from === null || from.id !== event.pointerId) return;
      const across = event.clientX - from.x;
      const sideways = Math.abs(across) > 2 * Math.abs(event.clientY - from.y);
      if (sideways && Math.abs(across) > farPx) onSwipe(across < 0 ? 1 : -1);
    },
  };
}
