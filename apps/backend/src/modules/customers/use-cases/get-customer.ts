import { Inject, Injectable } from '@nestjs/common';
import type { Customer } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { readCustomers } from '../services/customer-rows.ts';

/** One customer of the shop with what they owe. Throws CUSTOMER_NOT_FOUND. */
@Injectable()
export class GetCustomer {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute({ tenantId }: RequestContext, customerId: string): Promise<Customer> {
    return this.transactions.run(tenantId, (tx) => this.read(tx, customerId));
  }

  /** The same inside a transaction that has more to read. */
  async read(tx: TenantTx, customerId: string): Promise<Customer> {
    const [customer] = await readCustomers(tx, [customerId]);
    if (!customer) throw new AppError('CUSTOMER_NOT_FOUND');
    return customer;
  }
}
