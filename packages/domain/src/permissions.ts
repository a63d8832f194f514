/** Who may do what. */

import { PERMISSIONS } from './enumerations.ts';
import type { Permission, Role } from './enumerations.ts';

const WITHOUT_A_COMMAND: readonly Permission[] = ['sale.cancel', 'debt.forgive'];

/** The permissions that something asks for. Only these are offered to give or take; the others come with their commands. */
export const PERMISSIONS_IN_FORCE: readonly Permission[] = PERMISSIONS.filter(
  (permission) => !WITHOUT_A_COMMAND.includes(permission),
);

/** The owner may do everything; an employee what the owner allowed; an operator nothing inside a shop. */
export function may(
  person: { readonly role: Role; readonly permissions: readonly Permission[] },
  permission: Permission,
): boolean {
  if (person.role === 'owner') return true;
  return person.role === 'employee' && person.permissions.includes(permission);
}
