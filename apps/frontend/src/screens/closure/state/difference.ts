import { formatMoney, negateCentavos, subtractCentavos, type Centavos } from '@michangarrito/domain';
import { closeSheet, closure } from '../../../messages/closure.ts';

export interface DifferenceView {
  readonly label: string;
  readonly amount: string;
  readonly tone: 'alert' | 'safe' | 'neutral';
}

/** Counted against expected: what is missing, spare, or that it is even. */
export function differenceView(expected: Centavos, counted: Centavos): DifferenceView {
  const difference = subtractCentavos(counted, expected);
  if (difference < 0) {
    return { label: closure.missing, amount: formatMoney(negateCentavos(difference)), tone: 'alert' };
  }
  if (difference > 0) return { label: closure.spare, amount: formatMoney(difference), tone: 'neutral' };
  return { label: closure.even, amount: formatMoney(difference), tone: 'safe' };
}

/** The difference as a sentence; it never blocks the close. */
export function differenceSentence(expected: Centavos, counted: Centavos): string {
  if (counted === 0 && expected > 0) return closeSheet.notCounted;
  const { amount, tone } = differenceView(expected, counted);
  if (tone === 'safe') return closeSheet.even;
  return tone === 'alert' ? closeSheet.missing(amount) : closeSheet.spare(amount);
}
