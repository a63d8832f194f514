import type { ReactNode } from 'react';
import { cx } from './cx.ts';

const tones = {
  neutral: 'bg-well text-ink-2',
  paint: 'bg-paint-soft text-accent',
  safe: 'bg-safe-soft text-safe',
  here: 'bg-here-soft text-here',
  alert: 'bg-alert-soft text-alert',
};

export interface BadgeProps {
  children: ReactNode;
  tone?: keyof typeof tones;
  /** 16 px. */
  icon?: ReactNode;
}

/** A word about a row, 22 px. */
export function Badge({ children, tone = 'neutral', icon }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex min-h-5.5 items-center gap-1 rounded-6 px-1.5 text-13 font-650 whitespace-nowrap',
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  );
}
