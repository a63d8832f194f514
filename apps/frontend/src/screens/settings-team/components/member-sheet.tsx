import type { Permission } from '@michangarrito/domain';
import { useState, type SubmitEvent } from 'react';
import { describeError } from '../../../data/describe-error.ts';
import { useUpdateTeamMember } from '../../../data/shop-queries.ts';
import type { TeamMember } from '../../../data/types.ts';
import { Button } from '../../../design/button.tsx';
import { haltAtWrong } from '../../../design/halt-at-wrong.ts';
import { Sheet } from '../../../design/sheet.tsx';
import { Switch } from '../../../design/switch.tsx';
import { useToast } from '../../../design/toast.tsx';
import { actions } from '../../../messages/common.ts';
import { settings, team } from '../../../messages/settings.ts';
import { PinField } from '../../entry/pin-field.tsx';
import { PermissionSwitches } from './permission-switches.tsx';

/** What an employee may do, their PIN, and whether they still work here. */
export function MemberSheet({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const toast = useToast();
  const update = useUpdateTeamMember(member.id);
  const [permissions, setPermissions] = useState<Permission[]>(member.permissions);
  const [active, setActive] = useState(member.active);
  const [pin, setPin] = useState('');
  const pinError = pin !== '' && pin.length < 4 ? team.pinShort : undefined;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (haltAtWrong(event.currentTarget, pinError !== undefined)) return;
    update.mutate(
      { permissions, active, ...(pin !== '' && { pin }) },
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
    <Sheet tall title={member.name} closeLabel={actions.close} onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-4 px-4 pb-4">
        <Switch label={team.works} on={active} onChange={setActive} />
        <PinField label={team.newPin} hint={team.newPinHint} error={pinError} value={pin} onValue={setPin} fresh />
        <PermissionSwitches permissions={permissions} onChange={setPermissions} />
        <Button type="submit" variant="solid" large wide busy={update.isPending} busyLabel={actions.saving}>
          {actions.save}
        </Button>
      </form>
    </Sheet>
  );
}
