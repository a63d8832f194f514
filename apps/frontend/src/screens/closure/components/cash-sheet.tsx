import { formatMoney } from '@michangarrito/domain';
import { useState, type SubmitEvent } from 'react';
import { recordCashMovement } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { Button } from '../../../design/button.tsx';
import { MoneyField } from '../../../design/money-field.tsx';
import { SegmentedControl } from '../../../design/segmented-control.tsx';
import { haltAtWrong } from '../../../design/halt-at-wrong.ts';
import { Sheet } from '../../../design/sheet.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { useToast } from '../../../design/toast.tsx';
import { cashSheet } from '../../../messages/closure.ts';
import { actions } from '../../../messages/common.ts';
import {
  emptyCash,
  readCash,
  type CashDirection,
  type CashMissing,
  type HandKind,
  type ReadCash,
} from '../state/cash-draft.ts';

const OUTGOING: readonly { id: HandKind; label: string }[] = [
  { id: 'expense', label: cashSheet.kinds.expense },
  { id: 'out', label: cashSheet.kinds.out },
];
/** What takes a movement back: the ledger is never edited. */
const OPPOSITE: Record<HandKind, HandKind> = { in: 'out', out: 'in', expense: 'in' };

type Whole = Extract<ReadCash, { ok: true }>;

/** Cash that enters or leaves the drawer without a sale, and what for. */
export function CashSheet({ direction, onClose }: { direction: CashDirection; onClose: () => void }) {
  const toast = useToast();
  const [draft, setDraft] = useState(() => emptyCash(direction));
  const [tried, setTried] = useState(false);
  const read = readCash(draft);
  const lacks = (part: CashMissing) => tried && !read.ok && read.missing.includes(part);
  const takeBack = ({ kind, amountCentavos, reason }: Whole) => {
    const back = { kind: OPPOSITE[kind], amountCentavos, reason: cashSheet.undoReason(reason).slice(0, 120) };
    void recordCashMovement(back).catch((error: unknown) => toast.show({ text: describeError(error) }));
  };
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (haltAtWrong(event.currentTarget, !read.ok) || !read.ok) return;
    const { kind, amountCentavos, reason } = read;
    try {
      await recordCashMovement({ kind, amountCentavos, reason });
      onClose();
      toast.show({
        text: cashSheet.done[kind](formatMoney(amountCentavos)),
        action: { label: actions.undo, onAction: () => takeBack(read) },
      });
    } catch (error) {
      toast.show({ text: describeError(error) });
    }
  };
  return (
    <Sheet title={cashSheet[direction]} closeLabel={actions.close} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4 px-4 pb-4">
        {direction === 'out' && (
          <div className="grid gap-1.5">
            <SegmentedControl
              label={cashSheet.kind}
              options={OUTGOING}
              current={draft.kind}
              onChange={(kind) => setDraft({ ...draft, kind })}
            />
            {lacks('kind') && (
              <p role="alert" className="text-14 text-alert">
                {cashSheet.kindMissing}
              </p>
            )}
          </div>
        )}
        <MoneyField
          label={cashSheet.amount}
          error={lacks('amount') ? cashSheet.amountMissing : undefined}
          value={draft.amount}
          onValue={(amount) => setDraft({ ...draft, amount })}
          data-autofocus
        />
        <TextField
          label={cashSheet.reason}
          hint={cashSheet.reasonHint}
          error={lacks('reason') ? cashSheet.reasonMissing : undefined}
          value={draft.reason}
          onValue={(reason) => setDraft({ ...draft, reason })}
          maxLength={120}
        />
        <Button type="submit" variant="solid" large wide>
          {read.ok ? cashSheet.confirm[read.kind] : cashSheet.missing[read.first]}
        </Button>
      </form>
    </Sheet>
  );
}
