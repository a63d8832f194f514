import { useState, type SubmitEvent } from 'react';
import { Button } from '../../design/button.tsx';
import { pinStep } from '../../messages/entry.ts';
import { PinField } from './pin-field.tsx';
import { useRequest } from './use-request.ts';

const OWNER_DIGITS = 6;

/** The owner chooses a PIN, twice the same, and the shop opens. */
export function NewPinForm({ onPin }: { onPin: (pin: string) => Promise<void> }) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const { busy, error, setError, run } = useRequest();
  const tooShort = pin.length < OWNER_DIGITS;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!tooShort && pin === again) void run(() => onPin(pin));
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <PinField
        label={pinStep.create}
        hint={pinStep.createHint}
        error={tried && tooShort ? pinStep.tooShort : error}
        value={pin}
        onValue={(text) => {
          setError(undefined);
          setPin(text);
        }}
        fresh
        autoFocus
      />
      <PinField
        label={pinStep.repeat}
        error={tried && !tooShort && pin !== again ? pinStep.different : undefined}
        value={again}
        onValue={setAgain}
        fresh
      />
      <Button type="submit" variant="solid" large wide busy={busy} busyLabel={pinStep.opening}>
        {pinStep.open}
      </Button>
    </form>
  );
}
