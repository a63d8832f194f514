import { formatMoney, parseMoney, type Centavos } from '@michangarrito/domain';
import { useState, type SubmitEvent } from 'react';
import { recordCashMovement } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { Button } from '../../../design/button.tsx';
import { MoneyField } from '../../../design/money-field.tsx';
import { SegmentedControl } from '../../../design/segmented-control.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { useToast } from '../../../design/toast.tsx';
import { cashSheet } from '../../../messages/closure.ts';
import { actions } from '../../../messages/common.ts';

type Kind = keyof typeof cashSheet.kinds;

const OUTGOING: readonly { id: Kind; label: string }[] = [
  { id: 'expense', label: cashSheet.kinds.expense },
  { id: 'out', label: cashSheet.kinds.out },
];
/** What takes a movement back: the ledger is never edited. */
const OPPOSITE: Record<Kind, Kind> = { in: 'out', out: 'in', expense: 'in' };

/** Cash that enters or leaves the drawer without a sale, and what for. */
export function CashSheet({ direction, onClose }: { direction: 'in' | 'out'; onClose: () => void }) {
  const toast = useToast();
  const [kind, setKind] = useState<Kind>(direction === 'in' ? 'in' : 'expense');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const parsed = parseMoney(text);
  const amount = parsed.ok && parsed.value > 0 ? parsed.value : null;
  const why = reason.trim();
  const takeBack = (amountCentavos: Centavos) => {
    const back = { kind: OPPOSITE[kind], amountCentavos, reason: cashSheet.undoReason(why).slice(0, 120) };
    void recordCashMovement(back).catch((error: unknown) => toast.show({ text: describeError(error) }));
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (amount === null || why === '') return;
    try {
      await recordCashMovement({ kind, amountCentavos: amount, reason: why });
      onClose();
      toast.show({
        text: cashSheet.done[kind](formatMoney(amount)),
        action: { label: actions.undo, onAction: () => takeBack(amount) },
      });
    } catch (error) {
      toast.show({ text: describeError(error) });
    }
  };
  return (
    <Sheet title={direction === 'in' ? cashSheet.in : cashSheet.out} closeLabel={actions.close} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4 px-4 pb-4">
        {direction === 'out' && (
          <SegmentedControl label={cashSheet.kind} options={OUTGOING} current={kind} onChange={setKind} />
        )}
        <MoneyField
          label={cashSheet.amount}
          error={tried && amount === null ? cashSheet.amountMissing : undefined}
          value={text}
          onValue={setText}
          data-autofocus
        />
        <TextField
          label={cashSheet.reason}
          hint={cashSheet.reasonHint}
          error={tried && why === '' ? cashSheet.reasonMissing : undefined}
          value={reason}
          onValue={setReason}
          maxLength={120}
        />
        <Button type="submit" variant="solid" large wide>
          {cashSheet.confirm[kind]}
        </Button>
      </form>
    </Sheet>
  );
}
