import { FileUp } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { StillLinkedError, depositCopy, type Deposited } from '../../../data/deposit-copy.ts';
import { Button } from '../../../design/button.tsx';
import { buttonClass } from '../../../design/button-class.ts';
import { cx } from '../../../design/cx.ts';
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
  const deliver = async (from: File) => {
    try {
      setDeposited(await depositCopy(await from.text(), passphrase));
    } catch (failure) {
      if (!(failure instanceof StillLinkedError)) throw failure;
      setError(copies.stillLinked);
    }
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (file === null) setError(copies.noFile);
    else void run(() => deliver(file));
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
      <form onSubmit={submit} noValidate className="grid grid-cols-1 gap-4 px-4 pb-4">
        <p className="text-16 text-ink-2">{copies.bringHelp}</p>
        <div className="grid grid-cols-1 gap-1.5">
          <p className="text-15 font-600 text-ink-2">{copies.file}</p>
          <label
            className={cx(
              buttonClass({ variant: 'secondary', large: true, wide: true }),
              'relative cursor-pointer has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            )}
          >
            <input type="file" className="sr-only" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
            <FileUp aria-hidden className="size-5 shrink-0" />
            <span className="min-w-0 truncate">{file?.name ?? copies.choose}</span>
          </label>
        </div>
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

function outcome({ waiting, known, declined, refused }: Deposited): string[] {
  if (waiting + known + declined + refused === 0) return [copies.empty];
  return [
    ...(waiting > 0 ? [copies.waiting(waiting)] : []),
    ...(known > 0 ? [copies.known(known)] : []),
    ...(declined > 0 ? [copies.declined(declined)] : []),
    ...(refused > 0 ? [copies.refused(refused)] : []),
  ];
}
