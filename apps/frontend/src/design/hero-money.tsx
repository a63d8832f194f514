import { formatMoney, splitMoney, type Centavos } from '@michangarrito/domain';
import { cx } from './cx.ts';

const sizes = {
  32: 'text-32',
  42: 'text-42 short:text-32',
  50: 'text-50 short:text-42',
  72: 'text-72 short:text-50',
};

export interface HeroMoneyProps {
  centavos: Centavos;
  size?: keyof typeof sizes;
  className?: string;
}

/** The screen's one figure, wide and heavy, its centavos raised as on a painted price card. Never more than one on a screen. */
export function HeroMoney({ centavos, size = 42, className }: HeroMoneyProps) {
  const { sign, pesos, cents } = splitMoney(centavos);
  return (
    <span
      className={cx('inline-flex items-start whitespace-nowrap font-750 [font-stretch:112%]', sizes[size], className)}
    >
      <span className="sr-only">{formatMoney(centavos)}</span>
      <span aria-hidden>
        {sign}${pesos}
      </span>
      <span aria-hidden className="mt-[0.08em] text-[0.5em] leading-none">
        .{cents}
      </span>
    </span>
  );
}
