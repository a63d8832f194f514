import type { Sender } from './sender.ts';

/** Wakes the sender when the network returns or the person comes back to the page; returns what ends that. */
export function wakeWithBrowser(sender: Sender): () => void {
  const online = () => sender.wake('online');
  const visible = () => {
    if (document.visibilityState === 'visible') sender.wake('visible');
  };
  window.addEventListener('online', online);
  document.addEventListener('visibilitychange', visible);
  return () => {
    window.removeEventListener('online', online);
    document.removeEventListener('visibilitychange', visible);
  };
}
