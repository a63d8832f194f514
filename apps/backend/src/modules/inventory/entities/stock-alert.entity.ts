import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the shop was told about its stock, and when that was over. */
@Entity({ schema: 'inventory', name: 'stock_alerts' })
export class StockAlertEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'product_id', type: 'uuid' }) productId: string;
  @Column({ type: 'text' }) kind: 'low' | 'out' | 'negative' | 'expiring';
  @Column({ name: 'quantity_milli', type: 'bigint' }) quantityMilli: number;
  @Column({ name: 'raised_at', type: 'timestamptz' }) raisedAt: Date;
  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true }) resolvedAt: Date | null;
}
