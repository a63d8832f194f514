import { formatMoney, formatQuantity, lineByQuantity, milli, type Centavos, type Unit } from '@michangarrito/domain';
import { X } from 'lucide-react';
import { Button } from '../../../design/button.tsx';
import { MoneyField } from '../../../design/money-field.tsx';
import { Stepper } from '../../../design/stepper.tsx';
import { quantity as quantityWords } from '../../../messages/common.ts';
import { ticketRefund } from '../../../messages/sync.ts';
import { stepOf } from '../../sell/state/edit-lines.ts';

/** Goods that come back. `amount` is as it was typed. */
export interface Returned {
  readonly key: string;
  /** Null is something without a product. */
  readonly productId: string | null;
  readonly name: string;
  readonly unit: Unit;
  readonly quantityMilli: number;
  /** What one unit costs by the catalogue; null leaves the amount as it is. */
  readonly unitPrice: Centavos | null;
  readonly amount: string;
}

export interface ReturnedLineProps {
  line: Returned;
  tried: boolean;
  /** null takes it off. */
  onChange: (line: Returned | null) => void;
}

/** How much of it, and for how much money: the catalogue suggests, the person says. */
export function ReturnedLine({ line, tried, onChange }: ReturnedLineProps) {
  const step = stepOf(line);
  const set = (quantityMilli: number) => {
    if (quantityMilli > 0) onChange(withQuantity(line, quantityMilli));
  };
  return (
    <li className="grid grid-cols-1 gap-2 rounded-12 bg-paper p-3.5 shadow-[0_0_0_1px_var(--line)]">
      <div className="flex items-center gap-1.5">
        <span className="min-w-0 flex-1 text-16 leading-tight font-600 wrap-anywhere">{line.name}</span>
        <Stepper
          value={formatQuantity(milli(line.quantityMilli), line.unit)}
          lessLabel={`${quantityWords.less}: ${line.name}`}
          moreLabel={`${quantityWords.more}: ${line.name}`}
          onLess={() => set(line.quantityMilli - step)}
          onMore={() => set(line.quantityMilli + step)}
          lessDisabled={line.quantityMilli <= step}
        />
        <Button square variant="text" aria-label={ticketRefund.remove(line.name)} onClick={() => onChange(null)}>
          <X aria-hidden />
        </Button>
      </div>
      <MoneyField
        label={ticketRefund.amount(line.name)}
        error={tried && line.amount.trim() === '' ? ticketRefund.amountWrong : undefined}
        value={line.amount}
        onValue={(amount) => onChange({ ...line, amount, unitPrice: null })}
      />
    </li>
  );
}

/** The same goods in another quantity, at the catalogue's price unless the person said another amount. */
export function withQuantity(line: Returned, quantityMilli: number): Returned {
  if (line.unitPrice === null) return { ...line, quantityMilli };
  const { productId, name, unit, unitPrice } = line;
  const priced = lineByQuantity(
    { productId, name, unit, taxClass: 'iva0', unitPriceCentavos: unitPrice },
    milli(quantityMilli),
  );
  return { ...line, quantityMilli, amount: formatMoney(priced.amountCentavos).replace(/[$,]/gu, '') };
}
