import { PERMISSIONS_IN_FORCE, type Permission } from '@michangarrito/domain';
import { Switch } from '../../../design/switch.tsx';
import { permissionNames, team } from '../../../messages/settings.ts';

export interface PermissionSwitchesProps {
  permissions: readonly Permission[];
  onChange: (permissions: Permission[]) => void;
}

/** Every right that counts for something as one switch; those that have no switch stay as they are. */
export function PermissionSwitches({ permissions, onChange }: PermissionSwitchesProps) {
  return (
    <fieldset>
      <legend className="text-15 font-600 text-ink-2">{team.can}</legend>
      {PERMISSIONS_IN_FORCE.map((permission) => (
        <Switch
          key={permission}
          label={permissionNames[permission]}
          on={permissions.includes(permission)}
          onChange={(on) =>
            onChange(on ? [...permissions, permission] : permissions.filter((other) => other !== permission))
          }
        />
      ))}
    </fieldset>
  );
}
