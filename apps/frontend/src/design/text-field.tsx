import type { ComponentProps, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Field, type FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps, Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'className'> {
  value: string;
  onValue: (value: string) => void;
  icon?: ReactNode;
  /** Something at the right inside the box, for instance a unit. */
  suffix?: ReactNode;
}

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  labelHidden,
  className,
  value,
  onValue,
  icon,
  suffix,
  ...input
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden ?? false} className={className}>
      {(control) => (
        <>
          {icon !== undefined && <span className="pl-3.5 text-ink-2">{icon}</span>}
          <input
            {...control}
            {...input}
            value={value}
            onChange={(event) => onValue(event.target.value)}
            className={cx(
              'min-h-14 w-full min-w-0 flex-1 bg-transparent px-3.5 outline-none',
              input.type === 'password' ? 'text-24 tracking-[0.25em]' : 'text-18',
            )}
          />
          {suffix !== undefined && <span className={cx('pr-3.5 text-16 whitespace-nowrap text-ink-2')}>{suffix}</span>}
        </>
      )}
    </Field>
  );
}
