import { ArrowRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { amounts } from '../messages/amounts.ts';
import { Band } from './band.tsx';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { groupTyped, keypadKey, strayKey, typeKey, type KeypadKey, type KeypadRoom } from './keypad-text.ts';
import { Keypad } from './keypad.tsx';
import { SegmentedControl } from './segmented-control.tsx';
import { isSettled } from './settled.ts';
import { Sheet } from './sheet.tsx';
import { useTypedPlace } from './typed-place.ts';
import { useKeys } from './use-keys.ts';

/** Signs of both figures that stand beside each other at full size on a phone. */
const MOST_AT_FULL_SIZE = 13;

export interface AmountSheetProps<Mode extends string> {
  title: string;
  subtitle?: string;
  lead?: ReactNode;
  closeLabel: string;
  eraseLabel: string;
  onClose: () => void;
  /** Two ways to say it, for instance by pesos or by weight. */
  modes?: {
    label: string;
    options: readonly { id: Mode; label: string; icon?: ReactNode }[];
    current: Mode;
    onChange: (mode: Mode) => void;
  };
  /** What is being typed, as shown: "$20". */
  typed: { label: string; text: string };
  /** What it comes to: "156 g". */
  result?: { label: string; text: string };
  /** Amounts to tap instead of typing; hidden where the screen is short. */
  quick?: readonly { id: string; label: string; on: boolean; onTap: () => void }[];
  quickLabel?: string;
  decimal?: boolean;
  /** What was typed, as it was typed. */
  value: string;
  onValue: (value: string) => void;
  /** How much of it there may be; pesos and centavos unless said otherwise. */
  room?: KeypadRoom;
  /** Why it cannot be confirmed yet, or a warning. */
  message?: string;
  confirm: { label: string; onConfirm: () => void; disabled: boolean; busy?: boolean; busyLabel?: string };
}

/** An amount typed on the keypad: by pesos, by weight, in pieces, *varios*, a discount, an abono. A real keyboard types too. */
export function AmountSheet<Mode extends string = string>(props: AmountSheetProps<Mode>) {
  const {
    title,
    subtitle,
    lead,
    closeLabel,
    eraseLabel,
    onClose,
    modes,
    typed,
    result,
    quick,
    quickLabel,
    decimal,
    value,
    onValue,
    room,
    confirm,
  } = props;
  // What was typed and has no place in the amount, until it is erased: dropped, it would leave another number.
  const [stray, setStray] = useState('');
  const message = stray === '' ? props.message : amounts.stray(stray);
  const disabled = confirm.disabled || stray !== '';
  const press = (key: KeypadKey) => {
    if (stray === '') onValue(typeKey(value, key, room));
    else setStray(key === 'erase' ? stray.slice(0, -1) : stray + key);
  };
  useTypedPlace(() => () => {
    setStray(stray);
    onValue(value);
  });
  const isLong = typed.text.length + (result?.text.length ?? 0) > MOST_AT_FULL_SIZE;
  const messageId = useId();
  useKeys((event) => {
    const key = keypadKey(event);
    const odd = strayKey(event, typed.text, decimal ?? true);
    if (odd !== null) {
      event.preventDefault();
      setStray(stray + odd);
    } else if (key !== null) {
      event.preventDefault();
      press(key);
    } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement) && !disabled) {
      event.preventDefault();
      if (isSettled() && !event.repeat && confirm.busy !== true) confirm.onConfirm();
    }
  });
  return (
    <Sheet
      title={title}
      subtitle={subtitle}
      lead={lead}
      closeLabel={closeLabel}
      onClose={onClose}
      band={
        <Band>
          <Button
            variant="go"
            large
            wide
            disabled={disabled}
            busy={confirm.busy ?? false}
            {...(confirm.busyLabel === undefined ? {} : { busyLabel: confirm.busyLabel })}
            onClick={confirm.onConfirm}
          >
            {confirm.label}
          </Button>
        </Band>
      }
    >
      <div className="grid grid-cols-1 gap-2.5 px-4 pb-1.5 short:gap-2">
        {modes && (
          <SegmentedControl
            label={modes.label}
            options={modes.options}
            current={modes.current}
            onChange={modes.onChange}
          />
        )}
        <div
          className="flex flex-wrap items-end justify-between gap-2"
          aria-describedby={message === undefined ? undefined : messageId}
        >
          <Figure label={typed.label} text={groupTyped(typed.text)} small={isLong} typing />
          {result && (
            <>
              <ArrowRight aria-hidden className="mb-2.5 size-5 shrink-0 text-ink-2" />
              <Figure label={result.label} text={result.text} small={isLong} />
            </>
          )}
        </div>
        {message !== undefined && (
          <p id={messageId} role="status" className="text-14 text-alert">
            {message}
          </p>
        )}
        {quick && (
          <div role="group" aria-label={quickLabel} className="grid auto-cols-fr grid-flow-col gap-1.5 short:hidden">
            {quick.map((option) => (
              <button
                key={option.id}
                type="button"
                aria-pressed={option.on}
                onClick={() => {
                  setStray('');
                  option.onTap();
                }}
                className="min-h-12 rounded-12 text-15 font-600 shadow-[inset_0_0_0_1px_var(--line)] active:bg-well aria-pressed:bg-paint-soft aria-pressed:font-700 aria-pressed:text-accent aria-pressed:shadow-[inset_0_0_0_2px_var(--accent)]"
              >
                {option.label}
              </button>
            ))}
          </div>
        )}
        <div data-autofocus tabIndex={-1} className="outline-none">
          <Keypad onKey={press} eraseLabel={eraseLabel} decimal={decimal ?? true} />
        </div>
      </div>
    </Sheet>
  );
}

interface FigureProps {
  label: string;
  text: string;
  small: boolean;
  typing?: boolean;
}

function Figure({ label, text, small, typing = false }: FigureProps) {
  return (
    <div className={typing ? undefined : 'min-w-0 text-right'}>
      <p className="text-14 font-600 text-ink-2">{label}</p>
      <p className="flex items-center">
        <output
          className={cx(
            small ? 'text-24' : 'text-[2.25rem]',
            'leading-tight font-750 whitespace-nowrap',
            !typing && 'text-accent',
          )}
        >
          {text}
        </output>
        {typing && <span aria-hidden className="caret ml-0.5 h-8.5 w-[3px] rounded-full bg-accent" />}
      </p>
    </div>
  );
}
