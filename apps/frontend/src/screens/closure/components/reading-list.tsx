import type { TillReading } from '@michangarrito/contracts';
import { formatMoney, negateCentavos, type Centavos } from '@michangarrito/domain';
import type { ReactNode } from 'react';
import { cx } from '../../../design/cx.ts';
import { cashKinds, closure, readingWords } from '../../../messages/closure.ts';
import { methodNames } from '../../../messages/methods.ts';

type Reading = Pick<
  TillReading,
  'expectedCentavos' | 'movements' | 'salesCount' | 'salesCentavos' | 'refundsCentavos' | 'byMethod'
>;

/** What a till session comes to: sales, how they were paid, and why the drawer should hold what it should. */
export function ReadingList({ reading, children }: { reading: Reading; children?: ReactNode }) {
  const { byMethod, movements } = reading;
  return (
    <div className="grid gap-4">
      <dl>
        <AmountRow
          strong
          label={`${readingWords.sales} · ${readingWords.salesCount(reading.salesCount)}`}
          amount={reading.salesCentavos}
        />
        {reading.refundsCentavos > 0 && (
          <AmountRow label={readingWords.refunds} amount={negateCentavos(reading.refundsCentavos)} />
        )}
      </dl>
      <Group title={readingWords.byMethod}>
        <AmountRow label={methodNames.cash} amount={byMethod.cashCentavos} />
        <AmountRow label={methodNames.card} amount={byMethod.cardCentavos} />
        <AmountRow label={methodNames.transfer} amount={byMethod.transferCentavos} />
        <AmountRow label={methodNames.fiado} amount={byMethod.fiadoCentavos} />
      </Group>
      <Group title={readingWords.drawer}>
        {movements.map(({ kind, amountCentavos }) => (
          <AmountRow key={kind} label={cashKinds[kind]} amount={amountCentavos} />
        ))}
        <AmountRow strong label={closure.expected} amount={reading.expectedCentavos} />
        {children}
      </Group>
    </div>
  );
}

/** Rows under a heading. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="text-14 font-600 text-ink-2">{title}</h3>
      <dl>{children}</dl>
    </section>
  );
}

export interface AmountRowProps {
  label: string;
  amount: Centavos;
  strong?: boolean;
  tone?: 'alert' | 'safe' | 'neutral';
}

/** A name and its amount, which stands right. */
export function AmountRow({ label, amount, strong = false, tone = 'neutral' }: AmountRowProps) {
  return (
    <div
      className={cx(
        'flex min-h-10 items-center justify-between gap-3 border-b border-line text-16 last:border-0',
        strong && 'font-700',
        tone === 'alert' && 'text-alert',
        tone === 'safe' && 'text-safe',
      )}
    >
      <dt>{label}</dt>
      <dd className={cx('whitespace-nowrap', !strong && 'font-600')}>{formatMoney(amount)}</dd>
    </div>
  );
}
