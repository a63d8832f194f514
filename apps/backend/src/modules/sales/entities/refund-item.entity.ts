import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which part of which line came back, and whether it can be sold again. */
@Entity({ schema: 'sales', name: 'refund_items' })
export class RefundItemEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' }) tenantId: string;
  @PrimaryColumn({ name: 'refund_id', type: 'uuid' }) refundId: string;
  @PrimaryColumn({ name: 'line_number', type: 'smallint' }) lineNumber: number;
  @Column({ name: 'sale_id', type: 'uuid' }) saleId: string;
  @Column({ name: 'sale_line_number', type: 'smallint' }) saleLineNumber: number;
  @Column({ name: 'quantity_milli', type: 'bigint' }) quantityMilli: number;
  @Column({ name: 'total_centavos', type: 'bigint' }) totalCentavos: number;
  @Column({ name: 'iva_centavos', type: 'bigint' }) ivaCentavos: number;
  @Column({ name: 'ieps_centavos', type: 'bigint' }) iepsCentavos: number;
  @Column({ type: 'text' }) destination: 'stock' | 'waste';
}
