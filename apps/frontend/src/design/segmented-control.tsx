import { useId, type ReactNode } from 'react';
import { cx } from './cx.ts';

export interface SegmentedControlProps<Id extends string> {
  label: string;
  options: readonly { id: Id; label: string; icon?: ReactNode }[];
  /** null while nothing is chosen. */
  current: Id | null;
  onChange: (id: Id) => void;
  /** Icon above the word, 64 px high. */
  stacked?: boolean;
  className?: string;
}

/** One of two to four, all in sight. */
export function SegmentedControl<Id extends string>({
  label,
  options,
  current,
  onChange,
  stacked = false,
  className,
}: SegmentedControlProps<Id>) {
  const name = useId();
  return (
    <fieldset className={cx('grid auto-cols-fr grid-flow-col rounded-12 bg-well p-1', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.id}
          className={cx(
            'flex cursor-pointer items-center justify-center rounded-8 text-center text-15 font-600 text-ink-2 select-none',
            'has-checked:bg-segment has-checked:font-650 has-checked:text-on-segment has-checked:shadow-[0_1px_3px_oklch(0.23_0.03_195/0.2)]',
            'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            stacked ? 'min-h-14 flex-col gap-0.5' : 'min-h-11 gap-2 px-3',
          )}
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={option.id === current}
            onChange={() => onChange(option.id)}
          />
          {option.icon}
          <span className={stacked && option.label.length > 10 ? 'text-13 tracking-tight' : undefined}>
            {option.label}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
