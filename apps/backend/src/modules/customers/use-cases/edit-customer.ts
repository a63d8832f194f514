import { Injectable } from '@nestjs/common';
import type { EditCustomer as EditCustomerCommand } from '@michangarrito/contracts';
import { may } from '@michangarrito/domain';
import { refuse, type CommandScope, type Outcome } from '../../../common/commands/command.ts';
import { CustomerEntity } from '../entities/customer.entity.ts';

/** Changes fields of a customer; those not named stay as others left them. A new credit limit needs the right to set it. */
@Injectable()
export class EditCustomer {
  readonly run = async ({ tx, actor }: CommandScope, { payload }: EditCustomerCommand): Promise<Outcome> => {
    const { customerId, changes } = payload;
    if (Object.keys(changes).length === 0) return refuse('NOTHING_TO_CHANGE');
    if (changes.creditLimitCentavos && !may(actor, 'credit.limit')) return refuse('PERMISSION_MISSING');
    const customer = await tx.manager.findOne(CustomerEntity, {
      where: { tenantId: tx.tenantId, id: customerId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!customer) return refuse('CUSTOMER_NOT_FOUND');
    const { archived, ...columns } = changes;
    for (const [field, change] of Object.entries(columns)) if (change) Object.assign(customer, { [field]: change.to });
    if (archived) customer.archivedAt = archived.to ? new Date() : null;
    customer.updatedAt = new Date();
    await tx.manager.save(CustomerEntity, customer);
    return { ok: true, flags: [], changed: [{ kind: 'customer', ref: customerId }] };
  };
}
