import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export interface BandProps {
  children: ReactNode;
  className?: string;
}

/**
 * The painted part of the wall: 84 px with its trim line, and on below the system bar. It holds what the thumb does: the
 * navigation, the sale under way, or the action of the screen.
 */
export function Band({ children, className }: BandProps) {
  return (
    <div className="shrink-0 border-t-4 border-trim bg-paint pb-[env(safe-area-inset-bottom)] text-on-paint [--accent:var(--on-paint)]">
      <div className={cx('flex min-h-20 items-center gap-3 px-4 desk:px-6', className)}>{children}</div>
    </div>
  );
}
