import { Listeners } from '@michangarrito/local-store';
import { useSyncExternalStore } from 'react';

/** How often an open page asks for a new release; also whenever somebody comes back to it. */
const ASK_EVERY_MS = 60 * 60_000;
/** No page waits longer than this for a release to take over before it is loaded anew. */
const MOST_WAIT_MS = 5_000;

const listeners = new Listeners();
let waiting: ServiceWorker | null = null;

/**
 * Keeps the app itself on the device, from the first visit on. A new release is fetched beside the one that runs and waits: until somebody
 * asks for it, or until no page of the app is open. Only the built app has a worker.
 */
export async function keepAppOnDevice(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  const look = () => {
    // The first one of all replaces nothing.
    waiting = navigator.serviceWorker.controller === null ? null : registration.waiting;
    listeners.notify();
  };
  const follow = () => registration.installing?.addEventListener('statechange', look);
  look();
  follow();
  registration.addEventListener('updatefound', follow);
  // Without network there is nothing to hear.
  const ask = () => void registration.update().catch(() => undefined);
  setInterval(ask, ASK_EVERY_MS);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask();
  });
}

/** Whether a new release is on the device and waits for a person. */
export function useUpdateReady(): boolean {
  return useSyncExternalStore(
    (listener) => listeners.subscribe(listener),
    () => waiting !== null,
  );
}

/** Lets the new release take over and opens it. What is in the journal and on the counter is in the device's storage, which it leaves as it is. */
export function takeUpdate(): void {
  const reload = () => location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  setTimeout(reload, MOST_WAIT_MS);
  waiting?.postMessage('TAKE_OVER');
}
