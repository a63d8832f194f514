import type { Product } from '@michangarrito/contracts';
import { applyMovements, formatQuantity, may, parseMoney, parseQuantity, type Milli } from '@michangarrito/domain';
import { useState, type SubmitEvent } from 'react';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../design/button.tsx';
import { MoneyField } from '../../../design/money-field.tsx';
import { haltAtWrong } from '../../../design/halt-at-wrong.ts';
import { Sheet } from '../../../design/sheet.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { actions } from '../../../messages/common.ts';
import { stockSheet } from '../../../messages/products.ts';
import { units } from '../../../messages/sell.ts';
import { stockDelta, useStockChange, type StockChange } from '../state/use-stock-change.ts';

export type StockReason = StockChange['reason'];

export interface StockSheetProps {
  product: Product;
  reason: StockReason;
  onClose: () => void;
}

/** A purchase, a count or a waste of one product. */
export function StockSheet({ product, reason, onClose }: StockSheetProps) {
  const { person } = useOpenSession().enrolment;
  const record = useStockChange(product);
  const [text, setText] = useState('');
  const [cost, setCost] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const parsed = parseQuantity(text, product.unit);
  const isCount = reason === 'count';
  const quantity = parsed.ok && (parsed.value > 0 || isCount) ? parsed.value : null;
  const unitCost = parseMoney(cost);
  const costWrong = cost !== '' && !unitCost.ok;
  const change =
    quantity === null ? null : changeOf(reason, quantity, cost !== '' && unitCost.ok ? unitCost.value : null);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (haltAtWrong(event.currentTarget, costWrong || change === null) || change === null) return;
    if (await record(change, note.trim() === '' ? null : note.trim())) onClose();
  };
  const now = formatQuantity(product.stockMilli, product.unit);
  const after =
    change === null
      ? stockSheet.had(now)
      : stockSheet.willBe(
          formatQuantity(applyMovements(product.stockMilli, [stockDelta(product, change)]), product.unit),
        );
  return (
    <Sheet title={stockSheet.titles[reason]} subtitle={product.name} closeLabel={actions.close} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4 px-4 pb-4">
        <TextField
          label={stockSheet.amounts[reason]}
          hint={after}
          error={tried && quantity === null ? stockSheet.amountMissing : undefined}
          value={text}
          onValue={setText}
          inputMode="decimal"
          suffix={units[product.unit].symbol}
          autoComplete="off"
          data-autofocus
        />
        {reason === 'purchase' && may(person, 'profit.view') && (
          <MoneyField
            label={stockSheet.cost}
            hint={stockSheet.costHint}
            error={tried && costWrong ? stockSheet.costWrong : undefined}
            value={cost}
            onValue={setCost}
          />
        )}
        <TextField
          label={stockSheet.note}
          hint={stockSheet.noteHint[reason]}
          value={note}
          onValue={setNote}
          maxLength={200}
        />
        <Button type="submit" variant="solid" large wide>
          {stockSheet.confirm[reason]}
        </Button>
      </form>
    </Sheet>
  );
}

function changeOf(
  reason: StockReason,
  quantity: Milli,
  unitCostCentavos: Extract<StockChange, { reason: 'purchase' }>['unitCostCentavos'],
): StockChange {
  if (reason === 'purchase') return { reason, quantityMilli: quantity, unitCostCentavos };
  return reason === 'waste' ? { reason, quantityMilli: quantity } : { reason, countedMilli: quantity };
}
