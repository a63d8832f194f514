import { useRef } from 'react';
import { cx } from './cx.ts';
import { useScrollEdges } from './use-scroll-edges.ts';

export interface FilterChipsProps {
  label: string;
  options: readonly { id: string; label: string; count?: number }[];
  current: string;
  onChange: (id: string) => void;
}

/** One of several ways to narrow a list, in a row that scrolls. */
export function FilterChips({ label, options, current, onChange }: FilterChipsProps) {
  const row = useRef<HTMLDivElement>(null);
  const edges = useScrollEdges(row);
  return (
    <div
      ref={row}
      role="group"
      aria-label={label}
      className={cx('scroll-row -m-1 flex gap-2 overflow-x-auto p-1', edges)}
    >
      {options.map((option) => (
        <button
          key={option.id}
          type="button"
          aria-pressed={option.id === current}
          onClick={() => onChange(option.id)}
          className="inline-flex min-h-12 shrink-0 items-center gap-1.5 rounded-12 bg-paper px-3.5 text-15 font-600 whitespace-nowrap shadow-[inset_0_0_0_1px_var(--line)] aria-pressed:bg-paint-soft aria-pressed:font-700 aria-pressed:text-accent aria-pressed:shadow-[inset_0_0_0_2px_var(--accent)]"
        >
          {option.label}
          {option.count !== undefined && <span className="font-500 text-ink-2">{option.count}</span>}
        </button>
      ))}
    </div>
  );
}
