/** Who may do what. */

import type { Permission, Role } from './enumerations.ts';

/** The owner may do everything; an employee what the owner allowed; an operator nothing inside a shop. */
export function may(
  person: { readonly role: Role; readonly permissions: readonly Permission[] },
  permission: Permission,
): boolean {
  if (person.role === 'owner') return true;
  return person.role === 'employee' && person.permissions.includes(permission);
}
