import type { MirrorPerson } from '@michangarrito/contracts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { User } from '../entities/user.entity.ts';
import { personAnswer } from './session-answers.ts';

/** The active people of the shop with what they may do and since when their PIN is the one that it is; never a hash. */
export async function readMirrorPeople(tx: TenantTx): Promise<MirrorPerson[]> {
  const people = await tx.manager.find(User, {
    where: { tenantId: tx.tenantId, active: true },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
  return people.map((person) => ({
    ...personAnswer(person),
    hasPin: person.pinHash !== null,
    pinSetAt: person.pinSetAt?.toISOString() ?? null,
  }));
}
