import type { Envelope } from '@michangarrito/contracts';
import type { StockReason } from '@michangarrito/domain';
import { happenedAtOf } from '../commands/command.ts';
import type { TenantTx } from '../database/tenant-transactions.ts';
import { absorbCounted } from './absorb-counted.ts';

/** What a movement of stock takes from its command. */
export type StockCommand = Pick<Envelope, 'id' | 'actorId' | 'recordedAt' | 'skewMs'>;

/** The same with `happenedAtOf` it: taken once, since what comes from a clock that is ahead is dated by its arrival. */
export type DatedCommand = StockCommand & { readonly happenedAt: string };

/** One movement of one product, in thousandths of its unit. */
export interface StockMovement {
  readonly productId: string;
  readonly reason: StockReason;
  readonly deltaMilli: number;
  /** What a count found; null for any other movement. */
  readonly countedMilli: number | null;
  readonly unitCostCentavos: number | null;
  readonly note: string | null;
}

/**
 * Writes a movement into the ledger and its effect on the level, both relative; answers the level after it. One dated before the
 * product's last count changes no level: its pair undoes it. The first stock of a new product was there before any count.
 */
export async function moveStock(tx: TenantTx, command: StockCommand, movement: StockMovement): Promise<number> {
  const dated = { ...command, happenedAt: happenedAtOf(command) };
  await writeMovement(tx, dated, movement);
  const [level] = await tx.query<{ quantity_milli: number; is_counted: boolean | null }>(
    `insert into inventory.stock_levels as s (tenant_id, product_id, quantity_milli) values ($1, $2, $3)
     on conflict (tenant_id, product_id) do update set quantity_milli = s.quantity_milli + excluded.quantity_milli, updated_at = now()
     returning quantity_milli, counted_at >= $4 as is_counted`,
    [tx.tenantId, movement.productId, movement.deltaMilli, dated.happenedAt],
  );
  if (!level) throw new Error('a level was not written');
  if (!level.is_counted || movement.productId === command.id) return level.quantity_milli;
  await absorbCounted(tx, command.id);
  return level.quantity_milli - movement.deltaMilli;
}

/** Writes the line of a command that moves one product; the level is the caller's to change, in the same transaction. */
export async function writeMovement(tx: TenantTx, command: DatedCommand, movement: StockMovement): Promise<void> {
  await tx.query(
    `insert into inventory.inventory_movements (tenant_id, source_id, line_number, product_id, reason, delta_milli, counted_milli,
       unit_cost_centavos, note, actor_id, recorded_at, happened_at)
     values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.tenantId,
      command.id,
      movement.productId,
      movement.reason,
      movement.deltaMilli,
      movement.countedMilli,
      movement.unitCostCentavos,
      movement.note,
      command.actorId,
      command.recordedAt,
      command.happenedAt,
    ],
  );
}
