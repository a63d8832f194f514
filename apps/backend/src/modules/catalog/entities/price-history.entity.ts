import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change of price or cost and the command that made it; append-only. */
@Entity({ schema: 'catalog', name: 'price_history' })
export class PriceHistoryEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ name: 'command_id', type: 'uuid' }) commandId: string;
  @PrimaryColumn({ name: 'product_id', type: 'uuid' }) productId: string;
  @Column({ name: 'old_price_centavos', type: 'bigint', nullable: true }) oldPriceCentavos: number | null;
  @Column({ name: 'new_price_centavos', type: 'bigint', nullable: true }) newPriceCentavos: number | null;
  @Column({ name: 'old_cost_centavos', type: 'bigint', nullable: true }) oldCostCentavos: number | null;
  @Column({ name: 'new_cost_centavos', type: 'bigint', nullable: true }) newCostCentavos: number | null;
  @Column({ name: 'actor_id', type: 'uuid' }) actorId: string;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
}
