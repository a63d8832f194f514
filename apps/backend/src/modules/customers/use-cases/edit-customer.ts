import { Injectable } from '@nestjs/common';
import type { EditCustomer as EditCustomerCommand } from '@michangarrito/contracts';
import { may } from '@michangarrito/domain';
import { refuse, type CommandScope, type Outcome } from '../../../common/commands/command.ts';
import { keepEdits, type FieldEdit } from '../../../common/commands/keep-edits.ts';
import { CustomerEntity } from '../entities/customer.entity.ts';

/** Changes fields of a customer; those not named stay as others left them. A new credit limit needs the right to set it. */
@Injectable()
export class EditCustomer {
  readonly run = async ({ tx, actor }: CommandScope, command: EditCustomerCommand): Promise<Outcome> => {
    const { customerId, changes } = command.payload;
    if (Object.keys(changes).length === 0) return refuse('NOTHING_TO_CHANGE');
    if (changes.creditLimitCentavos && !may(actor, 'credit.limit')) return refuse('PERMISSION_MISSING');
    const customer = await tx.manager.findOne(CustomerEntity, {
      where: { tenantId: tx.tenantId, id: customerId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!customer) return refuse('CUSTOMER_NOT_FOUND');
    await keepEdits(tx, command, { kind: 'customer', ref: customerId }, editsOf(customer, changes));
    const { archived, ...columns } = changes;
    for (const [field, change] of Object.entries(columns)) if (change) Object.assign(customer, { [field]: change.to });
    if (archived) customer.archivedAt = archived.to ? new Date() : null;
    customer.updatedAt = new Date();
    await tx.manager.save(CustomerEntity, customer);
    return { ok: true, flags: [], changed: [{ kind: 'customer', ref: customerId }] };
  };
}

type Changes = EditCustomerCommand['payload']['changes'];

/** Fields that say who a person is, or may: a history that nobody can change keeps no value of theirs. */
const PERSONAL = new Set(['name', 'phone', 'note']);

function editsOf(customer: CustomerEntity, changes: Changes): FieldEdit[] {
  const { archived, ...columns } = changes;
  const edits = Object.entries(columns).flatMap(([field, change]) =>
    change
      ? [
          {
            field,
            old: customer[field as keyof typeof columns],
            from: change.from,
            to: change.to,
            personal: PERSONAL.has(field),
          },
        ]
      : [],
  );
  if (!archived) return edits;
  return [...edits, { field: 'archived', old: customer.archivedAt !== null, ...archived, personal: false }];
}
