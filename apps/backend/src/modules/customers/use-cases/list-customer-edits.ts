import { Inject, Injectable } from '@nestjs/common';
import type { FieldEdit } from '@michangarrito/contracts';
import { listEdits } from '../../../common/commands/list-edits.ts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { CustomerEntity } from '../entities/customer.entity.ts';

/** What people changed of a customer, newest first; of what says who they are only that it changed. Throws CUSTOMER_NOT_FOUND. */
@Injectable()
export class ListCustomerEdits {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  execute({ tenantId }: RequestContext, customerId: string): Promise<FieldEdit[]> {
    return this.transactions.run(tenantId, async (tx) => {
      const exists = await tx.manager.existsBy(CustomerEntity, { tenantId, id: customerId });
      if (!exists) throw new AppError('CUSTOMER_NOT_FOUND');
      return listEdits(tx, { kind: 'customer', ref: customerId });
    });
  }
}
