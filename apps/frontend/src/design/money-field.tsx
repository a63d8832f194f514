import type { ComponentProps } from 'react';
import { Field, type FieldProps } from './field.tsx';

export interface MoneyFieldProps
  extends FieldProps, Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'className' | 'inputMode'> {
  /** What was typed, "21.5"; parse it with the domain when it is sent. */
  value: string;
  onValue: (value: string) => void;
}

/** Keeps digits and one point with two places; a comma typed as a decimal point becomes one. */
function moneyText(typed: string): string | null {
  const text = typed
    .replace(/[$\s]/gu, '')
    .replace(/,(?=\d{1,2}$|$)/u, '.')
    .replaceAll(',', '');
  return /^\d{0,7}(\.\d{0,2})?$/u.test(text) ? text : null;
}

/** An amount: the sign left, the digits right, the hint below. */
export function MoneyField({ label, hint, error, labelHidden, className, value, onValue, ...input }: MoneyFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} labelHidden={labelHidden ?? false} className={className}>
      {(control) => (
        <>
          <span aria-hidden className="pl-3.5 text-18 font-600 text-ink-2">
            $
          </span>
          <input
            {...control}
            {...input}
            inputMode="decimal"
            autoComplete="off"
            value={value}
            onChange={(event) => {
              const text = moneyText(event.target.value);
              if (text !== null) onValue(text);
            }}
            className="min-h-14 w-full min-w-0 flex-1 bg-transparent pr-3.5 pl-1 text-right text-20 font-650 outline-none"
          />
        </>
      )}
    </Field>
  );
}
