import { DEFAULT_EMPLOYEE_PERMISSIONS, type Permission } from '@michangarrito/domain';
import { useState, type SubmitEvent } from 'react';
import { describeError } from '../../../data/describe-error.ts';
import { useAddTeamMember } from '../../../data/shop-queries.ts';
import { Button } from '../../../design/button.tsx';
import { haltAtWrong } from '../../../design/halt-at-wrong.ts';
import { Sheet } from '../../../design/sheet.tsx';
import { TextField } from '../../../design/text-field.tsx';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';
import { settings, team } from '../../../messages/settings.ts';
import { phoneDigits } from '../../entry/phone-text.ts';
import { PinField } from '../../entry/pin-field.tsx';
import { PermissionSwitches } from './permission-switches.tsx';

/** Adds somebody who sells: name and phone are enough. */
export function NewMemberSheet({ onClose }: { onClose: () => void }) {
  const toast = useToast();
  const add = useAddTeamMember();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [pin, setPin] = useState('');
  const [permissions, setPermissions] = useState<Permission[]>([...DEFAULT_EMPLOYEE_PERMISSIONS]);
  const [tried, setTried] = useState(false);
  const digits = phoneDigits(phone);
  const errors = {
    name: name.trim() === '' ? team.nameMissing : undefined,
    phone: /^[1-9]\d{9}$/u.test(digits) ? undefined : team.phoneWrong,
    pin: pin !== '' && pin.length < 4 ? team.pinShort : undefined,
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (
      haltAtWrong(
        event.currentTarget,
        Object.values(errors).some((error) => error !== undefined),
      )
    )
      return;
    add.mutate(
      { name: name.trim(), phone: digits, pin: pin === '' ? null : pin, permissions },
      {
        onSuccess: () => {
          toast.show({ text: settings.saved });
          onClose();
        },
        onError: (error) => toast.show({ text: describeError(error) }),
      },
    );
  };
  return (
    <Sheet tall title={team.add} closeLabel={actions.close} onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4 px-4 pb-4">
        <TextField
          label={team.name}
          error={tried ? errors.name : undefined}
          value={name}
          onValue={setName}
          maxLength={80}
          data-autofocus
        />
        <TextField
          label={team.phone}
          hint={team.phoneHint}
          error={tried ? errors.phone : undefined}
          value={phone}
          onValue={setPhone}
          type="tel"
          inputMode="tel"
        />
        <PinField label={team.pin} hint={team.pinHint} error={errors.pin} value={pin} onValue={setPin} fresh />
        <PermissionSwitches permissions={permissions} onChange={setPermissions} />
        <Button type="submit" variant="solid" large wide busy={add.isPending} busyLabel={actions.saving}>
          {actions.save}
        </Button>
      </form>
    </Sheet>
  );
}
