import type { ReactNode } from 'react';
import { Skeleton } from './skeleton.tsx';

export interface HistoryRow {
  id: string;
  title: string;
  detail: string;
  value: ReactNode;
}

export interface HistoryProps {
  /** Undefined while they are read. */
  rows: readonly HistoryRow[] | undefined;
  /** Why they could not be read, in words. */
  error: string | null;
  empty: string;
}

/** What happened, newest first: a list that is read, not tapped. */
export function History({ rows, error, empty }: HistoryProps) {
  if (rows === undefined) {
    return error === null ? <Skeleton rows={2} /> : <p className="px-3.5 py-3 text-15 text-ink-2 desk:px-5">{error}</p>;
  }
  if (rows.length === 0) return <p className="px-3.5 py-3 text-15 text-ink-2 desk:px-5">{empty}</p>;
  return (
    <ul>
      {rows.map((row) => (
        <li
          key={row.id}
          className="flex min-h-13 items-center justify-between gap-3 border-b border-line px-3.5 py-1.5 last:border-0 desk:px-5"
        >
          <span className="min-w-0">
            <span className="block text-15 font-600">{row.title}</span>
            <span className="block text-14 text-ink-2">{row.detail}</span>
          </span>
          <span className="text-16 font-700 whitespace-nowrap">{row.value}</span>
        </li>
      ))}
    </ul>
  );
}
