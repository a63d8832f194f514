import type { SaleDetail } from '@michangarrito/contracts';
import { formatMoney, formatQuantity, milli, type Milli } from '@michangarrito/domain';
import { useState } from 'react';
import { refundSale } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { Band } from '../../../design/band.tsx';
import { Button } from '../../../design/button.tsx';
import { SegmentedControl } from '../../../design/segmented-control.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { Stepper } from '../../../design/stepper.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { useToast } from '../../../design/toast.tsx';
import { actions, quantity as quantityWords } from '../../../messages/common.ts';
import { methodNames } from '../../../messages/methods.ts';
import { refund } from '../../../messages/sales.ts';
import { stepOf } from '../../sell/state/edit-lines.ts';
import { lineName } from '../../sell/state/views.ts';
import { leftOfLine, moneyOrNull, refundTotal, splitRefund, type RefundQuantities } from '../refund-plan.ts';

type Line = SaleDetail['lines'][number];
type MoneyBack = 'cash' | 'card' | 'transfer';

const MONEY_BACK: readonly { id: MoneyBack; label: string }[] = (['cash', 'card', 'transfer'] as const).map((id) => ({
  id,
  label: methodNames[id],
}));
const DESTINATIONS = [
  { id: 'stock', label: refund.toStock },
  { id: 'waste', label: refund.toWaste },
] as const;

/** Gives back the whole or part of a sale: which goods, where they go, how the money goes back, and why. */
export function RefundSheet({ sale, onClose }: { sale: SaleDetail; onClose: () => void }) {
  const toast = useToast();
  const [quantities, setQuantities] = useState<RefundQuantities>(new Map());
  const [destination, setDestination] = useState<'stock' | 'waste'>('stock');
  const [method, setMethod] = useState<MoneyBack>('cash');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const refundable = sale.lines.filter((line) => leftOfLine(line) > 0);
  const total = refundTotal(sale, quantities);
  const { fiado, money } = splitRefund(sale, total);
  const words = [moneyOrNull(money), moneyOrNull(fiado)] as const;
  const chosen = [...quantities].filter(([, quantity]) => quantity > 0);
  const set = (line: Line, quantity: number) => {
    const within = milli(Math.max(0, Math.min(leftOfLine(line), quantity)));
    setQuantities(new Map(quantities).set(line.lineNumber, within));
  };
  const confirm = async () => {
    setTried(true);
    if (reason.trim() === '' || chosen.length === 0) return;
    setBusy(true);
    try {
      await refundSale({
        saleId: sale.id,
        lines: chosen.map(([lineNumber, quantityMilli]) => ({ lineNumber, quantityMilli, destination })),
        payments: [
          ...(fiado > 0 ? [{ method: 'fiado' as const, amountCentavos: fiado }] : []),
          ...(money > 0 ? [{ method, amountCentavos: money }] : []),
        ],
        totalCentavos: total,
        reason: reason.trim(),
      });
      toast.show({ text: refund.done(...words) });
      onClose();
    } catch (error) {
      setBusy(false);
      toast.show({ text: describeError(error) });
    }
  };
  return (
    <Sheet
      tall
      title={refund.title}
      subtitle={refund.subtitle(sale.folio)}
      closeLabel={actions.close}
      onClose={onClose}
      actions={
        <Button
          variant="text"
          onClick={() => setQuantities(new Map(refundable.map((line) => [line.lineNumber, leftOfLine(line)])))}
        >
          {refund.all}
        </Button>
      }
      band={
        <Band>
          <Button
            variant="go"
            large
            wide
            disabled={chosen.length === 0}
            busy={busy}
            busyLabel={refund.busy}
            onClick={() => void confirm()}
          >
            {chosen.length === 0 ? refund.nothing : refund.confirm(...words)}
          </Button>
        </Band>
      }
    >
      <ul className="border-t border-line">
        {refundable.map((line) => (
          <RefundLine
            key={line.lineNumber}
            line={line}
            quantity={quantities.get(line.lineNumber) ?? milli(0)}
            onSet={(quantity) => set(line, quantity)}
          />
        ))}
      </ul>
      <div className="grid gap-3 px-4 py-3">
        <SegmentedControl
          label={refund.destination}
          options={DESTINATIONS}
          current={destination}
          onChange={setDestination}
        />
        {fiado > 0 && <p className="text-15 font-600">{refund.fiadoFirst(formatMoney(fiado), moneyOrNull(money))}</p>}
        {(money > 0 || total === 0) && (
          <SegmentedControl label={refund.method} options={MONEY_BACK} current={method} onChange={setMethod} />
        )}
        <TextField
          label={refund.reason}
          error={tried && reason.trim() === '' ? refund.reasonMissing : undefined}
          value={reason}
          onValue={setReason}
          maxLength={200}
        />
      </div>
    </Sheet>
  );
}

function RefundLine({ line, quantity, onSet }: { line: Line; quantity: Milli; onSet: (quantity: number) => void }) {
  const step = stepOf(line);
  return (
    <li className="flex min-h-16 items-center gap-3 border-b border-line px-4 py-1">
      <span className="min-w-0 flex-1">
        <span className="line-clamp-2 text-16 leading-tight font-600">{lineName(line)}</span>
        <span className="text-14 text-ink-2">{refund.left(formatQuantity(leftOfLine(line), line.unit))}</span>
      </span>
      <Stepper
        value={formatQuantity(quantity, line.unit)}
        lessLabel={`${quantityWords.less}: ${lineName(line)}`}
        moreLabel={`${quantityWords.more}: ${lineName(line)}`}
        onLess={() => onSet(quantity - step)}
        onMore={() => onSet(quantity + step)}
        lessDisabled={quantity === 0}
      />
    </li>
  );
}
