import {
  ZERO_CENTAVOS,
  formatMoney,
  parseMoney,
  percentDiscount,
  subtractCentavos,
  type Centavos,
} from '@michangarrito/domain';
import { useState } from 'react';
import { AmountSheet } from '../../../design/amount-sheet.tsx';
import { actions } from '../../../messages/common.ts';
import { discountSheet } from '../../../messages/sell-sheets.ts';

type Mode = 'pesos' | 'percent';

export interface DiscountSheetProps {
  /** What is being discounted: a line's name, or the whole sale. */
  subtitle: string;
  /** What it costs without the discount, in centavos. */
  base: Centavos;
  onDiscount: (discount: Centavos) => void;
  onClose: () => void;
}

const MODES: readonly { id: Mode; label: string }[] = [
  { id: 'pesos', label: discountSheet.inPesos },
  { id: 'percent', label: discountSheet.inPercent },
];
const QUICK: Record<Mode, readonly string[]> = {
  pesos: ['1', '2', '5', '10', '20'],
  percent: ['5', '10', '15', '20', '50'],
};

/** What is taken off, in pesos or percent; nothing typed takes a discount away again. */
export function DiscountSheet({ subtitle, base, onDiscount, onClose }: DiscountSheetProps) {
  const [mode, setMode] = useState<Mode>('pesos');
  const [text, setText] = useState('');
  const discount = readDiscount(text, mode, base);
  const tooMuch = discount === null || discount > base;
  return (
    <AmountSheet<Mode>
      title={discountSheet.title}
      subtitle={subtitle}
      closeLabel={actions.close}
      eraseLabel={actions.erase}
      modes={{
        label: discountSheet.mode,
        options: MODES,
        current: mode,
        onChange: (next) => {
          setMode(next);
          setText('');
        },
      }}
      typed={{ label: discountSheet.typed, text: shown(text, mode) }}
      result={{ label: discountSheet.result, text: tooMuch ? '' : formatMoney(subtractCentavos(base, discount)) }}
      quick={QUICK[mode].map((typed) => ({
        id: typed,
        label: shown(typed, mode),
        on: typed === text,
        onTap: () => setText(typed),
      }))}
      value={text}
      onValue={setText}
      onClose={onClose}
      {...(tooMuch && { message: discountSheet.tooMuch(mode === 'percent' ? shown('100', mode) : formatMoney(base)) })}
      confirm={{
        label: tooMuch || discount === 0 ? discountSheet.none : discountSheet.confirm(formatMoney(discount)),
        disabled: tooMuch,
        onConfirm: () => !tooMuch && onDiscount(discount),
      }}
    />
  );
}

function shown(text: string, mode: Mode): string {
  const number = text === '' ? '0' : text;
  return mode === 'pesos' ? `$${number}` : `${number} %`;
}

function readDiscount(text: string, mode: Mode, base: Centavos): Centavos | null {
  if (text === '') return ZERO_CENTAVOS;
  if (mode === 'percent') return Number(text) > 100 ? null : percentDiscount(base, Number(text));
  const parsed = parseMoney(text);
  return parsed.ok ? parsed.value : null;
}
