import { Inject, Injectable } from '@nestjs/common';
import type { ShopPerson } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { User } from '../entities/user.entity.ts';

/** Who may take over the device: the active people of the shop. */
@Injectable()
export class ListPeople {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute({ tenantId }: RequestContext): Promise<{ items: ShopPerson[] }> {
    const people = await this.transactions.run(tenantId, (tx) =>
      tx.manager.find(User, { where: { tenantId, active: true }, order: { createdAt: 'ASC', id: 'ASC' } }),
    );
    return { items: people.map(({ id, name, role, pinHash }) => ({ id, name, role, hasPin: pinHash !== null })) };
  }
}
