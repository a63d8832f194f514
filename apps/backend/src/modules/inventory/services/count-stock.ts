import { countAdjustment, milli, type Milli } from '@michangarrito/domain';
import { happenedAtOf } from '../../../common/commands/command.ts';
import type { TenantTx } from '../../../common/database/tenant-transactions.ts';
import { writeMovement, type DatedCommand, type StockCommand } from '../../../common/stock/move-stock.ts';

/** What a count did to the books: the difference that it wrote, and the level after it. */
export interface Counted {
  readonly deltaMilli: number;
  readonly levelMilli: number;
}

/**
 * Makes the books of a product agree with what was counted, as of the moment of the count: what moved after it stays moved. A count older
 * than the last one is written down and changes nothing. The level's row is held, so nothing moves between reading and writing.
 */
export async function countStock(
  tx: TenantTx,
  command: StockCommand,
  productId: string,
  countedMilli: Milli,
  note: string | null,
): Promise<Counted> {
  const dated = { ...command, happenedAt: happenedAtOf(command) };
  const level = await lockLevel(tx, dated, productId);
  const deltaMilli = level.isOlder
    ? milli(0)
    : countAdjustment(level.quantityMilli, countedMilli, await movedAfter(tx, dated, productId));
  await writeMovement(tx, dated, {
    productId,
    reason: 'count',
    deltaMilli,
    countedMilli,
    unitCostCentavos: null,
    note,
  });
  if (!level.isOlder) {
    await tx.query(
      `update inventory.stock_levels set quantity_milli = quantity_milli + $3::bigint, counted_at = $4, counted_by = $5, updated_at = now()
       where tenant_id = $1 and product_id = $2`,
      [tx.tenantId, productId, deltaMilli, dated.happenedAt, command.id],
    );
  }
  return { deltaMilli, levelMilli: level.quantityMilli + deltaMilli };
}

async function lockLevel(
  tx: TenantTx,
  command: DatedCommand,
  productId: string,
): Promise<{ quantityMilli: Milli; isOlder: boolean }> {
  const [level] = await tx.query<{ quantity_milli: number; is_older: boolean }>(
    `insert into inventory.stock_levels as s (tenant_id, product_id) values ($1, $2)
     on conflict (tenant_id, product_id) do update set updated_at = now()
     returning quantity_milli, coalesce((counted_at, counted_by) > ($3::timestamptz, $4::uuid), false) as is_older`,
    [tx.tenantId, productId, command.happenedAt, command.id],
  );
  if (!level) throw new Error('a level was not locked');
  return { quantityMilli: milli(level.quantity_milli), isOlder: level.is_older };
}

/** What the books have of the product after the count; its first stock, whose source is the product's own command, was there before. */
async function movedAfter(tx: TenantTx, command: DatedCommand, productId: string): Promise<Milli> {
  const [row] = await tx.query<{ moved: number }>(
    `select coalesce(sum(delta_milli), 0)::bigint as moved from inventory.inventory_movements
     where tenant_id = $1 and product_id = $2 and coalesce(happened_at, recorded_at) > $3 and source_id <> product_id`,
    [tx.tenantId, productId, command.happenedAt],
  );
  return milli(row?.moved ?? 0);
}
