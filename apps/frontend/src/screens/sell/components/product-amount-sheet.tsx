import type { Unit } from '@michangarrito/domain';
import { Banknote, Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { AmountSheet, type AmountSheetProps } from '../../../design/amount-sheet.tsx';
import { ProductPicture, type Picture } from '../../../design/product-picture.tsx';
import { actions } from '../../../messages/common.ts';
import { amountSheet } from '../../../messages/sell-sheets.ts';

export type AmountMode = 'pesos' | 'quantity';

export interface ProductAmountSheetProps extends Pick<
  AmountSheetProps<AmountMode>,
  'onClose' | 'value' | 'onValue' | 'room' | 'quick' | 'message' | 'confirm' | 'decimal'
> {
  product: Picture;
  /** "$128.00 por kg · quedan 2.4 kg". */
  detail: string;
  mode: AmountMode;
  /** What its quantity is in, for the way beside *por pesos*. */
  unit: Unit;
  /** Absent for what is sold by piece: there is one way to say it. */
  onMode?: (mode: AmountMode) => void;
  /** As shown: "$20", "250 g", "3". */
  typed: string;
  /** What it comes to: "156 g" or "$32.00". */
  result: string;
}

/** "$20 de jamón": pesos to weight, weight to pesos, or a number of pieces. */
export function ProductAmountSheet(props: ProductAmountSheetProps) {
  const { product, detail, mode, unit, onMode, typed, result, ...rest } = props;
  const byPesos = mode === 'pesos';
  const typedLabel = byPesos ? amountSheet.asked : onMode ? amountSheet.weighs : amountSheet.howMany;
  return (
    <AmountSheet<AmountMode>
      {...rest}
      title={product.name}
      subtitle={detail}
      lead={<ProductPicture {...product} />}
      closeLabel={actions.close}
      eraseLabel={actions.erase}
      quickLabel={amountSheet.quick}
      {...(onMode && { modes: { label: amountSheet.mode, options: modesOf(unit), current: mode, onChange: onMode } })}
      typed={{ label: typedLabel, text: typed }}
      result={{ label: byPesos ? amountSheet.weighs : amountSheet.costs, text: result }}
    />
  );
}

function modesOf(unit: Unit): readonly { id: AmountMode; label: string; icon: ReactNode }[] {
  return [
    { id: 'pesos', label: amountSheet.byPesos, icon: <Banknote aria-hidden className="size-5" /> },
    { id: 'quantity', label: amountSheet.byMeasure[unit], icon: <Scale aria-hidden className="size-5" /> },
  ];
}
