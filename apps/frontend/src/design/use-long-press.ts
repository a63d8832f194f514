import { useRef, type MouseEvent, type PointerEvent } from 'react';

const holdMs = 450;
const slopPx = 10;

interface LongPressHandlers {
  onPointerDown?: (event: PointerEvent) => void;
  onPointerMove?: (event: PointerEvent) => void;
  onPointerUp?: () => void;
  onPointerCancel?: () => void;
  onContextMenu?: (event: MouseEvent) => void;
  onClickCapture?: (event: MouseEvent) => void;
}

/** Handlers that call `onHold` after a long press or the context key, and swallow the click that ends it. */
export function useLongPress(onHold: (() => void) | undefined): LongPressHandlers {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const start = useRef({ x: 0, y: 0 });
  const held = useRef(false);
  if (onHold === undefined) return {};
  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  const fire = () => {
    stop();
    held.current = true;
    navigator.vibrate?.(10);
    onHold();
  };
  return {
    onPointerDown: (event) => {
      held.current = false;
      start.current = { x: event.clientX, y: event.clientY };
      stop();
      if (event.button === 0) timer.current = setTimeout(fire, holdMs);
    },
    onPointerMove: (event) => {
      if (Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y) > slopPx) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu: (event) => {
      event.preventDefault();
      if (!held.current) fire();
    },
    onClickCapture: (event) => {
      if (!held.current) return;
      held.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
