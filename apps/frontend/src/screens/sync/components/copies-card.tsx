import { Download } from 'lucide-react';
import { useOpenSession } from '../../../data/session.ts';
import { describeError } from '../../../data/describe-error.ts';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { useToast } from '../../../design/toast.tsx';
import { copies } from '../../../messages/sync.ts';
import { saveFile } from '../state/save-file.ts';

/** Copies of what this device holds, whatever becomes of the network. */
export function CopiesCard() {
  const { device } = useOpenSession();
  const toast = useToast();
  const savePlain = async () => {
    saveFile(await device.journal.exportText(), 'application/jsonl', 'jsonl');
    toast.show({ text: copies.saved });
  };
  return (
    <Card title={copies.title}>
      <p className="text-15 text-ink-2">{copies.help}</p>
      <div className="mt-1 -ml-3 grid justify-items-start">
        <Button
          variant="text"
          icon={<Download aria-hidden className="size-5" />}
          onClick={() => void savePlain().catch((error: unknown) => toast.show({ text: describeError(error) }))}
        >
          {copies.plain}
        </Button>
      </div>
    </Card>
  );
}
