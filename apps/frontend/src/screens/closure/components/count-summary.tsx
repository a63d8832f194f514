import { cx } from '../../../design/cx.ts';
import { closure } from '../../../messages/closure.ts';
import type { DifferenceView } from '../state/difference.ts';

const tones = { alert: 'text-alert', safe: 'text-safe', neutral: 'text-ink' };

/** What was counted; with what should be there and the difference, as it comes to be while one counts, for who may see it. */
export function CountSummary(props: { expected?: string; counted: string; difference?: DifferenceView }) {
  const { expected, counted, difference } = props;
  return (
    <div role="status" className="px-4 pb-3 desk:px-6">
      <dl className="mx-auto flex max-w-180 justify-between gap-3 rounded-12 bg-paper px-3.5 py-2.5 shadow-[0_0_0_1px_var(--line)]">
        {expected !== undefined && <Sum label={closure.expected} amount={expected} />}
        <Sum label={closure.counted} amount={counted} {...(expected !== undefined && { className: 'text-right' })} />
        {difference && (
          <Sum label={difference.label} amount={difference.amount} tone={difference.tone} className="text-right" />
        )}
      </dl>
    </div>
  );
}

function Sum(props: { label: string; amount: string; tone?: DifferenceView['tone']; className?: string }) {
  const { label, amount, tone, className } = props;
  return (
    <div className={cx(className, tone !== undefined && tones[tone])}>
      <dt className={cx('text-14 font-600', (tone === undefined || tone === 'neutral') && 'text-ink-2')}>{label}</dt>
      <dd className="text-18 font-700 whitespace-nowrap">{amount}</dd>
    </div>
  );
}
