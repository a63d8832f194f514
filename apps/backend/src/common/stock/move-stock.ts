import type { Envelope } from '@michangarrito/contracts';
import type { StockReason } from '@michangarrito/domain';
import type { TenantTx } from '../database/tenant-transactions.ts';

/** One movement of one product, in thousandths of its unit. */
export interface StockMovement {
  readonly productId: string;
  readonly reason: StockReason;
  readonly deltaMilli: number;
  readonly unitCostCentavos: number | null;
  readonly note: string | null;
}

/** Writes a movement into the ledger and its effect on the level, both relative; answers the level after it. */
export async function moveStock(
  tx: TenantTx,
  command: Pick<Envelope, 'id' | 'actorId' | 'recordedAt'>,
  movement: StockMovement,
): Promise<number> {
  await tx.query(
    `insert into inventory.inventory_movements (tenant_id, source_id, line_number, product_id, reason, delta_milli, unit_cost_centavos,
       note, actor_id, recorded_at)
     values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.tenantId,
      command.id,
      movement.productId,
      movement.reason,
      movement.deltaMilli,
      movement.unitCostCentavos,
      movement.note,
      command.actorId,
      command.recordedAt,
    ],
  );
  const [level] = await tx.query<{ quantity_milli: number }>(
    `insert into inventory.stock_levels as s (tenant_id, product_id, quantity_milli) values ($1, $2, $3)
     on conflict (tenant_id, product_id) do update set quantity_milli = s.quantity_milli + excluded.quantity_milli, updated_at = now()
     returning quantity_milli`,
    [tx.tenantId, movement.productId, movement.deltaMilli],
  );
  return level?.quantity_milli ?? movement.deltaMilli;
}
