import { Listeners } from '@michangarrito/local-store';
import { useSyncExternalStore } from 'react';

const listeners = new Listeners();
/** A write a minute is enough for what is shown to the minute. */
const NOTE_EVERY_MS = 60_000;

const nameOf = (deviceId: string) => `michangarrito-contact-${deviceId}`;

/** The server has answered this device just now; `nowMs` is the corrected time. */
export function noteContact(deviceId: string, nowMs: number): void {
  const before = lastContactMs(deviceId);
  if (before !== null && Math.abs(nowMs - before) < NOTE_EVERY_MS) return;
  try {
    localStorage.setItem(nameOf(deviceId), String(nowMs));
  } catch {
    // A browser that stores nothing cannot sell either, and says so elsewhere.
  }
  listeners.notify();
}

/** When the server last answered this device, in milliseconds of Unix time; null if it is not known. */
function lastContactMs(deviceId: string): number | null {
  try {
    const kept = Number(localStorage.getItem(nameOf(deviceId)) ?? Number.NaN);
    return Number.isNaN(kept) ? null : kept;
  } catch {
    return null;
  }
}

/** `lastContactMs`, for what is drawn. */
export function useLastContact(deviceId: string): number | null {
  return useSyncExternalStore(
    (listener) => listeners.subscribe(listener),
    () => lastContactMs(deviceId),
  );
}
