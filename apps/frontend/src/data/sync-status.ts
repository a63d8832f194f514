import { useQuery } from '@tanstack/react-query';
import type { EntryState, JournalEntry } from '@michangarrito/local-store';
import { useSyncExternalStore } from 'react';
import { useOpenSession } from './session.ts';
import type { SyncView } from './sync-monitor.ts';

/** Whether what happened here is on the server; the three states of the pill. */
export type SyncStatus =
  | { readonly kind: 'safe' }
  | { readonly kind: 'here'; readonly count: number }
  | { readonly kind: 'alert'; readonly count: number };

/** What needs a person comes before what only waits. */
export function useSyncStatus(): SyncStatus {
  const { unprotected, needsAttention } = useSyncView();
  if (needsAttention > 0) return { kind: 'alert', count: needsAttention };
  return unprotected > 0 ? { kind: 'here', count: unprotected } : { kind: 'safe' };
}

/** The counts behind the pill, and whether somebody must log in before anything is sent. */
export function useSyncView(): SyncView {
  const { sync } = useOpenSession().device;
  return useSyncExternalStore(sync.subscribe, sync.view);
}

/** Enough for any list that a person reads. */
const MOST_ENTRIES = 500;

/** Entries of this device's journal, newest first: those in one state, or all. Follows every change. */
export function useJournalEntries(state: EntryState | null) {
  const { device } = useOpenSession();
  const view = useSyncView();
  return useQuery<JournalEntry[]>({
    queryKey: ['device', device.deviceId, 'journal', state, view],
    queryFn: () => device.journal.entries({ state, limit: MOST_ENTRIES }),
    networkMode: 'always',
    staleTime: Infinity,
    placeholderData: (previous) => previous,
  });
}

/** Sends what was refused again, as it is. */
export async function retryEntry(device: ReturnType<typeof useOpenSession>['device'], seq: number): Promise<void> {
  await device.journal.retry(seq);
  device.sender.wake('session');
}
