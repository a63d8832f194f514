import type { QueryClient } from '@tanstack/react-query';
import type { OpenDevice } from './device.ts';
import { SERVER } from './query-keys.ts';
import { onSession, sessionReady } from './session.ts';

/** How old the catalogue may be when a person comes back to the page; other devices change prices too. */
const CATALOG_AGE_MS = 5 * 60_000;
/** A burst of sales is followed by one reading and not by one each. */
const SETTLE_MS = 300;

/** Starts the data layer: opens the shop of this device, and reads anew what the screens show when the server has learned something. */
export function startData(queryClient: QueryClient): void {
  let stop: (() => void) | null = null;
  let followed: OpenDevice | null = null;
  onSession((session) => {
    const device = session.status === 'open' ? session.device : null;
    if (device === followed) return;
    stop?.();
    followed = device;
    stop = device === null ? null : followDevice(device, queryClient);
  });
  void sessionReady();
}

function followDevice({ sync, catalog }: OpenDevice, queryClient: QueryClient): () => void {
  let before = sync.view();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unsubscribe = sync.subscribe(() => {
    const after = sync.view();
    const wasRefused = after.needsAttention > before.needsAttention;
    const hasArrived = after.unprotected < before.unprotected;
    before = after;
    // A refused edit never happened: the catalogue shows again what the server has.
    if (wasRefused) void catalog.refresh().catch(reportError);
    if (!hasArrived) return;
    clearTimeout(timer);
    timer = setTimeout(() => void queryClient.invalidateQueries({ queryKey: [SERVER] }), SETTLE_MS);
  });
  let refreshedAtMs = Date.now();
  const comeBack = () => {
    const isFresh = Math.abs(Date.now() - refreshedAtMs) < CATALOG_AGE_MS;
    if (document.visibilityState !== 'visible' || isFresh) return;
    refreshedAtMs = Date.now();
    void catalog.refresh().catch(reportError);
  };
  document.addEventListener('visibilitychange', comeBack);
  return () => {
    document.removeEventListener('visibilitychange', comeBack);
    unsubscribe();
    clearTimeout(timer);
  };
}
