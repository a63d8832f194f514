import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What reached the books after the corte that it belongs to. */
@Entity({ schema: 'sales', name: 'closure_adjustments' })
export class ClosureAdjustmentEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ name: 'closure_id', type: 'uuid' }) closureId: string;
  @Column({ type: 'text' }) reason: 'late_sale' | 'late_refund' | 'late_abono' | 'late_cash';
  @Column({ name: 'cash_centavos', type: 'bigint' }) cashCentavos: number;
  @Column({ name: 'total_centavos', type: 'bigint' }) totalCentavos: number;
  @Column({ name: 'recorded_at', type: 'timestamptz' }) recordedAt: Date;
  @Column({ name: 'received_at', type: 'timestamptz' }) receivedAt: Date;
}
