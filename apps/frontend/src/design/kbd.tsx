import type { ReactNode } from 'react';
import { cx } from './cx.ts';

const grounds = {
  paper: 'bg-well text-ink shadow-[inset_0_0_0_1px_var(--line)]',
  band: 'bg-paint-press text-on-paint shadow-[inset_0_0_0_1px_var(--trim)]',
  mango: 'bg-mango-press text-on-mango',
};

/** A key's name, as printed on the keyboard. */
export function Kbd({ children, on = 'paper' }: { children: ReactNode; on?: keyof typeof grounds }) {
  return (
    <kbd
      className={cx(
        'inline-grid h-6 min-w-6 place-items-center rounded-6 px-1.5 font-sans text-13 font-650 [:disabled_&]:bg-transparent [:disabled_&]:text-ink-3 [:disabled_&]:shadow-[inset_0_0_0_1px_var(--edge)]',
        grounds[on],
      )}
    >
      {children}
    </kbd>
  );
}
