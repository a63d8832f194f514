import { useEffect, useState, type SubmitEvent } from 'react';
import { useDemoInbox } from '../../data/shop-queries.ts';
import type { CodeSent } from '../../data/types.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/text-field.tsx';
import { codeStep } from '../../messages/entry.ts';
import { readablePhone } from './phone-text.ts';
import { useRequest } from './use-request.ts';

export interface CodeFormProps {
  phone: string;
  sent: CodeSent;
  onCode: (code: string) => Promise<void>;
  onResend: () => Promise<void>;
  onOtherPhone: () => void;
}

/** Asks for the code; a demonstration shows it right here, since no message leaves the machine. */
export function CodeForm({ phone, sent, onCode, onResend, onOtherPhone }: CodeFormProps) {
  const [code, setCode] = useState('');
  const { busy, error, setError, run } = useRequest();
  const wait = useCountdown(sent);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (code.length < 6) setError(codeStep.tooShort);
    else void run(() => onCode(code));
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <TextField
        label={codeStep.label}
        hint={codeStep.sentTo(readablePhone(phone))}
        error={error}
        value={code}
        onValue={(text) => setCode(text.replace(/\D/gu, '').slice(0, 6))}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
      />
      <DemoCode phone={phone} onUse={setCode} />
      <Button type="submit" variant="solid" large wide busy={busy} busyLabel={codeStep.checking}>
        {codeStep.check}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button variant="text" onClick={onOtherPhone}>
          {codeStep.otherPhone}
        </Button>
        <Button variant="text" disabled={wait > 0} onClick={() => void run(onResend)}>
          {wait > 0 ? codeStep.resendIn(wait) : codeStep.resend}
        </Button>
      </div>
    </form>
  );
}

function DemoCode({ phone, onUse }: { phone: string; onUse: (code: string) => void }) {
  const inbox = useDemoInbox(true);
  const code = inbox.data?.codes.find((entry) => entry.phone === phone)?.code;
  if (code === undefined) return null;
  return (
    <p className="flex min-h-14 items-center justify-between gap-3 rounded-12 bg-here-soft py-1 pr-1 pl-3.5 text-15 font-600 text-here">
      {codeStep.demo(code)}
      <Button variant="text" onClick={() => onUse(code)}>
        {codeStep.useDemo}
      </Button>
    </p>
  );
}

/** Seconds until another code may be asked for, counted from each sending. */
function useCountdown(sent: CodeSent): number {
  const [left, setLeft] = useState(sent.resendInSeconds);
  useEffect(() => {
    setLeft(sent.resendInSeconds);
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, [sent]);
  return left;
}
