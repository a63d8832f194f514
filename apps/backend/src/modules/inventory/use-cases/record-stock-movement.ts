import { Injectable } from '@nestjs/common';
import type { RecordStockMovement as RecordStockMovementCommand } from '@michangarrito/contracts';
import { negateMilli, type Flag } from '@michangarrito/domain';
import { missingPermission, refuse, type CommandScope, type Outcome } from '../../../common/commands/command.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { moveStock } from '../../../common/stock/move-stock.ts';
import { countStock, type Counted } from '../services/count-stock.ts';

/**
 * A purchase, a loss, a count or a correction. A fact: recorded also where the actor lacks the right, and flagged. A purchase with
 * a cost is the product's new cost. Whatever the order of arrival, the level is what the last count found and what moved after it.
 */
@Injectable()
export class RecordStockMovement {
  readonly run = async ({ tx, actor }: CommandScope, command: RecordStockMovementCommand): Promise<Outcome> => {
    const { productId, change, note } = command.payload;
    if (!(await isKnown(tx, productId))) return refuse('PRODUCT_NOT_FOUND');
    const unitCostCentavos = change.reason === 'purchase' ? change.unitCostCentavos : null;
    const { deltaMilli, levelMilli } =
      change.reason === 'count'
        ? await countStock(tx, command, productId, change.countedMilli, note)
        : await move(tx, command, change, unitCostCentavos);
    if (unitCostCentavos !== null) await keepCost(tx, command, productId, unitCostCentavos);
    const flags: Flag[] = [
      ...missingPermission(actor, 'stock.adjust'),
      ...(levelMilli < 0 ? (['stock_negative'] as const) : []),
    ];
    const costChanged = unitCostCentavos !== null;
    return {
      ok: true,
      flags,
      changed: [{ kind: costChanged ? 'product' : 'stock', ref: productId }],
      result: { deltaMilli, stockMilli: levelMilli },
    };
  };
}

type Change = RecordStockMovementCommand['payload']['change'];
type Relative = Exclude<Change, { reason: 'count' }>;

async function move(
  tx: TenantTx,
  command: RecordStockMovementCommand,
  change: Relative,
  unitCostCentavos: number | null,
): Promise<Counted> {
  const deltaMilli = deltaOf(change);
  const { productId, note } = command.payload;
  const movement = { productId, reason: change.reason, deltaMilli, countedMilli: null, unitCostCentavos, note };
  return { deltaMilli, levelMilli: await moveStock(tx, command, movement) };
}

function deltaOf(change: Relative): number {
  switch (change.reason) {
    case 'purchase':
      return change.quantityMilli;
    case 'waste':
      return negateMilli(change.quantityMilli);
    case 'adjustment':
      return change.deltaMilli;
  }
}

async function isKnown(tx: TenantTx, productId: string): Promise<boolean> {
  const found = await tx.query(`select 1 from catalog.products where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    productId,
  ]);
  return found.length > 0;
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
