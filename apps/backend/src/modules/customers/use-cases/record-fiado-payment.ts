import { Injectable } from '@nestjs/common';
import type { RecordFiadoPayment as RecordFiadoPaymentCommand } from '@michangarrito/contracts';
import type { Flag } from '@michangarrito/domain';
import { oddities, refuse, type CommandScope, type Outcome } from '../../../common/commands/command.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { cashOf } from '../../../common/till/cash-of.ts';
import { moveCash } from '../../../common/till/move-cash.ts';
import { CustomerEntity } from '../entities/customer.entity.ts';

/**
 * An abono: the debt goes down by as much, cash goes into the drawer if it was cash, and what exceeds the debt is the customer's
 * credit. A fact: it is recorded also after the till was closed, as an adjustment of that corte.
 */
@Injectable()
export class RecordFiadoPayment {
  readonly run = async ({ tx, actor }: CommandScope, command: RecordFiadoPaymentCommand): Promise<Outcome> => {
    const { customerId, amountCentavos, method, tenderedCentavos } = command.payload;
    if (tenderedCentavos !== null && method !== 'cash') return refuse('CASH_TENDER_ONLY');
    if (tenderedCentavos !== null && tenderedCentavos < amountCentavos) return refuse('TENDERED_TOO_SMALL');
    const customer = await tx.manager.findOneBy(CustomerEntity, { tenantId: tx.tenantId, id: customerId });
    if (!customer) return refuse('CUSTOMER_NOT_FOUND');
    const cash = await moveCash(tx, command, cashOf(command));
    if (!cash.ok) return refuse('TILL_SESSION_NOT_FOUND');
    const flags: Flag[] = [
      ...oddities(actor, command),
      ...cash.flags,
      ...(customer.archivedAt ? (['customer_archived'] as const) : []),
    ];
    const balanceCentavos = await payDebt(tx, command, flags);
    return {
      ok: true,
      flags,
      changed: [
        { kind: 'fiado_payment', ref: command.id },
        { kind: 'customer', ref: customerId },
      ],
      result: { balanceCentavos },
    };
  };
}

// The balance's row is the lock of everything that changes what the customer owes, so it moves first.
async function payDebt(tx: TenantTx, command: RecordFiadoPaymentCommand, flags: readonly Flag[]): Promise<number> {
  const { customerId, amountCentavos, method, tenderedCentavos, tillSessionId, note } = command.payload;
  const [balance] = await tx.query<{ balance_centavos: number }>(
    `insert into customers.customer_balances as b (tenant_id, customer_id, balance_centavos) values ($1, $2, -$3::bigint)
     on conflict (tenant_id, customer_id) do update set balance_centavos = b.balance_centavos - $3::bigint, updated_at = now()
     returning balance_centavos`,
    [tx.tenantId, customerId, amountCentavos],
  );
  await tx.query(
    `insert into customers.fiado_payments (tenant_id, id, customer_id, amount_centavos, method, tendered_centavos, till_session_id, note,
       flags, actor_id, device_id, business_date, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.tenantId,
      command.id,
      customerId,
      amountCentavos,
      method,
      tenderedCentavos,
      tillSessionId,
      note,
      flags,
      command.actorId,
      command.deviceId,
      command.businessDate,
      command.recordedAt,
    ],
  );
  await tx.query(
    `insert into customers.customer_movements (tenant_id, id, customer_id, kind, amount_centavos, actor_id, recorded_at)
     values ($1, $2, $3, 'abono', -$4::bigint, $5, $6)`,
    [tx.tenantId, command.id, customerId, amountCentavos, command.actorId, command.recordedAt],
  );
  await tx.query(`select customers.refold(array[$1::uuid])`, [customerId]);
  return balance?.balance_centavos ?? 0;
}
