import { Injectable } from '@nestjs/common';
import type { RecordStockMovement as RecordStockMovementCommand } from '@michangarrito/contracts';
import { countAdjustment, milli, negateMilli, type Flag } from '@michangarrito/domain';
import { missingPermission, refuse, type CommandScope, type Outcome } from '../../../common/commands/command.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { moveStock } from '../../../common/stock/move-stock.ts';

/**
 * A purchase, a loss, a count or a correction. A fact: recorded also where the actor lacks the right, and flagged. A purchase with
 * a cost is the product's new cost.
 */
@Injectable()
export class RecordStockMovement {
  readonly run = async ({ tx, actor }: CommandScope, command: RecordStockMovementCommand): Promise<Outcome> => {
    const { productId, change, note } = command.payload;
    const current = await lockStock(tx, productId);
    if (current === undefined) return refuse('PRODUCT_NOT_FOUND');
    const unitCostCentavos = change.reason === 'purchase' ? change.unitCostCentavos : null;
    const deltaMilli = deltaOf(change, current);
    const level = await moveStock(tx, command, {
      productId,
      reason: change.reason,
      deltaMilli,
      unitCostCentavos,
      note,
    });
    if (unitCostCentavos !== null) await keepCost(tx, command, productId, unitCostCentavos);
    const flags: Flag[] = [
      ...missingPermission(actor, 'stock.adjust'),
      ...(level < 0 ? (['stock_negative'] as const) : []),
    ];
    const costChanged = unitCostCentavos !== null;
    return {
      ok: true,
      flags,
      changed: [{ kind: costChanged ? 'product' : 'stock', ref: productId }],
      result: { deltaMilli, stockMilli: level },
    };
  };
}

function deltaOf(change: RecordStockMovementCommand['payload']['change'], current: number): number {
  switch (change.reason) {
    case 'purchase':
      return change.quantityMilli;
    case 'waste':
      return negateMilli(change.quantityMilli);
    case 'count':
      return countAdjustment(milli(current), change.countedMilli);
    case 'adjustment':
      return change.deltaMilli;
  }
}

// A count is a difference to what the books have, so nothing may move between reading and writing.
async function lockStock(tx: TenantTx, productId: string): Promise<number | undefined> {
  const [product] = await tx.query(`select 1 from catalog.products where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    productId,
  ]);
  if (product === undefined) return undefined;
  const [level] = await tx.query<{ quantity_milli: number }>(
    `insert into inventory.stock_levels as s (tenant_id, product_id) values ($1, $2)
     on conflict (tenant_id, product_id) do update set updated_at = now() returning quantity_milli`,
    [tx.tenantId, productId],
  );
  return level?.quantity_milli ?? 0;
}

async function keepCost(
  tx: TenantTx,
  command: RecordStockMovementCommand,
  productId: string,
  unitCostCentavos: number,
): Promise<void> {
  await tx.query(
    `with old as (select price_centavos, cost_centavos from catalog.products where tenant_id = $1 and id = $2 for update),
     changed as (update catalog.products set cost_centavos = $3, updated_at = now() where tenant_id = $1 and id = $2)
     insert into catalog.price_history (tenant_id, command_id, product_id, old_price_centavos, new_price_centavos, old_cost_centavos,
       new_cost_centavos, actor_id, recorded_at)
     select $1, $4, $2, price_centavos, price_centavos, cost_centavos, $3, $5, $6 from old where cost_centavos is distinct from $3`,
    [tx.tenantId, productId, unitCostCentavos, command.id, command.actorId, command.recordedAt],
  );
}
