import { useId } from 'react';
import { cx } from './cx.ts';

export interface SwitchProps {
  label: string;
  hint?: string;
  on: boolean;
  onChange: (on: boolean) => void;
  disabled?: boolean;
}

/** On or off, at once; the whole row is the target. */
export function Switch({ label, hint, on, onChange, disabled = false }: SwitchProps) {
  const id = useId();
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-labelledby={`${id}-label`}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      disabled={disabled}
      onClick={() => onChange(!on)}
      className="flex min-h-14 w-full items-center justify-between gap-4 py-2 text-left"
    >
      <span>
        <span id={`${id}-label`} className={cx('block text-16 font-600', disabled && 'text-ink-3')}>
          {label}
        </span>
        {hint !== undefined && (
          <span id={`${id}-hint`} className="block text-14 text-ink-2">
            {hint}
          </span>
        )}
      </span>
      <span
        aria-hidden
        className={cx(
          'flex h-8 w-13 shrink-0 items-center rounded-full p-1 transition-colors duration-120',
          on ? 'bg-accent' : 'bg-well shadow-[inset_0_0_0_1.5px_var(--edge)]',
        )}
      >
        <span
          className={cx(
            'size-6 rounded-full transition-transform duration-120 ease-out',
            on ? 'translate-x-5 bg-on-accent' : 'bg-ink-3',
          )}
        />
      </span>
    </button>
  );
}
