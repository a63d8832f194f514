import { Phone } from 'lucide-react';
import { useState, type SubmitEvent } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/text-field.tsx';
import { phoneStep } from '../../messages/entry.ts';
import { phoneDigits } from './phone-text.ts';
import { useRequest } from './use-request.ts';

/** Asks for the phone; what is not a Mexican phone is said before anything is sent. */
export function PhoneForm({ initial, onSend }: { initial: string; onSend: (phone: string) => Promise<void> }) {
  const [text, setText] = useState(initial);
  const { busy, error, setError, run } = useRequest();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const phone = phoneDigits(text);
    if (!/^[1-9]\d{9}$/u.test(phone)) setError(phoneStep.tooShort);
    else void run(() => onSend(phone));
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={phoneStep.label}
        hint={phoneStep.hint}
        error={error}
        icon={<Phone aria-hidden className="size-5" />}
        value={text}
        onValue={setText}
        type="tel"
        inputMode="tel"
        autoComplete="tel-national"
        autoFocus
      />
      <Button type="submit" variant="solid" large wide busy={busy} busyLabel={phoneStep.sending}>
        {phoneStep.send}
      </Button>
    </form>
  );
}
