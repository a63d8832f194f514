import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface ListRowProps {
  /** Picture, avatar or icon. */
  lead?: ReactNode;
  title: ReactNode;
  /** Second line: words and badges. */
  detail?: ReactNode;
  /** Right side, usually an amount. */
  value?: ReactNode;
  /** Whether it leads somewhere. */
  chevron?: boolean;
  selected?: boolean;
  className?: string;
}

/** The inside of a row of a list, 56–64 px; put it in a link, a button or an `li`. */
export function ListRow({ lead, title, detail, value, chevron = false, selected = false, className }: ListRowProps) {
  return (
    <span
      className={cx(
        'flex min-h-15 w-full items-center gap-3 border-b border-line px-4 py-2 text-left',
        selected ? 'bg-paint-soft [&_[data-avatar]]:bg-paper' : 'bg-paper',
        className,
      )}
    >
      {lead}
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 text-16 leading-tight font-600">{title}</span>
        {detail !== undefined && (
          <span className="mt-0.5 flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-14 text-ink-2">{detail}</span>
        )}
      </span>
      {value !== undefined && <span className="text-18 font-700 whitespace-nowrap">{value}</span>}
      {chevron && <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-2" />}
    </span>
  );
}

/** Two initials in a circle, for a person. */
export function Avatar({ children }: { children: ReactNode }) {
  return (
    <span
      aria-hidden
      data-avatar
      className="grid size-11 shrink-0 place-items-center rounded-full bg-paint-soft text-15 font-700 text-accent"
    >
      {children}
    </span>
  );
}

const leadTones = {
  paint: 'bg-paint-soft text-accent',
  neutral: 'bg-well text-ink-2',
  alert: 'bg-alert-soft text-alert',
};

/** An icon in a square, for a matter. */
export function LeadIcon({ children, tone = 'paint' }: { children: ReactNode; tone?: keyof typeof leadTones }) {
  return (
    <span className={cx('grid size-9 shrink-0 place-items-center rounded-8 [&>svg]:size-5', leadTones[tone])}>
      {children}
    </span>
  );
}
