import type { TenantTx } from '../database/tenant-transactions.ts';

/**
 * Undoes what a command moved of products that were counted at its time or after: a count saw the shelf as the command had left it. Each such
 * movement gets a pair of the opposite delta, a thousand lines further. Call it once, after the command's levels are written (their rows are
 * the lock).
 */
export async function absorbCounted(tx: TenantTx, commandId: string): Promise<void> {
  await tx.query(
    `with pairs as (
       insert into inventory.inventory_movements (tenant_id, source_id, line_number, product_id, reason, delta_milli, actor_id, recorded_at, happened_at)
       select m.tenant_id, m.source_id, 1000 + m.line_number, m.product_id, 'count_absorbed', -m.delta_milli, m.actor_id, m.recorded_at, m.happened_at
       from inventory.inventory_movements m
       join inventory.stock_levels s on s.tenant_id = m.tenant_id and s.product_id = m.product_id and s.counted_at >= m.happened_at
       where m.tenant_id = $1 and m.source_id = $2
       returning product_id, delta_milli
     )
     insert into inventory.stock_levels as s (tenant_id, product_id, quantity_milli)
     select $1, product_id, sum(delta_milli) from pairs group by product_id order by product_id
     on conflict (tenant_id, product_id) do update set quantity_milli = s.quantity_milli + excluded.quantity_milli, updated_at = now()`,
    [tx.tenantId, commandId],
  );
}
