import { Inject, Injectable } from '@nestjs/common';
import type { TeamMember, TeamMemberChanges } from '@michangarrito/contracts';
import { ChangeNotices } from '../../../common/commands/change-notices.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { User } from '../entities/user.entity.ts';
import { PinHasher } from '../services/pin-hasher.ts';
import { requireGoodPin } from '../services/pin-rules.ts';
import { RememberedPeople } from '../services/remembered-people.ts';
import { SessionDirectory } from '../services/session-directory.ts';
import { endSessions } from '../services/session-rotation.ts';
import { requireMayGive, teamMember } from '../services/team-members.ts';

/** Changes what is given of a person. Permissions hold from the next request on; who leaves is logged out everywhere. */
@Injectable()
export class UpdateTeamMember {
  constructor(
    @Inject(TenantTransactions) private readonly transactions: TenantTransactions,
    @Inject(PinHasher) private readonly hasher: PinHasher,
    @Inject(RememberedPeople) private readonly people: RememberedPeople,
    @Inject(SessionDirectory) private readonly sessions: SessionDirectory,
    @Inject(ChangeNotices) private readonly notices: ChangeNotices,
  ) {}

  /** @throws AppError PERSON_NOT_FOUND, OWNER_STAYS, PERMISSION_MISSING, PIN_LENGTH, PIN_TOO_SIMPLE, NOTHING_TO_CHANGE */
  async execute(caller: RequestContext, personId: string, changes: TeamMemberChanges): Promise<TeamMember> {
    if (Object.values(changes).every((value) => value === undefined)) throw new AppError('NOTHING_TO_CHANGE');
    const { tenantId } = caller;
    const { member, ended } = await this.transactions.run(tenantId, async (tx) => {
      const person = await tx.manager.findOne(User, {
        where: { tenantId, id: personId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!person) throw new AppError('PERSON_NOT_FOUND');
      requireMayChange(caller, person, changes);
      await this.apply(tx, person, changes);
      const leaves = changes.active === false ? await endSessions(tx, { personId }, 'revoked') : [];
      return { member: teamMember(await tx.manager.findOneByOrFail(User, { tenantId, id: personId })), ended: leaves };
    });
    this.people.forget(tenantId);
    for (const sessionId of ended) this.sessions.forget(tenantId, sessionId);
    this.notices.note(tenantId);
    return member;
  }

  private async apply(
    tx: TenantTx,
    person: User,
    { name, pin, permissions, active }: TeamMemberChanges,
  ): Promise<void> {
    if (pin !== undefined) requireGoodPin(pin, person);
    const pinHash = pin === undefined ? null : await this.hasher.hash(pin);
    await tx.query(
      `update auth.users set name = coalesce($3, name), permissions = coalesce($4, permissions), active = coalesce($5, active),
         pin_hash = coalesce($6, pin_hash), pin_failures = case when $6::text is null then pin_failures else 0 end,
         pin_locked_until = case when $6::text is null then pin_locked_until end, updated_at = now()
       where tenant_id = $1 and id = $2`,
      [tx.tenantId, person.id, name ?? null, permissions ? [...new Set(permissions)] : null, active ?? null, pinHash],
    );
  }
}

/** The owner changes everybody, and of the own row name and PIN; others whoever may do no more than they. */
function requireMayChange(caller: RequestContext, person: User, changes: TeamMemberChanges): void {
  if (person.role === 'owner') {
    if (changes.permissions !== undefined || changes.active !== undefined) throw new AppError('OWNER_STAYS');
    if (caller.role !== 'owner') throw new AppError('PERMISSION_MISSING');
    return;
  }
  requireMayGive(caller, [...person.permissions, ...(changes.permissions ?? [])]);
}
