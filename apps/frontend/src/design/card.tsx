import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface CardProps {
  title?: string;
  /** Right of the title. */
  aside?: ReactNode;
  children: ReactNode;
  /** Rows reach the edges. */
  flush?: boolean;
  className?: string;
}

/** Paper on the wall: a thin line around, no shadow. */
export function Card({ title, aside, children, flush = false, className }: CardProps) {
  return (
    <section className={cx('overflow-hidden rounded-12 bg-paper shadow-[0_0_0_1px_var(--line)]', className)}>
      {title !== undefined && (
        <div
          className={cx(
            'flex min-h-10 flex-wrap items-center justify-between gap-x-3 px-3.5 py-2 desk:min-h-12 desk:px-5',
            flush && 'border-b border-line',
          )}
        >
          <h2 className="text-15 font-700 desk:text-18">{title}</h2>
          {aside}
        </div>
      )}
      {flush ? (
        children
      ) : (
        <div className={cx('px-3.5 pb-3.5 desk:px-5 desk:pb-4', title === undefined && 'pt-3.5 desk:pt-4')}>
          {children}
        </div>
      )}
    </section>
  );
}
