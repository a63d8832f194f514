import { useSyncExternalStore } from 'react';

/** How long a screen or sheet must have stood before it can be confirmed: longer than a double tap, shorter than a decision. */
const SETTLE_MS = 600;
/** The second tap of a double tap comes within this, near the first. */
const DOUBLE_TAP_MS = 400;
const DOUBLE_TAP_PX = 32;

const listeners = new Set<() => void>();
let settled = true;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Something else stands under the finger now: what confirms waits until the screen has settled. */
export function unsettle(): void {
  clearTimeout(timer);
  timer = setTimeout(() => change(true), SETTLE_MS);
  change(false);
}

/** Whether what is on the screen has stood long enough for a tap or a key to be meant for it. */
export function isSettled(): boolean {
  return settled;
}

/** `isSettled` for what is drawn. */
export function useSettled(): boolean {
  return useSyncExternalStore(subscribe, isSettled);
}

function change(to: boolean): void {
  if (settled === to) return;
  settled = to;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

interface Tap {
  readonly x: number;
  readonly y: number;
  readonly atMs: number;
}

/** Whether a tap is the second of a double tap whose first changed the screen: it was meant for what stood there before. */
export function isLeftOver(tap: Tap, before: Tap | null, leftAtMs: number): boolean {
  if (before === null || leftAtMs < before.atMs || tap.atMs - before.atMs > DOUBLE_TAP_MS) return false;
  return Math.hypot(tap.x - before.x, tap.y - before.y) <= DOUBLE_TAP_PX;
}

let leftAtMs = -Infinity;

/** A screen or sheet has gone, and what lay behind it can be touched. */
export function uncover(): void {
  leftAtMs = performance.now();
  unsettle();
}

/** Swallows the second tap of a double tap on whatever was behind a screen or sheet that has gone; returns what ends that. */
export function swallowLeftOverTaps(): () => void {
  let before: Tap | null = null;
  const onClick = (event: MouseEvent) => {
    // A click of the keyboard or of a program is at no place.
    if (event.detail === 0) return;
    const tap = { x: event.clientX, y: event.clientY, atMs: performance.now() };
    if (isLeftOver(tap, before, leftAtMs)) {
      event.preventDefault();
      event.stopPropagation();
    }
    before = tap;
  };
  window.addEventListener('click', onClick, { capture: true });
  return () => window.removeEventListener('click', onClick, { capture: true });
}
