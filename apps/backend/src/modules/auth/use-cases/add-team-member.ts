import { Inject, Injectable } from '@nestjs/common';
import type { NewTeamMember, TeamMember } from '@michangarrito/contracts';
import { DEFAULT_EMPLOYEE_PERMISSIONS, may } from '@michangarrito/domain';
import { ChangeNotices } from '../../../common/commands/change-notices.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { User } from '../entities/user.entity.ts';
import { insertEmployee } from '../services/insert-employee.ts';
import { PinHasher } from '../services/pin-hasher.ts';
import { requireGoodPin } from '../services/pin-rules.ts';
import { RememberedPeople } from '../services/remembered-people.ts';
import { requireMayGive, teamMember } from '../services/team-members.ts';

/** Adds an employee, with a PIN or without: then the first login with the phone sets it. */
@Injectable()
export class AddTeamMember {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(PinHasher) private readonly hasher: PinHasher,
    @Inject(RememberedPeople) private readonly people: RememberedPeople,
    @Inject(ChangeNotices) private readonly notices: ChangeNotices,
  ) {}

  /** @throws AppError PHONE_TAKEN, PIN_TOO_SIMPLE, PERMISSION_MISSING */
  async execute(caller: RequestContext, { name, phone, pin, permissions }: NewTeamMember): Promise<TeamMember> {
    const granted = permissions ?? DEFAULT_EMPLOYEE_PERMISSIONS.filter((permission) => may(caller, permission));
    requireMayGive(caller, granted);
    if (pin !== null) requireGoodPin(pin, { role: 'employee', phone });
    const pinHash = pin === null ? null : await this.hasher.hash(pin);
    const member = await this.transactions.run(caller.tenantId, async (tx) => {
      const id = await insertEmployee(tx, { name, phone, pinHash, permissions: [...new Set(granted)] });
      return teamMember(await tx.manager.findOneByOrFail(User, { tenantId: tx.tenantId, id }));
    });
    this.people.forget(caller.tenantId);
    this.notices.note(caller.tenantId);
    return member;
  }
}
