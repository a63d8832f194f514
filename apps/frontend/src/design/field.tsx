import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { cx } from './cx.ts';

export interface FieldProps {
  label: string;
  /** Below the box; an error takes its place. */
  hint?: string | undefined;
  error?: string | undefined;
  /** Hides the label from sight where the place says it. */
  labelHidden?: boolean;
  className?: string | undefined;
}

interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label, box and hint around one control. */
export function Field({
  label,
  hint,
  error,
  labelHidden = false,
  className,
  children,
}: FieldProps & { children: (control: FieldControl) => ReactNode }) {
  const id = useId();
  const message = error ?? hint;
  return (
    <div className={cx('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className={labelHidden ? 'sr-only' : 'text-15 font-600 text-ink-2'}>
        {label}
      </label>
      <div
        className={cx(
          'flex min-h-14 items-center rounded-12 bg-paper has-disabled:bg-well',
          error === undefined ? 'shadow-[inset_0_0_0_1.5px_var(--edge)]' : 'shadow-[inset_0_0_0_1.5px_var(--alert)]',
          'focus-within:shadow-[inset_0_0_0_3px_var(--accent)]',
        )}
      >
        {children({
          id,
          'aria-describedby': message === undefined ? undefined : `${id}-hint`,
          'aria-invalid': error === undefined ? undefined : true,
        })}
      </div>
      {message !== undefined && (
        <p
          id={`${id}-hint`}
          role={error === undefined ? undefined : 'alert'}
          className={cx('flex items-center gap-1.5 text-14', error === undefined ? 'text-ink-2' : 'text-alert')}
        >
          {error !== undefined && <CircleAlert aria-hidden className="size-4 shrink-0" />}
          {message}
        </p>
      )}
    </div>
  );
}
