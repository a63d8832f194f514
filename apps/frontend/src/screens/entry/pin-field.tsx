import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { TextField } from '../../design/text-field.tsx';
import { entry } from '../../messages/entry.ts';

export interface PinFieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  value: string;
  onValue: (pin: string) => void;
  /** Whether a PIN is being chosen; password managers then offer to keep it. */
  fresh?: boolean;
  autoFocus?: boolean;
}

/** Digits only, hidden until asked for. */
export function PinField({ label, hint, error, value, onValue, fresh = false, autoFocus = false }: PinFieldProps) {
  const [visible, setVisible] = useState(false);
  return (
    <TextField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      error={error}
      value={value}
      onValue={(text) => onValue(text.replace(/\D/gu, '').slice(0, 6))}
      type={visible ? 'text' : 'password'}
      inputMode="numeric"
      autoComplete={fresh ? 'new-password' : 'current-password'}
      autoFocus={autoFocus}
      suffix={
        <button
          type="button"
          aria-label={visible ? entry.hidePin : entry.showPin}
          onClick={() => setVisible(!visible)}
          className="-mr-2 grid size-12 place-items-center rounded-full"
        >
          {visible ? <EyeOff aria-hidden className="size-5" /> : <Eye aria-hidden className="size-5" />}
        </button>
      }
    />
  );
}
