import { useQuery } from '@tanstack/react-query';
import type { EntryState, JournalEntry } from '@michangarrito/local-store';
import { useSyncExternalStore } from 'react';
import type { OpenDevice } from './device.ts';
import { useOpenSession } from './session.ts';
import type { SyncView } from './sync-monitor.ts';
import { noteArrivals } from './uncounted.ts';

/** Whether what happened here is on the server, or the device no longer of the shop: what the pill says. */
export type SyncStatus =
  | { readonly kind: 'safe' }
  | { readonly kind: 'here'; readonly count: number }
  | { readonly kind: 'alert'; readonly count: number }
  | { readonly kind: 'unlinked' };

/** Where nothing counts any more comes first, and what needs a person before what only waits. */
export function useSyncStatus(): SyncStatus {
  const { unprotected, needsAttention, blocked } = useSyncView();
  if (blocked === 'revoked') return { kind: 'unlinked' };
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
  const { revision } = useSyncView();
  return useQuery<JournalEntry[]>({
    queryKey: ['device', device.deviceId, 'journal', state, revision],
    queryFn: async () => {
      const entries = await device.journal.entries({ state, limit: MOST_ENTRIES });
      noteArrivals(entries, Date.now());
      return entries;
    },
    networkMode: 'always',
    staleTime: Infinity,
    // A list of one revision is of no use to the next.
    gcTime: 0,
    placeholderData: (previous) => previous,
  });
}

/** A person has seen to what was refused. It no longer asks for anybody, and stays in the journal and in its export. */
export function setEntryAside(device: OpenDevice, seq: number): Promise<void> {
  return device.journal.setAside(seq);
}

/** Sends what was refused again, as it is. */
export async function retryEntry(device: OpenDevice, seq: number): Promise<void> {
  await device.journal.retry(seq);
  device.sender.wake('session');
}
