import { Injectable } from '@nestjs/common';
import type { CreateCustomer as CreateCustomerCommand } from '@michangarrito/contracts';
import { missingPermission, type CommandScope, type Outcome } from '../../../common/commands/command.ts';

/** A new customer. A fact, also without network: a credit limit set without the right is kept and flagged. */
@Injectable()
export class CreateCustomer {
  readonly run = async ({ tx, actor }: CommandScope, { id, payload }: CreateCustomerCommand): Promise<Outcome> => {
    await tx.query(
      `insert into customers.customers (tenant_id, id, name, phone, credit_limit_centavos, due_rule, note) values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.tenantId, id, payload.name, payload.phone, payload.creditLimitCentavos, payload.dueRule, payload.note],
    );
    const flags = payload.creditLimitCentavos === null ? [] : missingPermission(actor, 'credit.limit');
    return { ok: true, flags, changed: [{ kind: 'customer', ref: id }] };
  };
}
