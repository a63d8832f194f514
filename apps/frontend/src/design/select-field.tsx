import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';

export interface SelectFieldProps<Value extends string>
  extends FieldProps, Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'className'> {
  value: Value;
  onValue: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
}

/** One of a few: the system's own list, which every phone shows well. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hint, error, labelHidden, className, value, onValue, options, ...select } = props;
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden ?? false} className={className}>
      {(control) => (
        <>
          <select
            {...control}
            {...select}
            value={value}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value);
              if (chosen) onValue(chosen.value);
            }}
            className="min-h-14 w-full min-w-0 flex-1 appearance-none bg-transparent pr-11 pl-3.5 text-18 outline-none [&>option]:bg-paper"
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown aria-hidden className="pointer-events-none mr-3.5 -ml-10 shrink-0 text-ink-2" />
        </>
      )}
    </Field>
  );
}
