import type { TeamMember } from '@michangarrito/contracts';
import { may, type Permission, type Role } from '@michangarrito/domain';
import { AppError } from '../../../common/errors/app-error.ts';
import type { User } from '../entities/user.entity.ts';
import { personAnswer } from './session-answers.ts';

/** A person as who manages the team sees them. */
export function teamMember(user: User): TeamMember {
  return { ...personAnswer(user), phone: user.phone, active: user.active, hasPin: user.pinHash !== null };
}

/**
 * Nobody gives (or takes, or impersonates by a new PIN) what they may not do themselves: otherwise `team.manage` alone would be every
 * permission. @throws AppError PERMISSION_MISSING
 */
export function requireMayGive(
  caller: { role: Role; permissions: readonly Permission[] },
  permissions: readonly Permission[],
): void {
  if (!permissions.every((permission) => may(caller, permission))) throw new AppError('PERMISSION_MISSING');
}
