import { useSyncExternalStore } from 'react';
import type { CatalogView } from './catalog.ts';
import { useOpenSession } from './session.ts';

/** The shop's catalogue, whole and in memory. */
export function useCatalog(): CatalogView {
  const { catalog } = useOpenSession().device;
  return useSyncExternalStore(catalog.subscribe, catalog.view);
}
