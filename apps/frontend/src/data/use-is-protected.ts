import { useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { JournalEntry } from '@michangarrito/local-store';
import type { OpenDevice } from './device.ts';
import { useOpenSession } from './session.ts';
import { useSyncView } from './sync-status.ts';

/** One entry of the journal by its command's id, as of a revision; null for what this device did not write or has forgotten. */
export function entryQuery(device: OpenDevice, id: string, revision: number): UseQueryOptions<JournalEntry | null> {
  return {
    queryKey: ['device', device.deviceId, 'entry', id, revision],
    queryFn: () => device.journal.find(id),
    networkMode: 'always',
    staleTime: Infinity,
    gcTime: 0,
    // Of the same entry only: an earlier reading of it promises less than this one, never more.
    placeholderData: (previous, query) => (query?.queryKey[3] === id ? previous : undefined),
  };
}

/**
 * Whether a command is on the server for certain. Nothing is promised before its own entry is read: a list of the journal may be the one
 * from before it was written.
 */
export function useIsProtected(id: string): boolean {
  const { device } = useOpenSession();
  const { data: entry } = useQuery(entryQuery(device, id, useSyncView().revision));
  return entry !== undefined && (entry === null || entry.state === 'acknowledged');
}
