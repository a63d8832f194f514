import { useState, type SubmitEvent } from 'react';
import { depositCopy, type Deposited } from '../../../data/deposit-copy.ts';
import { Button } from '../../../design/button.tsx';
import { Sheet } from '../../../design/sheet.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { actions } from '../../../messages/common.ts';
import { copies } from '../../../messages/sync.ts';
import { useRequest } from '../../entry/use-request.ts';

/** Delivers what a sealed copy of another device holds, and says what became of it. */
export function BringCopySheet({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [deposited, setDeposited] = useState<Deposited | null>(null);
  const { busy, error, setError, run } = useRequest();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (file === null) setError(copies.noFile);
    else void run(async () => setDeposited(await depositCopy(await file.text(), passphrase)));
  };
  if (deposited !== null) {
    return (
      <Sheet title={copies.brought} closeLabel={actions.close} onClose={onClose}>
        <div className="grid gap-4 px-4 pb-4">
          <ul role="status" className="grid gap-1 text-16">
            {outcome(deposited).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Button variant="solid" large wide onClick={onClose}>
            {actions.done}
          </Button>
        </div>
      </Sheet>
    );
  }
  return (
    <Sheet title={copies.bringTitle} closeLabel={actions.close} onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4 px-4 pb-4">
        <p className="text-16 text-ink-2">{copies.bringHelp}</p>
        <label className="grid gap-1.5 text-15 font-600 text-ink-2">
          {copies.file}
          <input
            type="file"
            className="min-h-14 rounded-12 bg-paper p-3.5 text-16 text-ink shadow-[inset_0_0_0_1.5px_var(--edge)]"
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </label>
        <TextField
          label={copies.passphrase}
          error={error}
          value={passphrase}
          onValue={setPassphrase}
          type="password"
          autoComplete="off"
        />
        <Button type="submit" variant="solid" large wide busy={busy} busyLabel={copies.sending}>
          {copies.send}
        </Button>
      </form>
    </Sheet>
  );
}

function outcome({ waiting, known, refused }: Deposited): string[] {
  if (waiting + known + refused === 0) return [copies.empty];
  return [
    ...(waiting > 0 ? [copies.waiting(waiting)] : []),
    ...(known > 0 ? [copies.known(known)] : []),
    ...(refused > 0 ? [copies.refused(refused)] : []),
  ];
}
