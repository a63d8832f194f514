import type { StockReason } from '@michangarrito/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An entry of the stock ledger; append-only. */
@Entity({ schema: 'inventory', name: 'inventory_movements' })
export class InventoryMovementEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ name: 'source_id', type: 'uuid' }) sourceId: string;
  @PrimaryColumn({ name: 'line_number', type: 'smallint' }) lineNumber: number;
  @Column({ name: 'product_id', type: 'uuid' }) productId: string;
  @Column({ type: 'text' }) reason: StockReason;
  @Column({ name: 'delta_milli', type: 'bigint' }) deltaMilli: number;
  @Column({ name: 'unit_cost_centavos', type: 'bigint', nullable: true }) unitCostCentavos: number | null;
  @Column({ type: 'text', nullable: true }) note: string | null;
  @Column({ name: 'actor_id', type: 'uuid' }) actorId: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
  @Column({ name: 'happened_at', type: 'timestamptz', nullable: true }) happenedAt: Date | null;
  @Column({ name: 'counted_milli', type: 'bigint', nullable: true }) countedMilli: number | null;
}
