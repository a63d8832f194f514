import { Inject, Injectable } from '@nestjs/common';
import type { Customer } from '@michangarrito/contracts';
import type { RequestContext } from '../../../common/context/request-context.ts';
import { TenantTransactions, type TenantTx } from '../../../common/database/tenant-transactions.ts';
import { AppError } from '../../../common/errors/app-error.ts';
import { CUSTOMER_COLUMNS, CUSTOMER_SOURCE, customerFromRow, type CustomerRow } from '../services/customer-rows.ts';

/** One customer of the shop with what they owe. Throws CUSTOMER_NOT_FOUND. */
@Injectable()
export class GetCustomer {
  constructor(@Inject(TenantTransactions) private readonly transactions: TenantTransactions) {}

  async execute({ tenantId }: RequestContext, customerId: string): Promise<Customer> {
    return this.transactions.run(tenantId, (tx) => this.read(tx, customerId));
  }

  /** The same inside a transaction that has more to read. */
  async read(tx: TenantTx, customerId: string): Promise<Customer> {
    const [row] = await tx.query<CustomerRow>(
      `select ${CUSTOMER_COLUMNS} from ${CUSTOMER_SOURCE} where c.tenant_id = $1 and c.id = $2`,
      [tx.tenantId, customerId],
    );
    if (!row) throw new AppError('CUSTOMER_NOT_FOUND');
    return customerFromRow(row);
  }
}
