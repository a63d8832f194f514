import { Inject, Injectable } from '@nestjs/common';
import type { TeamMember } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { User } from '../entities/user.entity.ts';
import { teamMember } from '../services/team-members.ts';

/** Everybody who is or was of the shop. */
@Injectable()
export class ListTeam {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute({ tenantId }: RequestContext): Promise<{ items: TeamMember[] }> {
    const people = await this.transactions.run(tenantId, (tx) =>
      tx.manager.find(User, { where: { tenantId }, order: { createdAt: 'ASC', id: 'ASC' } }),
    );
    return { items: people.map(teamMember) };
  }
}
