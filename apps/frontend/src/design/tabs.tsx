import { useEffect, useRef, type KeyboardEvent } from 'react';
import { cx } from './cx.ts';
import { neighbour } from './tab-order.ts';
import { useScrollEdges } from './use-scroll-edges.ts';

export interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly { id: Id; label: string }[];
  current: Id;
  onChange: (id: Id) => void;
  /** Id of the element that shows what the tab chose. */
  panelId?: string;
}

/** A row of names that scrolls, fading where more follows; the current one is underlined. */
export function Tabs<Id extends string>({ label, tabs, current, onChange, panelId }: TabsProps<Id>) {
  const row = useRef<HTMLDivElement>(null);
  const edges = useScrollEdges(row);
  useEffect(() => {
    row.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = neighbour(tabs, current, step);
    if (next === null) return;
    onChange(next);
    row.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <div
      ref={row}
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      className={cx('scroll-row flex min-h-12 shrink-0 gap-5 overflow-x-auto desk:gap-7 px-4 desk:px-6', edges)}
    >
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          data-tab={tab.id}
          aria-selected={tab.id === current}
          aria-controls={panelId}
          tabIndex={tab.id === current ? 0 : -1}
          onClick={() => onChange(tab.id)}
          className="relative min-h-12 shrink-0 before:absolute before:-inset-x-2.5 before:inset-y-0 text-16 font-600 whitespace-nowrap text-ink-2 after:absolute after:inset-x-0 after:bottom-0.5 after:h-[3px] after:rounded-full aria-selected:font-700 aria-selected:text-ink aria-selected:after:bg-accent focus-visible:-outline-offset-2"
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
