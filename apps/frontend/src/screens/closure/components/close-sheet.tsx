import type { TillReading } from '@michangarrito/contracts';
import type { Centavos } from '@michangarrito/domain';
import { Lock, Smartphone, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { closeTill } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { useSyncView } from '../../../data/sync-status.ts';
import { Band } from '../../../design/band.tsx';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { useToast } from '../../../design/toast.tsx';
import { closeSheet, closure } from '../../../messages/closure.ts';
import { actions } from '../../../messages/common.ts';
import { differenceSentence, differenceView } from '../state/difference.ts';
import { AmountRow } from './reading-list.tsx';

export interface CloseSheetProps {
  reading: TillReading;
  counted: Centavos;
  denominations: { valueCentavos: Centavos; count: number }[];
  onClosed: () => void;
  onClose: () => void;
}

/** Asks before the corte Z, which nothing takes back; a difference is said and never blocks. */
export function CloseSheet({ reading, counted, denominations, onClosed, onClose }: CloseSheetProps) {
  const toast = useToast();
  const { unprotected } = useSyncView();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const expected = reading.expectedCentavos;
  const { tone } = differenceView(expected, counted);
  const confirm = async () => {
    if (reading.session === null || busy) return;
    setBusy(true);
    try {
      await closeTill({
        kind: 'z',
        tillSessionId: reading.session.id,
        countedCentavos: counted,
        denominations,
        note: note.trim() === '' ? null : note.trim(),
        watermarks: reading.watermarks,
      });
      onClosed();
    } catch (error) {
      setBusy(false);
      toast.show({ text: describeError(error) });
    }
  };
  return (
    <Sheet
      title={closeSheet.title}
      closeLabel={actions.close}
      onClose={onClose}
      band={
        <Band>
          <Button
            variant="go"
            large
            wide
            icon={<Lock aria-hidden className="size-5" />}
            busy={busy}
            busyLabel={closure.closing}
            onClick={() => void confirm()}
          >
            {closure.close}
          </Button>
        </Band>
      }
    >
      <div className="grid gap-4 px-4 pb-4">
        <dl>
          <AmountRow label={closure.expected} amount={expected} />
          <AmountRow label={closure.counted} amount={counted} />
        </dl>
        <p className={tone === 'alert' ? 'text-18 font-700 text-alert' : 'text-18 font-700'}>
          {differenceSentence(expected, counted)}
        </p>
        {unprotected > 0 && (
          <p className="flex items-start gap-2 rounded-12 bg-here-soft px-3 py-2.5 text-15 text-here">
            <Smartphone aria-hidden className="mt-0.5 size-5 shrink-0" />
            {closeSheet.waiting(unprotected)}
          </p>
        )}
        <TextField label={closeSheet.note} hint={closeSheet.noteHint} value={note} onValue={setNote} maxLength={200} />
        <p className="flex items-start gap-2 text-15 text-ink-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />
          {closeSheet.warning}
        </p>
      </div>
    </Sheet>
  );
}
