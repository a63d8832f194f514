import { useNavigate, useSearch } from '@tanstack/react-router';
import { Download, LockKeyhole, Upload } from 'lucide-react';
import { useState } from 'react';
import { describeError } from '../../../data/describe-error.ts';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../design/button.tsx';
import { Card } from '../../../design/card.tsx';
import { useToast } from '../../../design/toast.tsx';
import { copies } from '../../../messages/sync.ts';
import { saveFile } from '../state/save-file.ts';
import { BringCopySheet } from './bring-copy-sheet.tsx';
import { SealedCopySheet } from './sealed-copy-sheet.tsx';

/** Copies of what this device holds, whatever becomes of the network; and the way in for one of another device. */
export function CopiesCard() {
  const { device } = useOpenSession();
  const { copia } = useSearch({ from: '/shop/sincronizacion' });
  const navigate = useNavigate();
  const toast = useToast();
  const [sheet, setSheet] = useState<'sealed' | 'bring' | null>(copia === undefined ? null : 'sealed');
  const close = () => {
    setSheet(null);
    void navigate({ to: '/sincronizacion', search: {}, replace: true });
  };
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
        <Button variant="text" icon={<LockKeyhole aria-hidden className="size-5" />} onClick={() => setSheet('sealed')}>
          {copies.sealed}
        </Button>
        <Button variant="text" icon={<Upload aria-hidden className="size-5" />} onClick={() => setSheet('bring')}>
          {copies.bring}
        </Button>
      </div>
      {sheet === 'sealed' && <SealedCopySheet onClose={close} />}
      {sheet === 'bring' && <BringCopySheet onClose={close} />}
    </Card>
  );
}
