import type { TillReading } from '@michangarrito/contracts';
import { useState } from 'react';
import { closeTill } from '../../../data/commands.ts';
import { describeError } from '../../../data/describe-error.ts';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';
import { readingWords } from '../../../messages/closure.ts';
import { ReadingList } from './reading-list.tsx';

/** The corte X: how the till stands. Reading it changes nothing; saving it writes a numbered reading. */
export function ReadingSheet({ reading, onClose }: { reading: TillReading; onClose: () => void }) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const tillSessionId = reading.session?.id;
  const save = async () => {
    if (tillSessionId === undefined) return;
    setBusy(true);
    try {
      await closeTill({
        kind: 'x',
        tillSessionId,
        countedCentavos: null,
        denominations: [],
        note: null,
        watermarks: reading.watermarks,
      });
      toast.show({ text: readingWords.saved });
      onClose();
    } catch (error) {
      setBusy(false);
      toast.show({ text: describeError(error) });
    }
  };
  return (
    <Sheet
      tall
      title={readingWords.title}
      subtitle={readingWords.subtitle}
      closeLabel={actions.close}
      onClose={onClose}
    >
      <div className="grid gap-4 px-4 pb-4">
        <ReadingList reading={reading} />
        <Button variant="solid" large wide busy={busy} busyLabel={actions.saving} onClick={() => void save()}>
          {readingWords.save}
        </Button>
      </div>
    </Sheet>
  );
}
