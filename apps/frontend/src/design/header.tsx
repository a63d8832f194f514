import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface HeaderProps {
  title: ReactNode;
  subtitle?: ReactNode;
  /** Shown as an arrow before the title; the label says where it leads. */
  back?: { label: string; onBack: () => void };
  /** Sync pill, a button or a menu. */
  right?: ReactNode;
  className?: string;
}

/** Top of a screen: what is read, and rare things. 60 px, 48 where the screen is short. */
export function Header({ title, subtitle, back, right, className }: HeaderProps) {
  return (
    <header
      className={cx(
        'flex min-h-15 shrink-0 items-center gap-3 px-4 py-1 short:min-h-12 desk:min-h-17 desk:px-6',
        className,
      )}
    >
      {back && (
        <button
          type="button"
          aria-label={back.label}
          onClick={back.onBack}
          className="-mr-1.5 -ml-3 grid size-12 shrink-0 place-items-center rounded-full active:bg-well"
        >
          <ArrowLeft aria-hidden />
        </button>
      )}
      <div className="min-w-0 flex-1 desk:flex desk:items-baseline desk:gap-3">
        <h1 tabIndex={-1} className="truncate text-20 font-700 desk:text-24">
          {title}
        </h1>
        {subtitle !== undefined && <p className="truncate text-14 text-ink-2 desk:text-16">{subtitle}</p>}
      </div>
      {right}
    </header>
  );
}
