import { formatMoney, type Centavos } from '@michangarrito/domain';
import { cx } from './cx.ts';

/** An amount in a list or a sentence, `$1,234.50`; it never breaks. Right alignment is the container's. */
export function Money({ centavos, className }: { centavos: Centavos; className?: string }) {
  return <span className={cx('whitespace-nowrap', className)}>{formatMoney(centavos)}</span>;
}
