import { Delete } from 'lucide-react';
import type { KeypadKey } from './keypad-text.ts';

const digits: readonly KeypadKey[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export interface KeypadProps {
  onKey: (key: KeypadKey) => void;
  eraseLabel: string;
  /** Whether there is a decimal point; without it the place stays empty. */
  decimal?: boolean;
}

/** Twelve keys of 56 px without letters. It types where the thumb already is; a real keyboard keeps working beside it. */
export function Keypad({ onKey, eraseLabel, decimal = true }: KeypadProps) {
  const press = (key: KeypadKey) => () => {
    navigator.vibrate?.(10);
    onKey(key);
  };
  const look =
    'grid min-h-14 place-items-center rounded-12 bg-well text-24 font-650 transition-transform duration-80 active:scale-98 active:bg-line';
  return (
    <div className="grid grid-cols-3 gap-1.5">
      {digits.map((key) => (
        <button key={key} type="button" className={look} onClick={press(key)}>
          {key}
        </button>
      ))}
      {decimal ? (
        <button type="button" className={look} onClick={press('.')}>
          .
        </button>
      ) : (
        <span />
      )}
      <button type="button" className={look} onClick={press('0')}>
        0
      </button>
      <button type="button" className={look} aria-label={eraseLabel} onClick={press('erase')}>
        <Delete aria-hidden />
      </button>
    </div>
  );
}
