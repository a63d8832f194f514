import { useState } from 'react';
import { requestCode, verifyCode } from '../../data/session.ts';
import type { CodeSent, VerifiedPhone } from '../../data/types.ts';
import { CodeForm } from './code-form.tsx';
import { PhoneForm } from './phone-form.tsx';
import { Shelf } from './shelf.tsx';

export interface ProvenPhone extends VerifiedPhone {
  readonly phone: string;
}

/** Phone, then the code that was sent to it; calls back with the proof. */
export function ProvePhone({ onProved }: { onProved: (proof: ProvenPhone) => void }) {
  const [phone, setPhone] = useState('');
  const [sent, setSent] = useState<CodeSent | null>(null);

  const send = async (to: string) => {
    setPhone(to);
    setSent(await requestCode(to));
  };
  if (sent === null) {
    return (
      <>
        <PhoneForm initial={phone} onSend={send} />
        <Shelf />
      </>
    );
  }
  return (
    <CodeForm
      phone={phone}
      sent={sent}
      onResend={() => send(phone)}
      onOtherPhone={() => setSent(null)}
      onCode={async (code) => onProved({ ...(await verifyCode(phone, code)), phone })}
    />
  );
}
