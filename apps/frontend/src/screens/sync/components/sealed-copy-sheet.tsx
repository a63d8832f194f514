import { sealJournal } from '@michangarrito/local-store';
import { useState, type SubmitEvent } from 'react';
import { useOpenSession } from '../../../data/session.ts';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';
import { copies } from '../../../messages/sync.ts';
import { useRequest } from '../../entry/use-request.ts';
import { saveFile } from '../state/save-file.ts';

const FEWEST_LETTERS = 8;

/** A copy that only the passphrase opens: it may leave the device, since whoever finds it reads nothing. */
export function SealedCopySheet({ onClose }: { onClose: () => void }) {
  const toast = useToast();
  const { device, enrolment } = useOpenSession();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, error, run } = useRequest();
  const tooShort = passphrase.length < FEWEST_LETTERS ? copies.tooShort : undefined;
  const different = passphrase === again ? undefined : copies.different;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (tooShort !== undefined || different !== undefined) return;
    void run(async () => {
      const { deviceId, secret } = enrolment.device;
      const journal = await device.journal.exportText();
      const sealed = await sealJournal({ tenantId: enrolment.tenantId, deviceId, secret, journal }, passphrase);
      saveFile(sealed, 'application/json', 'copia');
      toast.show({ text: copies.saved });
      onClose();
    });
  };
  return (
    <Sheet title={copies.sealTitle} closeLabel={actions.close} onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4 px-4 pb-4">
        <p className="text-16 text-ink-2">{copies.sealHelp}</p>
        <TextField
          label={copies.passphrase}
          error={tried ? tooShort : undefined}
          value={passphrase}
          onValue={setPassphrase}
          type="password"
          autoComplete="new-password"
          data-autofocus
        />
        <TextField
          label={copies.again}
          error={error ?? (tried ? different : undefined)}
          value={again}
          onValue={setAgain}
          type="password"
          autoComplete="new-password"
        />
        <Button type="submit" variant="solid" large wide busy={busy} busyLabel={copies.saving}>
          {copies.save}
        </Button>
      </form>
    </Sheet>
  );
}
