import { useState, type SubmitEvent } from 'react';
import { login } from '../../data/session.ts';
import type { VerifiedPhone } from '../../data/types.ts';
import { Button } from '../../design/button.tsx';
import { pinStep } from '../../messages/entry.ts';
import { PinField } from './pin-field.tsx';
import { useRequest } from './use-request.ts';

type FoundShop = VerifiedPhone['shops'][number];

const FEWEST_DIGITS = 4;

/** The PIN of somebody whose phone is proved; an employee's first login chooses it here. */
export function EnterForm({
  ticket,
  shop,
  onEntered,
}: {
  ticket: string;
  shop: FoundShop;
  onEntered: () => Promise<void>;
}) {
  const [pin, setPin] = useState('');
  const { busy, error, setError, run } = useRequest();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (pin.length < FEWEST_DIGITS) {
      setError(pinStep.tooShort);
      return;
    }
    void run(async () => {
      await login({ ticket, tenantId: shop.tenantId, pin });
      await onEntered();
    });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <PinField
        label={shop.hasPin ? pinStep.enter : pinStep.first}
        error={error}
        value={pin}
        onValue={setPin}
        fresh={!shop.hasPin}
        autoFocus
      />
      <Button type="submit" variant="solid" large wide busy={busy} busyLabel={pinStep.entering}>
        {pinStep.in}
      </Button>
    </form>
  );
}
