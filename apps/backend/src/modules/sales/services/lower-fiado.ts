import type { Centavos } from '@michangarrito/domain';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import type { RefundOrder } from './refund-plan.ts';

type Lowered =
  | { readonly ok: true; readonly customerId: string | null; readonly exceeds: boolean }
  /** The sale was not on fiado, or not on so much. */
  | { readonly ok: false };

interface FiadoRow {
  customer_id: string;
  amount_centavos: number;
}

/** Whether something is still owed for this sale. */
export async function isOwed(tx: TenantTx, saleId: string): Promise<boolean> {
  const owed = await tx.query(
    `select 1 from customers.fiados where tenant_id = $1 and id = $2 and paid_centavos + lowered_centavos < amount_centavos`,
    [tx.tenantId, saleId],
  );
  return owed.length > 0;
}

/** Takes what a refund gives back by fiado off the debt of its sale. What exceeds what was left of it becomes the customer's credit. */
export async function lowerFiado(tx: TenantTx, command: RefundOrder, amount: Centavos): Promise<Lowered> {
  if (amount === 0) return { ok: true, customerId: null, exceeds: false };
  const { saleId } = command.payload;
  const [fiado] = await tx.query<FiadoRow>(
    `select customer_id, amount_centavos from customers.fiados where tenant_id = $1 and id = $2`,
    [tx.tenantId, saleId],
  );
  if (!fiado || amount > fiado.amount_centavos) return { ok: false };
  const customerId = fiado.customer_id;
  // The balance's row is the lock of everything that changes what the customer owes, so it moves first.
  await tx.query(
    `insert into customers.customer_balances as b (tenant_id, customer_id, balance_centavos) values ($1, $2, -$3::bigint)
     on conflict (tenant_id, customer_id) do update set balance_centavos = b.balance_centavos - $3::bigint, updated_at = now()`,
    [tx.tenantId, customerId, amount],
  );
  const [lowered] = await tx.query<{ exceeds: boolean }>(
    `update customers.fiados set lowered_centavos = lowered_centavos + $3::bigint where tenant_id = $1 and id = $2
     returning lowered_centavos > amount_centavos as exceeds`,
    [tx.tenantId, saleId, amount],
  );
  await tx.query(
    `insert into customers.customer_movements (tenant_id, id, customer_id, kind, amount_centavos, fiado_id, actor_id, recorded_at)
     values ($1, $2, $3, 'refund', -$4::bigint, $5, $6, $7)`,
    [tx.tenantId, command.id, customerId, amount, saleId, command.actorId, command.recordedAt],
  );
  await tx.query(`select customers.refold(array[$1::uuid])`, [customerId]);
  return { ok: true, customerId, exceeds: lowered?.exceeds ?? false };
}
