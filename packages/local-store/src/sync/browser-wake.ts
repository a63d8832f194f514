import type { Sync } from './create-sync.ts';

/**
 * Wakes sender and puller when the network returns or the person comes back to the page, and listens to the server's stream while the page
 * is shown; returns what ends that.
 */
export function wakeWithBrowser({ sender, puller, events }: Sync): () => void {
  const online = () => {
    sender.wake('online');
    puller.wake('online');
  };
  const seen = () => {
    if (document.visibilityState !== 'visible') return events.close();
    sender.wake('visible');
    puller.wake('visible');
    events.open();
  };
  window.addEventListener('online', online);
  document.addEventListener('visibilitychange', seen);
  if (document.visibilityState === 'visible') events.open();
  return () => {
    window.removeEventListener('online', online);
    document.removeEventListener('visibilitychange', seen);
    events.close();
  };
}
