import { LoaderCircle } from 'lucide-react';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { buttonClass, type ButtonLook } from './button-class.ts';
import { cx } from './cx.ts';
import { useSettled } from './settled.ts';

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'children'> {
  children: ReactNode;
  icon?: ReactNode;
  /** Icon after the label. */
  iconAfter?: ReactNode;
  /** While true the button cannot fire again; it keeps its width. */
  busy?: boolean;
  /** What it says while busy; room for it is kept from the start, so nothing jumps. */
  busyLabel?: string;
}

/**
 * The one button of the design: look by `variant`, state by `busy` and `disabled`. What sells, moves money, saves or ends something
 * takes no tap until the screen has settled: the second tap of a double tap was meant for what stood there before.
 */
export function Button(props: ButtonProps) {
  const {
    variant,
    large,
    wide,
    square,
    icon,
    iconAfter,
    busy = false,
    busyLabel,
    children,
    className,
    onClick,
    type,
    ...rest
  } = props;
  const settled = useSettled();
  const waits = busy || (!settled && (variant === 'go' || variant === 'solid' || variant === 'danger'));
  const guard = (event: MouseEvent<HTMLButtonElement>) => {
    if (waits) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type={type === 'submit' ? 'submit' : 'button'}
      className={cx(buttonClass(pick({ variant, large, wide, square })), className)}
      aria-busy={busy || undefined}
      aria-disabled={waits || undefined}
      onClick={guard}
      {...rest}
    >
      <span className="inline-grid">
        <span
          className={cx('col-start-1 row-start-1 inline-flex items-center justify-center gap-2', busy && 'invisible')}
        >
          {icon}
          {children}
          {iconAfter}
        </span>
        {(busy || busyLabel !== undefined) && (
          <span
            className={cx(
              'col-start-1 row-start-1 inline-flex items-center justify-center gap-2',
              !busy && 'invisible',
            )}
            aria-hidden={!busy}
          >
            <LoaderCircle className="size-5 animate-spin" aria-hidden />
            {busyLabel}
          </span>
        )}
      </span>
    </button>
  );
}

function pick(look: { [Key in keyof ButtonLook]: ButtonLook[Key] | undefined }): ButtonLook {
  return Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined));
}
