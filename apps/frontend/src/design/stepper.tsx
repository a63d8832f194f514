import { Minus, Plus } from 'lucide-react';
import { cx } from './cx.ts';

export interface StepperProps {
  /** What is shown between the two keys: "5", "156 g". */
  value: string;
  /** Names of the keys for screen readers. */
  lessLabel: string;
  moreLabel: string;
  onLess: () => void;
  onMore: () => void;
  /** A tap on the value, to type it. */
  onValue?: () => void;
  valueLabel?: string;
  lessDisabled?: boolean;
  /** Instead of `onValue`: the value is a field that takes a whole number. */
  typed?: { label: string; onFocus: () => void; onText: (text: string) => void; invalid?: boolean };
  /** Keys apart from a boxed value, as where money is counted. */
  boxed?: boolean;
  selected?: boolean;
}

/** − n +: keys of 56 px. */
export function Stepper(props: StepperProps) {
  const {
    value,
    lessLabel,
    moreLabel,
    onLess,
    onMore,
    onValue,
    typed,
    valueLabel,
    lessDisabled = false,
    boxed = false,
    selected = false,
  } = props;
  const key =
    'grid min-h-14 w-14 shrink-0 place-items-center rounded-12 text-ink active:bg-well disabled:text-ink-3 narrow:w-12';
  const box = cx(
    'grid place-items-center text-18 font-700 whitespace-nowrap',
    boxed ? 'h-10 min-w-11 rounded-8 px-1' : 'min-h-12 min-w-14 flex-1 rounded-8',
    boxed && (selected ? 'bg-paper shadow-[0_0_0_3px_var(--accent)]' : 'bg-well'),
  );
  return (
    <div className={cx('inline-flex items-center justify-between', !boxed && 'min-w-42 rounded-12 bg-paper')}>
      <button type="button" className={key} aria-label={lessLabel} onClick={onLess} disabled={lessDisabled}>
        <Minus aria-hidden className="size-5" />
      </button>
      {typed ? (
        <input
          inputMode="numeric"
          autoComplete="off"
          aria-label={typed.label}
          aria-invalid={typed.invalid === true || undefined}
          value={value}
          onFocus={(event) => {
            typed.onFocus();
            event.target.select();
          }}
          onChange={(event) => typed.onText(event.target.value)}
          className={cx(
            box,
            'w-11 text-center outline-none aria-invalid:text-alert focus:bg-paper focus:shadow-[0_0_0_3px_var(--accent)]',
          )}
        />
      ) : onValue ? (
        <button type="button" className={box} aria-label={valueLabel} onClick={onValue}>
          {value}
        </button>
      ) : (
        <output className={box}>{value}</output>
      )}
      <button type="button" className={key} aria-label={moreLabel} onClick={onMore}>
        <Plus aria-hidden className="size-5" />
      </button>
    </div>
  );
}
