import { centavos, formatMoney, parseMoney, type Centavos } from '@michangarrito/domain';
import { useState } from 'react';
import { AmountSheet } from '../../../design/amount-sheet.tsx';
import { actions } from '../../../messages/common.ts';
import { amountSheet, variosSheet } from '../../../messages/sell-sheets.ts';
import { sell } from '../../../messages/sell.ts';

export interface VariosSheetProps {
  /** The most that the shop allows, in centavos. */
  capCentavos: number;
  onAmount: (amount: Centavos) => void;
  onClose: () => void;
}

/** An amount without a product: two taps. */
export function VariosSheet({ capCentavos, onAmount, onClose }: VariosSheetProps) {
  const [text, setText] = useState('');
  const parsed = parseMoney(text);
  const amount = parsed.ok && parsed.value > 0 ? parsed.value : null;
  const tooMuch = amount !== null && amount > capCentavos;
  return (
    <AmountSheet
      title={variosSheet.title}
      subtitle={variosSheet.subtitle}
      closeLabel={actions.close}
      eraseLabel={actions.erase}
      typed={{ label: amountSheet.howMuch, text: `$${text === '' ? '0' : text}` }}
      value={text}
      onValue={setText}
      onClose={onClose}
      {...(tooMuch && { message: variosSheet.tooMuch(formatMoney(centavos(capCentavos))) })}
      confirm={{
        label: amount === null ? amountSheet.addPlain : amountSheet.add(formatMoney(amount), sell.varios),
        disabled: amount === null || tooMuch,
        onConfirm: () => amount !== null && onAmount(amount),
      }}
    />
  );
}
