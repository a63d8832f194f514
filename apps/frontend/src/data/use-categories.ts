import type { Category, CreateCategory } from '@michangarrito/contracts';
import { useMemo } from 'react';
import { useCategories } from './queries.ts';
import { useJournalEntries } from './sync-status.ts';

/** The shop's categories, with those made on this device that the server does not list yet at the end. */
export function useKnownCategories(): readonly Category[] {
  const { data } = useCategories();
  const { data: entries } = useJournalEntries(null);
  return useMemo(() => {
    const known = data ?? [];
    const listed = new Set(known.map(({ id }) => id));
    const made = (entries ?? [])
      .filter(({ id, type, state }) => type === 'createCategory' && state !== 'needs_attention' && !listed.has(id))
      .toReversed()
      .map(({ id, text }, index) => ({
        id,
        name: (JSON.parse(text) as CreateCategory).payload.name,
        position: known.length + index,
      }));
    return [...known, ...made];
  }, [data, entries]);
}
