import { useQuery, useQueryClient } from '@tanstack/react-query';

/** What the browser says of the place where the sales are. */
export interface StorageProtection {
  /** Whether the browser has promised not to throw it away when room is short. */
  readonly persisted: boolean;
  /** Bytes; null where the browser does not say. */
  readonly usage: number | null;
  readonly left: number | null;
}

const KEY = ['storage-protection'];

/** Read anew each time that it is looked at; null where the browser tells nothing (a page without HTTPS). */
export function useStorageProtection() {
  const client = useQueryClient();
  const { data } = useQuery<StorageProtection | null>({
    queryKey: KEY,
    queryFn: readProtection,
    networkMode: 'always',
    staleTime: 0,
  });
  return {
    protection: data ?? null,
    /** Asks the browser; it may decide by itself or ask the person. */
    ask: async () => {
      await navigator.storage.persist();
      await client.invalidateQueries({ queryKey: KEY });
    },
  };
}

async function readProtection(): Promise<StorageProtection | null> {
  const storage = navigator.storage as StorageManager | undefined;
  if (storage === undefined) return null;
  const { usage, quota } = await storage.estimate();
  return {
    persisted: await storage.persisted(),
    usage: usage ?? null,
    left: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
  };
}
