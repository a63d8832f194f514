import type { TillReading } from '@michangarrito/contracts';
import { formatMoney, negateCentavos, type Centavos } from '@michangarrito/domain';
import type { ReactNode } from 'react';
import { useOpenSession } from '../../../data/session.ts';
import { seesTotals } from '../../../data/what-may-be-seen.ts';
import { cx } from '../../../design/cx.ts';
import { cashKinds, closure, readingWords } from '../../../messages/closure.ts';
import { methodNames } from '../../../messages/methods.ts';

type Reading = Pick<
  TillReading,
  'expectedCentavos' | 'movements' | 'salesCount' | 'salesCentavos' | 'refundsCentavos' | 'byMethod'
>;

/** What a till session comes to: why the drawer should hold what it should, below what was sold and how it was paid for who may see that. */
export function ReadingList({ reading, children }: { reading: Reading; children?: ReactNode }) {
  const { person } = useOpenSession().enrolment;
  const { movements } = reading;
  return (
    <div className="grid gap-4">
      {seesTotals(person) && <Sold reading={reading} />}
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

/** What was sold and how it was paid: together they are the day. */
function Sold({ reading }: { reading: Reading }) {
  const { byMethod } = reading;
  return (
    <>
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
    </>
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
