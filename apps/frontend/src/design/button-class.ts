import { cx } from './cx.ts';

export type ButtonVariant = 'go' | 'solid' | 'secondary' | 'text' | 'danger' | 'on-band';

export interface ButtonLook {
  /** `go` is mango: one per screen, only to sell or to move money. `on-band` is the outlined one for a painted band. */
  variant?: ButtonVariant;
  /** 56 px and larger type, for selling and for bands. */
  large?: boolean;
  /** As wide as its container. */
  wide?: boolean;
  /** Square, for one icon: give the button an `aria-label`. */
  square?: boolean;
}

const looks: Record<ButtonVariant, string> = {
  go: 'bg-mango text-on-mango font-700 active:bg-mango-press',
  solid: 'bg-paint text-on-paint font-650 shadow-[inset_0_0_0_1.5px_var(--solid-ring)] active:bg-paint-press',
  secondary: 'bg-paper text-ink font-650 shadow-[inset_0_0_0_1.5px_var(--edge)] active:bg-well',
  text: 'text-accent font-650 active:bg-paint-soft',
  danger: 'bg-alert-solid text-on-paint font-650 active:brightness-90',
  'on-band': 'text-on-paint font-650 shadow-[inset_0_0_0_1.5px_var(--on-paint-2)] active:bg-paint-press',
};

/** Class names of a button, for links that must look like one. */
export function buttonClass({
  variant = 'secondary',
  large = false,
  wide = false,
  square = false,
}: ButtonLook): string {
  return cx(
    'inline-flex items-center justify-center gap-2 rounded-12 text-center select-none',
    'transition-transform duration-80 ease-out active:scale-98',
    'disabled:scale-100 disabled:bg-well disabled:text-ink-3 disabled:shadow-none disabled:brightness-100',
    large
      ? cx('min-h-14', variant === 'go' ? 'text-20' : 'text-18')
      : cx('min-h-12', variant === 'go' ? 'text-18' : 'text-16'),
    square ? (large ? 'w-14 shrink-0' : 'w-12 shrink-0') : variant === 'text' ? 'px-3' : 'px-4',
    wide && 'w-full',
    looks[variant],
    (variant === 'go' || variant === 'solid') && 'focus-visible:outline-accent',
  );
}
