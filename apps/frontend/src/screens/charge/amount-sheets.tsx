import { formatMoney, parseMoney, type Centavos } from '@michangarrito/domain';
import { useState } from 'react';
import { AmountSheet } from '../../design/amount-sheet.tsx';
import { charge } from '../../messages/charge.ts';
import { actions } from '../../messages/common.ts';

export interface TypedAmountProps {
  title: string;
  label: string;
  /** The most that makes sense; more disables the button and says why. */
  most?: Centavos;
  onAmount: (amount: Centavos) => void;
  onClose: () => void;
}

/** An amount typed on the keypad while charging: what is handed over, or a part of the payment. */
export function TypedAmount({ title, label, most, onAmount, onClose }: TypedAmountProps) {
  const [text, setText] = useState('');
  const parsed = parseMoney(text);
  const amount = parsed.ok && parsed.value > 0 ? parsed.value : null;
  const tooMuch = most !== undefined && amount !== null && amount > most;
  return (
    <AmountSheet
      title={title}
      closeLabel={actions.close}
      eraseLabel={actions.erase}
      typed={{ label, text: `$${text === '' ? '0' : text}` }}
      value={text}
      onValue={setText}
      onClose={onClose}
      {...(tooMuch && { message: charge.onlyMissing(formatMoney(most)) })}
      confirm={{
        label: actions.done,
        disabled: amount === null || tooMuch,
        onConfirm: () => amount !== null && onAmount(amount),
      }}
    />
  );
}
