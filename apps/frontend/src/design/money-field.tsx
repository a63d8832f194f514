import { useState, type ComponentProps } from 'react';
import { amounts } from '../messages/amounts.ts';
import { Field, type FieldProps } from './field.tsx';
import { isUnreadMoney, isTooMuchMoney } from './money-text.ts';

export interface MoneyFieldProps
  extends FieldProps, Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'className' | 'inputMode'> {
  /** What was typed, as it was typed; parse it with the domain when it is sent. */
  value: string;
  onValue: (value: string) => void;
}

/** An amount: the sign left, the digits right, the hint below. What is not understood stays as it was typed, and the field says so. */
export function MoneyField({ label, hint, error, labelHidden, className, value, onValue, ...input }: MoneyFieldProps) {
  const [tooMuch, setTooMuch] = useState(false);
  const problem = tooMuch ? amounts.tooMuch : isUnreadMoney(value) ? amounts.unread(value.trim()) : error;
  return (
    <Field label={label} hint={hint} error={problem} labelHidden={labelHidden ?? false} className={className}>
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
              const typed = event.target.value;
              setTooMuch(isTooMuchMoney(typed));
              if (!isTooMuchMoney(typed)) onValue(typed);
            }}
            className="min-h-14 w-full min-w-0 flex-1 bg-transparent pr-3.5 pl-1 text-right text-20 font-650 outline-none"
          />
        </>
      )}
    </Field>
  );
}
