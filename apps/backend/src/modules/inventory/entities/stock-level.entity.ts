import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What there is of a product: the sum of its movements. */
@Entity({ schema: 'inventory', name: 'stock_levels' })
export class StockLevelEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ name: 'product_id', type: 'uuid' }) productId: string;
  @Column({ name: 'quantity_milli', type: 'bigint' }) quantityMilli: number;
  @Column({ name: 'updated_at', type: 'timestamptz' }) updatedAt: Date;
  @Column({ name: 'counted_at', type: 'timestamptz', nullable: true }) countedAt: Date | null;
  @Column({ name: 'counted_by', type: 'uuid', nullable: true }) countedBy: string | null;
}
